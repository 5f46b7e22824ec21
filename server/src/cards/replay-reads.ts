import type { CivilDate } from '@guatu/domain/calendar/civil-date'
import { sql } from 'kysely'
import type { Db } from '../platform/db.ts'
import type { ReadScope } from '../platform/scope.ts'
import { within } from '../projects/reads.ts'

export type StoredVerdict = {
  projectId: string
  level: string | null
  rule: string | null
  engineVersion: string | null
  verdict: Record<string, unknown> | null
}

/** The periods that were closed here, oldest first. */
export async function closedPeriodsStored(db: Db): Promise<{ period: string; closedOn: CivilDate }[]> {
  const found = await sql<{ period: string; closedOn: CivilDate }>`
    select distinct period, closed_on as "closedOn" from period_verdict order by 2, 1`.execute(db)
  return found.rows
}

/** What was shown at a period's close. */
export async function storedVerdicts(db: Db, scope: ReadScope, period: string): Promise<StoredVerdict[]> {
  const found = await sql<StoredVerdict>`
    select p.id as "projectId", v.level, v.rule, v.engine_version as "engineVersion", v.verdict
    from period_verdict v join project p on p.id = v.project_id
    where v.period = ${period} and ${within(scope)} order by p.id`.execute(db)
  return found.rows
}
