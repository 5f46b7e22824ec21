import { sql } from 'kysely'
import type { Cursor } from '../platform/cursor.ts'
import type { Db, Transaction } from '../platform/db.ts'
import { type CardSight, inSight, subjectJoins, subjectName } from './card-reads.ts'

export type DutyRow = {
  id: string
  cardId: string
  subject: string
  level: string
  palette: Record<string, { colour: string; word: string }>
  notice: string | null
  period: string
  duty: string
  points: string | null
  text: string
  withinDays: number
  days: 'calendar' | 'working'
  unitId: string | null
  unit: string
  postId: string | null
  post: string | null
  holder: string | null
  regionCode: string | null
  servedOn: string | null
  dueOn: string | null
  /** The card was taken back: its duties fall with it. */
  fallen: boolean
  state: 'open' | 'done' | 'waived'
  doneOn: string | null
  record: string
  papers: string[]
  version: number
  recordedAt: Date
}
export type DutyFilter = {
  readonly today: string
  readonly q?: string | undefined
  readonly state?: 'open' | 'done' | 'waived' | 'overdue' | undefined
  readonly duty?: string | undefined
  readonly unitId?: string | undefined
  readonly cardId?: string | undefined
  readonly id?: string
}

export const lockDuty = (trx: Transaction, id: string) =>
  sql`select id from card_duty where id = ${id} for update`.execute(trx)

export const findDutyEvent = (db: Db, id: string) =>
  db.selectFrom('cardDutyEvent').select(['dutyId', 'kind', 'text']).where('id', '=', id).executeTakeFirst()

/** A duty's own unit and post see it too, though the card be of another. */
const ofMine = ({ scope }: CardSight) =>
  sql`coalesce(a.unit_id, d.unit_id) = any(${[...scope.unitIds]}::uuid[]) or coalesce(a.post_id, d.post_id) = any(${[...scope.postIds]}::uuid[])`

const numbered = sql`(select o.mark || '〔' || o.year || '〕' || o.number || '号' from card_notice o where o.id = n.notice_id)`

const folded = (sight: CardSight, f: DutyFilter) => sql`
  select d.id, d.card_id as "cardId", ${subjectName} as subject, c.level, b.palette, ${numbered} as notice, b.period, d.duty, d.points, d.text,
    d.within_days as "withinDays", d.days, ru.id as "unitId", coalesce(ru.name, '') as unit, po.id as "postId", po.title as post,
    (select pe.name from post_holding h join person pe on pe.id = h.person_id where h.post_id = po.id and h.from_on <= ${f.today}
      and not exists (select from post_holding s where s.supersedes = h.id) order by h.from_on desc, h.recorded_at desc limit 1) as holder,
    coalesce(p.region_code, u.region_code, c.region_code) as "regionCode", n.served_on as "servedOn", n.stage in ('withdrawn', 'exempted') as fallen,
    case when n.stage in ('withdrawn', 'exempted') then 'waived' else coalesce(e.kind, 'open') end as state, e.occurred_on as "doneOn",
    coalesce(e.text, '') as record, coalesce(e.papers, '{}') as papers,
    coalesce((select max(x.seq) from card_duty_event x where x.duty_id = d.id), 1) as version, d.recorded_at as "recordedAt"
  from card_duty d join card c on c.id = d.card_id join card_batch b on b.id = c.batch_id join card_now n on n.card_id = c.id
  ${subjectJoins}
  left join lateral (select unit_id, post_id from card_duty_event x where x.duty_id = d.id and x.kind = 'assigned' order by x.seq desc limit 1) a on true
  left join lateral (select kind, occurred_on, text, papers from card_duty_event x where x.duty_id = d.id and x.kind <> 'assigned' limit 1) e on true
  left join unit ru on ru.id = coalesce(a.unit_id, d.unit_id)
  left join post po on po.id = case when a.unit_id is null then d.post_id else a.post_id end
  where (${inSight(sight)} or ${ofMine(sight)})
    ${f.id ? sql`and d.id = ${f.id}` : sql``} ${f.cardId ? sql`and d.card_id = ${f.cardId}` : sql``} ${f.duty ? sql`and d.duty = ${f.duty}` : sql``}
    ${f.unitId ? sql`and coalesce(a.unit_id, d.unit_id) = ${f.unitId}` : sql``}
    ${f.q ? sql`and (${subjectName} like ${`%${f.q}%`} or ru.name like ${`%${f.q}%`} or d.text like ${`%${f.q}%`})` : sql``}`

