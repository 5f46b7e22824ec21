import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../platform/db.ts'
import type { ReadScope } from '../platform/scope.ts'
import { inForce, within } from '../projects/reads.ts'
import type { Sentence } from './tables.ts'

export type RequestRow = {
  id: string
  projectId: string
  projectName: string
  milestone: string
  milestoneName: string | null
  from: string
  asked: string
  precision: string
  reasonCode: string
  reason: string
  document: string
  /** The account that asked. */
  actorId: string | null
  requestedBy: string | null
  requestedOn: string
  decision: 'approved' | 'refused' | null
  approver: string | null
  decidedOn: string | null
  note: string | null
  exception: Sentence | null
}

const columns = sql`r.id, r.project_id as "projectId", p.name as "projectName", r.milestone,
  s.names[array_position(s.activity_ids, r.milestone)] as "milestoneName", r.from_on as "from", r.asked_on as asked, r.precision,
  r.reason_code as "reasonCode", r.reason, r.document, r.occurred_on as "requestedOn",
  (select pe.name from account a join person pe on pe.id = a.person_id where a.id = r.actor_id) as "requestedBy",
  d.decision, d.approver, d.occurred_on as "decidedOn", d.note, d.exception, r.actor_id as "actorId"`
const tables = sql`commitment_request r join project p on p.id = r.project_id left join plan_schedule s on s.project_id = p.id
  left join commitment_decision d on d.request_id = r.id`

async function listWhere(db: Db, scope: ReadScope, where: RawBuilder<unknown>): Promise<RequestRow[]> {
  const found = await sql<RequestRow>`
    select ${columns} from ${tables} where p.withdrawn_on is null and ${within(scope)} and ${where} order by r.recorded_at, r.id limit 2000`.execute(
    db,
  )
  return found.rows
}

export const listOpenRequests = (db: Db, scope: ReadScope) => listWhere(db, scope, sql`d.id is null`)
export const listRequestsOf = (db: Db, scope: ReadScope, projectId: string) =>
  listWhere(db, scope, sql`r.project_id = ${projectId}`)
export const findRequest = async (db: Db, scope: ReadScope, id: string): Promise<RequestRow | undefined> =>
  (await listWhere(db, scope, sql`r.id = ${id}`))[0]

export type CommitmentStep = {
  id: string
  milestone: string
  milestoneName: string | null
  committedOn: string
  reasonCode: string
  reason: string
  request: string | null
  requestedBy: string | null
  approver: string | null
  approvedOn: string
  exception: Sentence | null
  forecast: string | null
}

/** Every committed date of a project in order, with the request it was granted on and the forecast of what it dates. */
export async function listCommitmentSteps(db: Db, scope: ReadScope, projectId: string): Promise<CommitmentStep[]> {
  const found = await sql<CommitmentStep>`
    select c.id, c.milestone, s.names[array_position(s.activity_ids, c.milestone)] as "milestoneName", c.committed_on as "committedOn",
      c.reason_code as "reasonCode", c.reason, c.approver, c.occurred_on as "approvedOn", d.exception, coalesce(nullif(r.document, ''), c.request) as request,
      (select pe.name from account a join person pe on pe.id = a.person_id where a.id = coalesce(r.actor_id, c.actor_id)) as "requestedBy",
      case when c.milestone = 'finish' then s.forecast_finish else date '1970-01-01' + s.starts[array_position(s.activity_ids, c.milestone)]
        + greatest(s.lengths[array_position(s.activity_ids, c.milestone)] - 1, 0) end as forecast
    from commitment c join project p on p.id = c.project_id left join plan_schedule s on s.project_id = p.id
      left join commitment_decision d on d.commitment_id = c.id left join commitment_request r on r.id = d.request_id
    where c.project_id = ${projectId} and ${within(scope)} and ${sql.raw(inForce('commitment', 'c'))}
    order by c.milestone <> 'finish', c.milestone, c.occurred_on, c.recorded_at, c.id`.execute(db)
  return found.rows
}
