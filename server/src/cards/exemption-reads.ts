import type { ExemptionFact } from '@guatu/domain/reports/project-facts'
import { sql } from 'kysely'
import type { Cursor } from '../platform/cursor.ts'
import type { Db } from '../platform/db.ts'
import type { ReadScope } from '../platform/scope.ts'
import { within } from '../projects/reads.ts'

export const findExemption = (db: Db, id: string) =>
  db.selectFrom('exemption').selectAll().where('id', '=', id).executeTakeFirst()

/** The exemption that took another's place. */
export const replacementOf = (db: Db, id: string) =>
  db.selectFrom('exemption').select('id').where('supersedes', '=', id).executeTakeFirst()

/** All that was ever exempted of units, as facts by unit: which hold at a point is the domain's question. */
export async function exemptionsOfUnits(
  db: Db,
  unitIds: readonly string[],
): Promise<ReadonlyMap<string, readonly ExemptionFact[]>> {
  const found = await sql<ExemptionFact & { unitId: string }>`
    select unit_id as "unitId", id, occurred_on as "occurredOn", ${instant} as "recordedAt", coalesce(rule, 'exempt') as what, from_on as "from",
      to_on as "to", reason, approver, supersedes from exemption where unit_id = any(${[...unitIds]}::uuid[]) order by id`.execute(
    db,
  )
  const byUnit = new Map<string, ExemptionFact[]>()
  for (const { unitId, ...fact } of found.rows) byUnit.set(unitId, [...(byUnit.get(unitId) ?? []), fact])
  return byUnit
}
const instant = sql.raw(`to_char(recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`)

export type ExemptionRow = {
  id: string
  subjectType: 'project' | 'unit'
  subjectId: string
  subject: string
  rule: string | null
  reason: string
  approver: string
  fromOn: string
  toOn: string
  cardId: string | null
  recordedAt: Date
}
export type ExemptionFilter = {
  readonly today: string
  readonly q?: string | undefined
  readonly state?: 'inForce' | 'ended' | undefined
  readonly projectId?: string | undefined
  readonly unitId?: string | undefined
  readonly id?: string
}

const source = (scope: ReadScope, f: ExemptionFilter) => sql`from exemption e
  left join project p on p.id = e.project_id left join unit u on u.id = e.unit_id
  where not exists (select from exemption s where s.supersedes = e.id)
    and (${scope.all} or (e.project_id is not null and ${within(scope)}) or e.unit_id = any(${[...scope.unitIds]}::uuid[])
      or u.region_code like any(${[...scope.regionPrefixes]}::text[]))
    ${f.id ? sql`and e.id = ${f.id}` : sql``} ${f.projectId ? sql`and e.project_id = ${f.projectId}` : sql``}
    ${f.unitId ? sql`and e.unit_id = ${f.unitId}` : sql``}
    ${f.state === 'inForce' ? sql`and e.from_on <= ${f.today} and e.to_on >= ${f.today}` : sql``}
    ${f.state === 'ended' ? sql`and e.to_on < ${f.today}` : sql``}
    ${f.q ? sql`and (coalesce(p.name, u.name) like ${`%${f.q}%`} or e.reason like ${`%${f.q}%`})` : sql``}`

/** Exemptions as they stand, the one that ends last first. */
export async function listExemptionRows(
  db: Db,
  scope: ReadScope,
  f: ExemptionFilter,
  page: { after: Cursor | null; limit: number },
): Promise<ExemptionRow[]> {
  const after = page.after ? sql`and (e.to_on, e.id) < (${page.after.key}::date, ${page.after.id}::uuid)` : sql``
  const found = await sql<ExemptionRow>`
    select e.id, case when e.project_id is null then 'unit' else 'project' end as "subjectType", coalesce(e.project_id, e.unit_id) as "subjectId",
      coalesce(p.name, u.name) as subject, e.rule, e.reason, e.approver, e.from_on as "fromOn", e.to_on as "toOn", e.card_id as "cardId",
      e.recorded_at as "recordedAt"
    ${source(scope, f)} ${after} order by e.to_on desc, e.id desc limit ${page.limit}`.execute(db)
  return found.rows
}

export async function countExemptions(db: Db, scope: ReadScope, f: ExemptionFilter): Promise<number> {
  const found = await sql<{
    n: number
  }>`select count(*) as n from (select ${source(scope, f)} limit 10000) counted`.execute(db)
  return Number(found.rows[0]!.n)
}