/** Limits in working days, computed on the calendar by the caller: the day that each service and length end on. */
export type WorkingLimit = { readonly servedOn: string; readonly withinDays: number; readonly dueOn: string }

/** Services and lengths of duties that are counted in working days. */
export async function listWorkingSpans(db: Db): Promise<{ servedOn: string; withinDays: number }[]> {
  const found = await sql<{ servedOn: string; withinDays: number }>`
    select distinct n.served_on as "servedOn", d.within_days as "withinDays" from card_duty d join card_now n on n.card_id = d.card_id
    where d.days = 'working' and n.served_on is not null`.execute(db)
  return found.rows
}

const withDue = (sight: CardSight, f: DutyFilter, limits: readonly WorkingLimit[]) => sql`
  with folded as (${folded(sight, f)}), duties as (
    select x.*, (case when x.days = 'calendar' then x."servedOn" + x."withinDays" else l."dueOn" end) as "dueOn" from folded x
    left join jsonb_to_recordset(${JSON.stringify(limits)}::jsonb) as l("servedOn" date, "withinDays" int, "dueOn" date)
      on l."servedOn" = x."servedOn" and l."withinDays" = x."withinDays"
  ), asked as (select * from duties where ${condition(f)})`

function condition(f: DutyFilter) {
  if (f.state === 'overdue') return sql`state = 'open' and "dueOn" < ${f.today}`
  return f.state ? sql`state = ${f.state}` : sql`true`
}

/** What a list is sorted by, as text, so that a cursor can carry it; the id decides between equals. */
const SORTS = {
  due: { key: sql<string>`coalesce("dueOn"::text, '9999-12-31')`, down: false },
  newest: { key: sql<string>`to_char("recordedAt" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US')`, down: true },
  unit: { key: sql<string>`unit collate "zh-x-icu"`, down: false },
} as const
export type DutySort = keyof typeof SORTS

/** Duties with the day they are due; the nearest first where nothing else is asked. */
export async function listDutyRows(
  db: Db,
  sight: CardSight,
  f: DutyFilter,
  page: { after: Cursor | null; limit: number; sort?: DutySort | undefined; limits: readonly WorkingLimit[] },
): Promise<(DutyRow & { key: string })[]> {
  const { key, down } = SORTS[page.sort ?? 'due']
  const after = page.after
    ? sql`where (${key}, id) ${sql.raw(down ? '<' : '>')} (${page.after.key}, ${page.after.id}::uuid)`
    : sql``
  const order = sql.raw(down ? 'desc' : 'asc')
  const found = await sql<DutyRow & { key: string }>`
    ${withDue(sight, f, page.limits)} select asked.*, ${key} as key from asked ${after}
    order by ${key} ${order}, id ${order} limit ${page.limit}`.execute(db)
  return found.rows
}

export async function countDuties(
  db: Db,
  sight: CardSight,
  f: DutyFilter,
  limits: readonly WorkingLimit[],
): Promise<number> {
  const found = await sql<{ n: number }>`
    ${withDue(sight, f, limits)} select count(*) as n from (select from asked limit 10000) counted`.execute(db)
  return Number(found.rows[0]!.n)
}

export async function findDutyRow(db: Db, sight: CardSight, id: string, today: string): Promise<DutyRow | undefined> {
  const [row] = await listDutyRows(db, sight, { id, today }, { after: null, limit: 1, limits: [] })
  return row
}
