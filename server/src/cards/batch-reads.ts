import type { CardSubject } from '@guatu/domain/cards/card-subjects'
import type { CardTerms } from '@guatu/domain/cards/card-terms'
import type { GroupKind } from '@guatu/domain/cards/group-members'
import type { Palette } from '@guatu/domain/cards/palette'
import { sql } from 'kysely'
import type { Cursor } from '../platform/cursor.ts'
import type { Db } from '../platform/db.ts'
import { type CardSight, inSight, subjectJoins } from './card-reads.ts'

export type BatchRow = {
  id: string
  period: string
  closesOn: string
  subjectType: CardSubject
  about: 'projects' | 'matters' | null
  ruleSetName: string
  ruleSetVersion: string
  campaign: string | null
  region: string | null
  proposedOn: string
  proposedBy: string
  palette: Palette
  terms: CardTerms
  /** Cards in sight by level and by stage. */
  levels: Record<string, number>
  stages: Record<string, number>
  answerBy: string | null
  notice: string | null
}
export type BatchFilter = {
  readonly q?: string | undefined
  readonly period?: string | undefined
  readonly subjectType?: string | undefined
  readonly state?: string | undefined
  readonly id?: string | undefined
}

const inside = (
  sight: CardSight,
) => sql`select c.level, n.stage, n.answer_by, n.notice_id from card c join card_now n on n.card_id = c.id
  ${subjectJoins} where c.batch_id = b.id and ${inSight(sight)}`

/** How far the slowest of a batch's cards has come. */
const STATE = sql`case when x.stages is null then 'empty' when x.stages ? 'proposed' then 'proposed' when x.stages ? 'hearing' then 'hearing'
  when x.stages ? 'heard' then 'deciding' when x.stages ? 'approved' then 'approved' when x.stages ? 'issued' then 'issued'
  when x.stages ? 'served' then 'served' else 'published' end`

/** A batch without a card in sight is shown to the desk of the whole district, or of the region that it was made for. */
const emptyInSight = ({ scope, proposals }: CardSight) =>
  proposals
    ? sql<boolean>`(${scope.all} or b.region_code like any(${[...scope.regionPrefixes]}::text[]))`
    : sql<boolean>`false`

const source = (sight: CardSight, f: BatchFilter) => sql`from card_batch b
  left join campaign k on k.id = b.campaign_id left join region r on r.id = b.region_code
  cross join lateral (select (select jsonb_object_agg(stage, n) from (select stage, count(*) as n from (${inside(sight)}) i group by stage) s) as stages,
    (select jsonb_object_agg(level, n) from (select level, count(*) as n from (${inside(sight)}) i group by level) l) as levels,
    (select max(answer_by) from (${inside(sight)}) i where stage = 'hearing') as answer_by) x
  where (${emptyInSight(sight)} or x.stages is not null)
    ${f.id ? sql`and b.id = ${f.id}` : sql``} ${f.period ? sql`and b.period = ${f.period}` : sql``}
    ${f.subjectType ? sql`and b.subject_type = ${f.subjectType}` : sql``} ${f.state ? sql`and ${STATE} = ${f.state}` : sql``}
    ${f.q ? sql`and (b.rule_set_name like ${`%${f.q}%`} or b.period like ${`%${f.q}%`} or k.name like ${`%${f.q}%`} or r.name like ${`%${f.q}%`})` : sql``}`

/** Batches with what stands in them, the newest period first; others see only those that hold a card of theirs. */
export async function listBatchRows(
  db: Db,
  sight: CardSight,
  f: BatchFilter,
  page: { after: Cursor | null; limit: number; oldestFirst?: boolean },
): Promise<(BatchRow & { key: string })[]> {
  const down = !page.oldestFirst
  const after = page.after
    ? sql`and (b.closes_on, b.id) ${sql.raw(down ? '<' : '>')} (${page.after.key}::date, ${page.after.id}::uuid)`
    : sql``
  const order = sql.raw(down ? 'desc' : 'asc')
  const found = await sql<BatchRow & { key: string }>`
    select b.id, b.period, b.closes_on as "closesOn", b.subject_type as "subjectType", b.about, b.rule_set_name as "ruleSetName",
      b.rule_set_version as "ruleSetVersion", k.name as campaign, r.name as region, b.occurred_on as "proposedOn", b.actor as "proposedBy", b.palette, b.terms,
      coalesce(x.levels, '{}') as levels, coalesce(x.stages, '{}') as stages, x.answer_by as "answerBy", b.closes_on::text as key,
      (select o.mark || '〔' || o.year || '〕' || o.number || '号' from card_notice o where o.batch_id = b.id
        and not exists (select from card_notice_void v where v.notice_id = o.id) order by o.recorded_at desc limit 1) as notice
    ${source(sight, f)} ${after} order by b.closes_on ${order}, b.id ${order} limit ${page.limit}`.execute(db)
  return found.rows
}

export async function countBatches(db: Db, sight: CardSight, f: BatchFilter): Promise<number> {
  const found = await sql<{ n: number }>`
    select count(*) as n from (select ${source(sight, f)} limit 10000) counted`.execute(db)
  return Number(found.rows[0]!.n)
}

export async function findBatchRow(db: Db, sight: CardSight, id: string): Promise<BatchRow | undefined> {
  const [row] = await listBatchRows(db, sight, { id }, { after: null, limit: 1 })
  return row
}

/** Periods that batches stand for already, of one subject: a proposal is made once. */
export async function batchExists(
  db: Db,
  b: {
    period: string
    subjectType: string
    about: string | null
    ruleSet: string
    campaignId: string | null
    regionCode: string | null
  },
): Promise<boolean> {
  const found = await sql`
    select from card_batch where period = ${b.period} and subject_type = ${b.subjectType} and about is not distinct from ${b.about}
      and rule_set = ${b.ruleSet} and campaign_id is not distinct from ${b.campaignId}::uuid and region_code is not distinct from ${b.regionCode}`.execute(
    db,
  )
  return found.rows.length > 0
}

/** Kinds of groups that had a card over their projects, or over their matters, in a period before one. */
export async function listCardedKinds(db: Db, about: 'projects' | 'matters', closesOn: string): Promise<GroupKind[]> {
  const found = await sql<{ kind: GroupKind }>`
    select distinct b.subject_type as kind from card_batch b join card c on c.batch_id = b.id
    where b.about = ${about} and b.closes_on < ${closesOn} order by 1`.execute(db)
  return found.rows.map((r) => r.kind)
}

/** Campaigns inside which a unit had a card over its projects, or over its matters, in a period before one. */
export async function listCardedInside(
  db: Db,
  about: 'projects' | 'matters',
  closesOn: string,
): Promise<readonly (string | null)[]> {
  const found = await sql<{ id: string }>`
    select distinct b.campaign_id as id from card_batch b join card c on c.batch_id = b.id
    where b.about = ${about} and b.subject_type = 'unit' and b.campaign_id is not null and b.closes_on < ${closesOn}`.execute(
    db,
  )
  return found.rows.map((r) => r.id)
}
