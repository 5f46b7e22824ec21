import type { CivilDate } from '@guatu/domain/calendar/civil-date'
import type { Activity } from '@guatu/domain/plans/plan-types'
import { sql } from 'kysely'
import type { JudgingMaterial, PlanBody } from '../cards/material.ts'
import type { Db } from '../platform/db.ts'
import type { ReadScope } from '../platform/scope.ts'
import { within } from '../projects/reads.ts'

/** What dating a plan asks for, and nothing of reports or money: a whole portfolio is read in one statement. */
export type PlanMaterial = Pick<JudgingMaterial, 'id' | 'plans' | 'milestoneEvents' | 'baselines'>

/** Events by column; nulls where a plan has none. */
export type EventColumns = readonly [string[] | null, string[] | null, CivilDate[] | null]

export type PlanMaterialRow = {
  id: string
  planId: string
  version: number
  startOn: CivilDate
  committedFinish: CivilDate
  status: string
  template: string | null
  activities: Activity[]
  calendars: PlanBody['calendars']
  events: EventColumns
  baseline: JudgingMaterial['baselines'][number]['dates'] | null
}

export const EVENTS_UP_TO = (knownAt: string) => sql`(
  select json_build_array(array_agg(e.activity_id), array_agg(e.event), array_agg(e.occurred_on)) from (
    select activity_id, event, occurred_on from milestone_event where project_id = p.id and recorded_at <= ${knownAt} order by recorded_at, id) e)`

/**
 * Plans as they stand with what was recorded of them up to a moment: columns as they are stored and events by column, because
 * the database builds a JSON object a row five times as slowly.
 */
export async function loadPlanMaterial(
  db: Db,
  scope: ReadScope,
  ids: readonly string[],
  knownAt: string,
): Promise<PlanMaterial[]> {
  const found = await planMaterialRead(scope, ids, knownAt).execute(db)
  return found.rows.map(planMaterialOf)
}

/** The same as a statement, where it travels with others; `planMaterialOf` says what a row means. */
export const planMaterialRead = (scope: ReadScope, ids: readonly string[], knownAt: string) => sql<PlanMaterialRow>`
    select p.id, pl.id as "planId", pl.version, pl.start_on as "startOn", pl.committed_finish as "committedFinish", pl.status, pl.template, pl.activities, pl.calendars,
      ${EVENTS_UP_TO(knownAt)} as events,
      (select dates from plan_baseline where project_id = p.id order by recorded_at desc limit 1) as baseline
    from project p join plan pl on pl.project_id = p.id where p.id = any(${[...ids]}::uuid[]) and ${within(scope)}`

/** The moment stands for all that the statement left out by it. */
const EARLIER = '2000-01-01T00:00:00.000Z'

/** Ids that sort as the rows came. */
const orderedIds: string[] = []
function orderedId(i: number): string {
  while (orderedIds.length <= i) orderedIds.push(String(orderedIds.length).padStart(6, '0'))
  return orderedIds[i]!
}

export function planMaterialOf(row: PlanMaterialRow): PlanMaterial {
  const { id, planId: _, version, events, baseline, startOn, committedFinish, ...rest } = row
  const body = { start_on: startOn, committed_finish: committedFinish, ...rest }
  return {
    id,
    plans: [{ version, recordedAt: EARLIER, body }],
    milestoneEvents: eventsOf(events),
    baselines: baseline ? [{ id, occurredOn: startOn, recordedAt: EARLIER, dates: baseline }] : [],
  }
}

export const eventsOf = ([activityIds, kinds, days]: EventColumns): PlanMaterial['milestoneEvents'] =>
  (activityIds ?? []).map((activityId, i) => ({
    id: orderedId(i),
    activityId,
    event: kinds![i]!,
    waitsFor: null,
    occurredOn: days![i]!,
    recordedAt: EARLIER,
  }))
