import type { CardSubject } from '@guatu/domain/cards/card-subjects'
import type { ExemptionFact } from '@guatu/domain/reports/project-facts'
import { sql } from 'kysely'
import { matterInSight } from '../matters/reads.ts'
import type { Cursor } from '../platform/cursor.ts'
import type { Db } from '../platform/db.ts'
import type { ReadScope } from '../platform/scope.ts'
import { within } from '../projects/reads.ts'
import type { SubjectColumns } from './subject-column.ts'

export const findExemption = (db: Db, id: string) =>
  db.selectFrom('exemption').selectAll().where('id', '=', id).executeTakeFirst()

/** The exemption that took another's place. */
export const replacementOf = (db: Db, id: string) =>
  db.selectFrom('exemption').select('id').where('supersedes', '=', id).executeTakeFirst()

/** Facts by whom they are of, a region by its code. */
export type Exemptions = ReadonlyMap<string, readonly ExemptionFact[]>

/**
 * All that was ever exempted of matters, units, places and campaigns; a project's are part of its material. Which hold at a point is the
 * domain's question.
 */
export async function loadExemptions(db: Db): Promise<Exemptions> {
  const found = await sql<ExemptionFact & { of: string }>`
    select coalesce(matter_id::text, unit_id::text, campaign_id::text, administration_id::text, region_code) as of, id, occurred_on as "occurredOn",
      ${instant} as "recordedAt", coalesce(rule, 'exempt') as what, from_on as "from", to_on as "to", reason, approver, supersedes
    from exemption where project_id is null order by id`.execute(db)
  const bySubject = new Map<string, ExemptionFact[]>()
  for (const { of, ...fact } of found.rows) bySubject.set(of, [...(bySubject.get(of) ?? []), fact])
  return bySubject
}
const instant = sql.raw(`to_char(recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`)

export type ExemptionRow = {
  id: string
  subjectType: CardSubject
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
  readonly subjectType?: CardSubject | undefined
  /** A region by its code. */
  readonly subjectId?: string | undefined
  readonly id?: string
}

/** Headquarters, area headquarters and task forces are units. */
const TYPE = sql`case when e.project_id is not null then 'project' when e.matter_id is not null then 'matter' when e.campaign_id is not null then 'campaign'
  when e.administration_id is not null then 'administration' when e.region_code is not null then 'territory'
  when u.kind in ('headquarters', 'areaHeadquarters', 'taskForce') then u.kind else 'unit' end`
const SUBJECT = sql`coalesce(e.project_id::text, e.unit_id::text, e.matter_id::text, e.campaign_id::text, e.administration_id::text, e.region_code)`
const NAME = sql`coalesce(gu.name, m.title, p.name, gk.name, ga.name, gr.name)`

/** Whose exemptions a person sees: whose light he sees. */
const seen = (scope: ReadScope) => sql`(${scope.all}
  or (e.project_id is not null and ${within(scope)})
  or (e.matter_id is not null and ${matterInSight({ scope, drafts: false })})
  or e.unit_id = any(${[...scope.unitIds]}::uuid[])
  or coalesce(gu.region_code, e.region_code) like any(${[...scope.regionPrefixes]}::text[]))`

const source = (scope: ReadScope, f: ExemptionFilter) => sql`from exemption e
  left join matter m on m.id = e.matter_id left join matter_now n on n.matter_id = m.id
  left join project p on p.id = coalesce(e.project_id, m.project_id)
  left join unit gu on gu.id = e.unit_id left join unit u on u.id = coalesce(e.unit_id, n.unit_id)
  left join campaign gk on gk.id = e.campaign_id left join administration ga on ga.id = e.administration_id
  left join region gr on gr.id = e.region_code
  where not exists (select from exemption s where s.supersedes = e.id) and ${seen(scope)}
    ${f.id ? sql`and e.id = ${f.id}` : sql``} ${f.subjectType ? sql`and ${TYPE} = ${f.subjectType}` : sql``}
    ${f.subjectId ? sql`and ${SUBJECT} = ${f.subjectId}` : sql``}
    ${f.state === 'inForce' ? sql`and e.from_on <= ${f.today} and e.to_on >= ${f.today}` : sql``}
    ${f.state === 'ended' ? sql`and e.to_on < ${f.today}` : sql``}
    ${f.q ? sql`and (${NAME} like ${`%${f.q}%`} or e.reason like ${`%${f.q}%`})` : sql``}`

/** Whether a unit, campaign or place is there and in sight; campaigns and administrations are the whole district's. */
export async function groupInSight(db: Db, scope: ReadScope, of: SubjectColumns): Promise<boolean> {
  const region = [...scope.regionPrefixes]
  const found = await sql`
    select 1 from unit u where u.id = ${of.unitId}::uuid
      and (${scope.all} or u.id = any(${[...scope.unitIds]}::uuid[]) or u.region_code like any(${region}::text[]))
    union all select 1 from region r where r.id = ${of.regionCode} and (${scope.all} or r.id like any(${region}::text[]))
    union all select 1 from campaign k where k.id = ${of.campaignId}::uuid and ${scope.all}
    union all select 1 from administration a where a.id = ${of.administrationId}::uuid and ${scope.all}`.execute(db)
  return found.rows.length > 0
}

/** Exemptions as they stand, the one that ends last first. */
export async function listExemptionRows(
  db: Db,
  scope: ReadScope,
  f: ExemptionFilter,
  page: { after: Cursor | null; limit: number },
): Promise<ExemptionRow[]> {
  const after = page.after ? sql`and (e.to_on, e.id) < (${page.after.key}::date, ${page.after.id}::uuid)` : sql``
  const found = await sql<ExemptionRow>`
    select e.id, ${TYPE} as "subjectType", ${SUBJECT} as "subjectId", ${NAME} as subject, e.rule, e.reason, e.approver, e.from_on as "fromOn", e.to_on as "toOn", e.card_id as "cardId",
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
