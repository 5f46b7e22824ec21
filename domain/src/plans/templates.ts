import type { CivilDate } from '../calendar/civil-date.ts'
import { FIRST_YEAR } from '../calendar/covered-days.ts'
import { seedNotices } from '../calendar/seed.ts'
import { buildWorkingCalendar } from '../calendar/working-calendar.ts'
import type { PlanCalendars } from './build-network.ts'
import type { Plan } from './plan-types.ts'
import { schedulePlan } from './schedule-plan.ts'
import { industrialPlant } from './templates/industrial-plant.ts'
import type { PlanTemplate } from './templates/plan-template.ts'
import { publicBuilding } from './templates/public-building.ts'
import { renovation } from './templates/renovation.ts'
import { riverWaterWorks } from './templates/river-water-works.ts'
import { road } from './templates/road.ts'

/** The templates the product ships with; an office copies and edits them. */
export const planTemplates: readonly PlanTemplate[] = [
  industrialPlant,
  publicBuilding,
  road,
  riverWaterWorks,
  renovation,
]

export const templateFor = (key: string): PlanTemplate | undefined => planTemplates.find((t) => t.key === key)

export type FromTemplate = {
  readonly committedFinish: CivilDate
  /** Left out: the latest day on which work must begin for the commitment to hold, but not before the status date. */
  readonly start?: CivilDate
  readonly statusDate: CivilDate
}

/**
 * A plan counted back from the committed finish (M07 倒排工期): every node's committed date is its latest finish. Where the time left is too
 * short the dates stay as counted back, and `schedulePlan` says how many days must be won back.
 */
export function planFromTemplate(template: PlanTemplate, wanted: FromTemplate, calendars?: PlanCalendars): Plan {
  const given = calendars ?? { official: buildWorkingCalendar(seedNotices) }
  const earliest = `${FIRST_YEAR}-01-04` as CivilDate
  const back = schedulePlan({ start: earliest, finish: wanted.committedFinish, activities: template.nodes }, given)
  const latest = new Map(back.activities.map((a) => [a.id, a]))
  const begin = back.activities.reduce((min, a) => (a.latestStart < min ? a.latestStart : min), wanted.committedFinish)
  return {
    statusDate: wanted.statusDate,
    start: wanted.start ?? (begin < wanted.statusDate ? wanted.statusDate : begin),
    finish: wanted.committedFinish,
    activities: template.nodes.map((node) => ({ ...node, commitment: latest.get(node.id)!.latestFinish })),
  }
}
