import type { CardSubject } from '@guatu/domain/cards/card-subjects'
import type { Level } from '@guatu/domain/cards/level'
import type { Palette } from '@guatu/domain/cards/palette'
import type { Coded } from '@guatu/domain/kernel/coded'
import { sql } from 'kysely'
import type { Cursor } from '../platform/cursor.ts'
import type { Db } from '../platform/db.ts'
import { type CardSight, inSight, subjectId, subjectJoins, subjectName } from './card-reads.ts'

export type CardListRow = {
  id: string
  batchId: string
  period: string
  subjectType: CardSubject
  about: 'projects' | 'matters' | null
  subjectId: string
  subject: string
  unitId: string | null
  unit: string
  holder: string | null
  level: Level
  palette: Palette
  sentence: Coded
  stage: string
  rectification: string
  appeal: string
  notice: string | null
  issuedOn: string | null
  servedOn: string | null
  publishedOn: string | null
  liftedOn: string | null
  carriedOn: number
  deadline: string | null
  deadlineWhat: string | null
  deadlineProvisional: boolean
  dutiesOpen: number
  version: number
}
export type CardFilter = {
  readonly today: string
  readonly q?: string | undefined
  readonly period?: string | undefined
  readonly level?: string | undefined
  readonly stage?: string | undefined
  readonly state?: string | undefined
  readonly appeal?: string | undefined
  readonly subjectType?: string | undefined
  readonly projectId?: string | undefined
  readonly unitId?: string | undefined
  readonly batchId?: string | undefined
  readonly id?: string | undefined
}

/** Of a card that was taken back nothing is left to do. */
const OPEN_DUTIES = sql`(select count(*)::int from card_duty d where d.card_id = c.id and n.stage not in ('withdrawn', 'exempted')
  and not exists (select from card_duty_event e where e.duty_id = d.id and e.kind in ('done', 'waived')))`

const COLUMNS = sql`c.id, c.batch_id as "batchId", b.period, b.subject_type as "subjectType", b.about,
  ${subjectId} as "subjectId", ${subjectName} as subject, c.responsible_unit_id as "unitId",
  coalesce(ru.name, '') as unit, pe.name as holder, c.level, b.palette, c.verdict #> '{evidence,sentence}' as sentence, n.stage, n.rectification,
  n.appeal, o.mark || '〔' || o.year || '〕' || o.number || '号' as notice, n.issued_on as "issuedOn", n.served_on as "servedOn",
  n.published_on as "publishedOn", n.lifted_on as "liftedOn", n.carried_on as "carriedOn", n.deadline, n.deadline_what as "deadlineWhat",
  n.deadline_provisional as "deadlineProvisional", ${OPEN_DUTIES} as "dutiesOpen", n.steps as version`

const FROM = sql`from card c join card_batch b on b.id = c.batch_id join card_now n on n.card_id = c.id
  ${subjectJoins} left join unit ru on ru.id = c.responsible_unit_id
  left join person pe on pe.id = c.holder_id left join card_notice o on o.id = n.notice_id`

/** What a list is narrowed to: stages by what somebody has to do about them. */
const STATES: Readonly<Record<string, ReturnType<typeof sql>>> = {
  inForce: sql`n.stage in ('issued', 'served', 'published')`,
  ended: sql`n.stage in ('struck', 'lifted', 'withdrawn', 'exempted')`,
  toHear: sql`n.stage in ('proposed', 'hearing')`,
  toDecide: sql`n.stage = 'heard'`,
  toServe: sql`n.stage in ('approved', 'issued')`,
  toCheck: sql`n.rectification = 'submitted'`,
  appealed: sql`n.appeal = 'open'`,
}

function matching(sight: CardSight, f: CardFilter) {
  const state = f.state === 'overdue' ? sql`n.deadline < ${f.today}` : f.state ? STATES[f.state] : undefined
  return sql`where ${inSight(sight)} ${state ? sql`and ${state}` : sql``}
    ${f.id ? sql`and c.id = ${f.id}` : sql``} ${f.batchId ? sql`and c.batch_id = ${f.batchId}` : sql``}
    ${f.period ? sql`and b.period = ${f.period}` : sql``} ${f.level ? sql`and c.level = ${f.level}` : sql``}
    ${f.stage ? sql`and n.stage = ${f.stage}` : sql``} ${f.appeal ? sql`and n.appeal = ${f.appeal}` : sql``}
    ${f.subjectType ? sql`and b.subject_type = ${f.subjectType}` : sql``} ${f.projectId ? sql`and c.project_id = ${f.projectId}` : sql``}
    ${f.unitId ? sql`and (c.responsible_unit_id = ${f.unitId} or c.unit_id = ${f.unitId})` : sql``}
    ${f.q ? sql`and (${subjectName} like ${`%${f.q}%`} or ru.name like ${`%${f.q}%`} or o.mark || '〔' || o.year || '〕' || o.number || '号' like ${`%${f.q}%`})` : sql``}`
}

/** What a list is sorted by, as text, so that a cursor can carry it; the id decides between equals. */
const SORTS = {
  level: {
    key: sql<string>`array_position(array['severe','warn','remind','normal','commend'], c.level)::text || ' ' || to_char(date '9999-12-31' - b.closes_on, '0000000')`,
    down: false,
  },
  newest: { key: sql<string>`to_char(c.recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US')`, down: true },
  deadline: { key: sql<string>`coalesce(n.deadline::text, '9999-12-31')`, down: false },
  subject: { key: sql<string>`${subjectName} collate "zh-x-icu"`, down: false },
} as const
export type CardSort = keyof typeof SORTS

/** Cards in sight; worst first, among them the newest period first, where nothing else is asked. */
export async function listCardRows(
  db: Db,
  sight: CardSight,
  f: CardFilter,
  page: { after: Cursor | null; limit: number; sort?: CardSort | undefined },
): Promise<(CardListRow & { key: string })[]> {
  const { key, down } = SORTS[page.sort ?? 'level']
  const after = page.after
    ? sql`and (${key}, c.id) ${sql.raw(down ? '<' : '>')} (${page.after.key}, ${page.after.id}::uuid)`
    : sql``
  const order = sql.raw(down ? 'desc' : 'asc')
  const found = await sql<CardListRow & { key: string }>`
    select ${COLUMNS}, ${key} as key ${FROM} ${matching(sight, f)} ${after} order by ${key} ${order}, c.id ${order} limit ${page.limit}`.execute(
    db,
  )
  return found.rows
}

export async function countCards(db: Db, sight: CardSight, f: CardFilter): Promise<number> {
  const found = await sql<{ n: number }>`
    select count(*) as n from (select ${FROM} ${matching(sight, f)} limit 10000) counted`.execute(db)
  return Number(found.rows[0]!.n)
}

/** Numbers of notices by their ids, voided ones among them: steps tell of both. */
export async function noticeNumbersOf(db: Db, batchIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const found = await sql<{ id: string; number: string }>`
    select id, mark || '〔' || year || '〕' || number || '号' as number from card_notice where batch_id = any(${[...batchIds]}::uuid[])`.execute(
    db,
  )
  return new Map(found.rows.map((r) => [r.id, r.number]))
}
