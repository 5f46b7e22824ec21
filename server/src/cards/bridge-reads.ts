import type { CivilDate } from '@guatu/domain/calendar/civil-date'
import type { Level } from '@guatu/domain/cards/level'
import type { Verdict } from '@guatu/domain/cards/verdict'
import { sql } from 'kysely'
import type { Db } from '../platform/db.ts'
import type { ReadScope } from '../platform/scope.ts'
import { within } from '../projects/reads.ts'
import { responsibleJoins, responsibleUnit } from '../projects/responsible-reads.ts'

export type ClosedLevelRow = {
  readonly projectId: string
  readonly project: string
  readonly unit: string
  readonly headquarters: string | null
  readonly period: string
  readonly level: Level
  readonly sentence: Verdict['evidence']['sentence']
  readonly ruleSet: string
  readonly ruleSetVersion: string
}

/** Levels of projects in sight at the close of two periods, with their reasons. */
export async function listClosedLevels(
  db: Db,
  scope: ReadScope,
  periods: readonly [string, string],
  headquartersId: string | undefined,
): Promise<ClosedLevelRow[]> {
  const found = await sql<ClosedLevelRow>`
    select v.project_id as "projectId", p.name as project, ${responsibleUnit} as unit, hq.name as headquarters, v.period, v.level,
      v.verdict #> '{evidence,sentence}' as sentence, v.verdict #>> '{evidence,ruleSet}' as "ruleSet",
      v.verdict #>> '{evidence,version}' as "ruleSetVersion"
    from period_verdict v join project p on p.id = v.project_id ${responsibleJoins}
    where v.period = any(${[...periods]}::text[]) and p.withdrawn_on is null and ${within(scope)}
      ${headquartersId ? sql`and p.headquarters_id = ${headquartersId}` : sql``}
    order by p.name, p.id`.execute(db)
  return found.rows
}

export type ClosedPeriodRow = { readonly period: string; readonly closedOn: CivilDate }

/** Closed periods in which projects in sight have levels, newest first; two years of weeks are as many as a list shows. */
export async function listClosedPeriods(db: Db, scope: ReadScope): Promise<ClosedPeriodRow[]> {
  const found = await sql<ClosedPeriodRow>`
    select v.period, max(v.closed_on) as "closedOn" from period_verdict v join project p on p.id = v.project_id
    where ${within(scope)} group by v.period order by max(v.closed_on) desc, v.period desc limit 110`.execute(db)
  return found.rows
}
