import { isYearlySpan } from '../calendar/calendar-spec.ts'
import type { CivilDate } from '../calendar/civil-date.ts'
import { FIRST_YEAR, LAST_YEAR } from '../calendar/covered-days.ts'
import { isCovered } from '../calendar/working-calendar.ts'
import { type Coded, coded } from '../kernel/coded.ts'
import type { PlanCalendars } from './build-network.ts'
import { orderActivities } from './order-activities.ts'
import type { Activity, Plan } from './plan-types.ts'

/** What is wrong with a plan as written. `fatal`: nothing can be scheduled. `order`: topological, empty when fatal. */
export type PlanCheck = {
  readonly diagnoses: readonly Coded[]
  readonly fatal: boolean
  readonly order: readonly number[]
}

const DATES = [
  'notEarlier',
  'notLater',
  'mustStart',
  'mustFinish',
  'commitment',
  'actualStart',
  'actualFinish',
  'suspendedOn',
  'resumedOn',
] as const satisfies readonly (keyof Activity)[]

const FACTS = ['actualStart', 'actualFinish', 'suspendedOn'] as const satisfies readonly (keyof Activity)[]

const PAIRS = [
  ['notEarlier', 'notLater'],
  ['mustStart', 'mustFinish'],
  ['mustStart', 'notLater'],
  ['notEarlier', 'mustFinish'],
  ['actualStart', 'actualFinish'],
] as const

/**
 * Diagnoses that need no schedule: duplicate-id, loop, year-out-of-range (fatal); missing-predecessor (the link is left out),
 * unknown-calendar (neither the plan's nor one the office keeps; 'cn' is used), start-after-finish, commitment-in-the-past (of an activity, or
 * `activity: null` of the whole), fact-after-status-date, remaining-without-start (it is left out of account), calendar-span-malformed.
 */
export function checkPlan(plan: Plan, calendars?: PlanCalendars): PlanCheck {
  const fatal = [...outOfRange(plan), ...duplicates(plan)]
  if (fatal.length > 0) return { diagnoses: fatal, fatal: true, order: [] }
  const ordered = orderActivities(plan.activities)
  if ('loop' in ordered) {
    return { diagnoses: [coded('loop', { activities: ordered.loop })], fatal: true, order: [] }
  }
  return { diagnoses: doubtsOf(plan, calendars), fatal: false, order: ordered.order }
}

/** The topological order of a plan that has none of the fatal faults; null of one that has. */
export function orderOfSound(plan: Plan): readonly number[] | null {
  if (outOfRange(plan).length > 0 || duplicates(plan).length > 0) return null
  const ordered = orderActivities(plan.activities)
  return 'loop' in ordered ? null : ordered.order
}

/** The same for a plan of which only dates and durations changed, so that its order still holds. */
export function checkDates(plan: Plan, order: readonly number[], calendars: PlanCalendars): PlanCheck {
  const fatal = outOfRange(plan)
  return fatal.length > 0
    ? { diagnoses: fatal, fatal: true, order: [] }
    : { diagnoses: doubtsOf(plan, calendars), fatal: false, order }
}

function doubtsOf(plan: Plan, calendars: PlanCalendars | undefined): Coded[] {
  const diagnoses: Coded[] = []
  if (plan.finish && plan.finish < plan.start) {
    diagnoses.push(coded('start-after-finish', { activity: null, start: plan.start, finish: plan.finish }))
  } else if (plan.finish && plan.statusDate && plan.finish < plan.statusDate && !plan.activities.every(isFinished)) {
    const params = { activity: null, commitment: plan.finish, statusDate: plan.statusDate }
    diagnoses.push(coded('commitment-in-the-past', params))
  }
  for (const [key, spec] of Object.entries(plan.calendars ?? {})) {
    if (!(spec.offYearly ?? []).every(isYearlySpan)) diagnoses.push(coded('calendar-span-malformed', { calendar: key }))
  }
  const ids = new Set(plan.activities.map((a) => a.id))
  const known = new Set(['cn', ...Object.keys(calendars?.shared ?? {}), ...Object.keys(plan.calendars ?? {})])
  for (const activity of plan.activities) diagnoses.push(...ofActivity(plan, activity, ids, known))
  return diagnoses
}

const isFinished = (activity: Activity): boolean => activity.actualFinish !== undefined

function outOfRange(plan: Plan): Coded[] {
  const found: Coded[] = []
  const look = (activity: string | null, field: string, date: CivilDate | undefined): void => {
    if (date && !isCovered(date)) {
      found.push(coded('year-out-of-range', { activity, field, date, firstYear: FIRST_YEAR, lastYear: LAST_YEAR }))
    }
  }
  look(null, 'start', plan.start)
  look(null, 'finish', plan.finish)
  look(null, 'statusDate', plan.statusDate)
  for (const activity of plan.activities) for (const field of DATES) look(activity.id, field, activity[field])
  return found
}

function duplicates(plan: Plan): Coded[] {
  const seen = new Set<string>()
  const twice = new Set<string>()
  for (const { id } of plan.activities) {
    if (seen.has(id)) twice.add(id)
    seen.add(id)
  }
  return [...twice].map((activity) => coded('duplicate-id', { activity }))
}

function ofActivity(plan: Plan, activity: Activity, ids: ReadonlySet<string>, calendars: ReadonlySet<string>): Coded[] {
  const found: Coded[] = []
  for (const link of activity.predecessors ?? []) {
    if (!ids.has(link.id)) found.push(coded('missing-predecessor', { activity: activity.id, predecessor: link.id }))
  }
  const { calendar } = activity
  if (calendar && !calendars.has(calendar)) {
    found.push(coded('unknown-calendar', { activity: activity.id, calendar }))
  }
  for (const [first, second] of PAIRS) {
    const start = activity[first]
    const finish = activity[second]
    if (start && finish && start > finish) {
      found.push(coded('start-after-finish', { activity: activity.id, start, finish }))
    }
  }
  const { commitment } = activity
  const statusDate = plan.statusDate ?? plan.start
  if (commitment && commitment < statusDate && !activity.actualFinish) {
    found.push(coded('commitment-in-the-past', { activity: activity.id, commitment, statusDate }))
  }
  return [...found, ...factsAmiss(plan, activity)]
}

/** What is reported done after the day the facts stand up to, and work left of what has not begun. */
function factsAmiss({ statusDate }: Plan, activity: Activity): Coded[] {
  const found: Coded[] = []
  for (const field of FACTS) {
    const date = activity[field]
    if (date && statusDate && date > statusDate) {
      found.push(coded('fact-after-status-date', { activity: activity.id, date, statusDate }))
    }
  }
  if (activity.remaining !== undefined && !activity.actualStart && !activity.actualFinish) {
    found.push(coded('remaining-without-start', { activity: activity.id, remaining: activity.remaining }))
  }
  return found
}
