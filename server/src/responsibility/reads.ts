import type { PauseReason } from '@guatu/domain/responsibility/pauses'
import { type SqlBool, sql } from 'kysely'
import type { Db } from '../platform/db.ts'
import type { ReadScope } from '../platform/scope.ts'
import { within } from '../projects/reads.ts'

export type PauseEventRow = {
  id: string
  pauseId: string
  projectId: string
  projectName: string
  event: 'asked' | 'approved' | 'refused' | 'refreshed' | 'ended'
  reason: PauseReason
  fromOn: string
  toOn: string
  documentNumber: string
  note: string
  actor: string
  actorId: string | null
  occurredOn: string
  recordedAt: string
}

/** Every step of the pauses of projects in sight, oldest first. There are few pauses, so a list folds them all. */
export async function listPauseEvents(
  db: Db,
  scope: ReadScope,
  want: { readonly projectId?: string | undefined; readonly pauseId?: string | undefined } = {},
): Promise<PauseEventRow[]> {
  const only = want.pauseId
    ? sql<SqlBool>`e.pause_id = ${want.pauseId}`
    : want.projectId
      ? sql<SqlBool>`e.project_id = ${want.projectId}`
      : sql<SqlBool>`true`
  const found = await sql<PauseEventRow>`
    select e.id, e.pause_id as "pauseId", e.project_id as "projectId", p.name as "projectName", e.event, e.reason, e.from_on as "fromOn",
      e.to_on as "toOn", e.document_number as "documentNumber", e.note, e.actor, e.actor_id as "actorId", e.occurred_on as "occurredOn",
      to_char(e.recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "recordedAt"
    from pause_event e join project p on p.id = e.project_id
    where ${within(scope)} and p.withdrawn_on is null and ${only} order by e.recorded_at, e.id`.execute(db)
  return found.rows
}

/** Projects in sight of which something waited for another unit at some time. */
export async function listWaitingProjectIds(db: Db, scope: ReadScope): Promise<string[]> {
  const found = await sql<{ id: string }>`
    select p.id from project p where ${within(scope)} and p.withdrawn_on is null and (
      exists (select from milestone_event e where e.project_id = p.id and e.event = 'waiting')
      or exists (select from bottleneck b where b.project_id = p.id and b.waits_for_unit_id is not null)) order by p.id`.execute(
    db,
  )
  return found.rows.map((r) => r.id)
}
