import { say } from '@guatu/words/say'
import { sql } from 'kysely'
import type { Cursor } from '../platform/cursor.ts'
import type { Db, Transaction } from '../platform/db.ts'
import { readSetting } from '../platform/settings.ts'

export const findNotice = (db: Db, id: string) =>
  db.selectFrom('cardNotice').selectAll().where('id', '=', id).executeTakeFirst()

export const findVoid = (db: Db, noticeId: string) =>
  db.selectFrom('cardNoticeVoid').selectAll().where('noticeId', '=', noticeId).executeTakeFirst()

const NUMBERS = 7_412_641
/** Numbers are given one after the other: whoever asks at the same time waits. */
export const lockNoticeNumbers = (trx: Transaction) => sql`select pg_advisory_xact_lock(${NUMBERS})`.execute(trx)

/** The next running number of a year; a voided one stays taken. */
export async function nextNumber(db: Db, mark: string, year: number): Promise<number> {
  const found = await sql<{ n: number }>`
    select coalesce(max(number), 0) + 1 as n from card_notice where mark = ${mark} and year = ${year}`.execute(db)
  return Number(found.rows[0]!.n)
}

export async function isNumberTaken(db: Db, mark: string, year: number, number: number): Promise<boolean> {
  const found =
    await sql`select from card_notice where mark = ${mark} and year = ${year} and number = ${number}`.execute(db)
  return found.rows.length > 0
}

/** The row of card notices in the register of how notices are headed. */
export const CARD_NOTICE_HEAD = 'cardNotice'

/** The office's mark in the numbers of card notices 机关代字: as set, else as its name suggests. */
export async function noticeMark(db: Db): Promise<string> {
  const set = await db.selectFrom('noticeHead').select('mark').where('id', '=', CARD_NOTICE_HEAD).executeTakeFirst()
  return set?.mark ?? usualNoticeMark(db)
}

/** 区亮牌, by the district's name. */
export async function usualNoticeMark(db: Db): Promise<string> {
  const district = await readSetting<string>(db, 'districtName', '')
  return say({ code: 'cards.notice.markOf', params: { level: /[区县市]$/.exec(district)?.[0] ?? '' } })
}

export type NoticeRow = {
  id: string
  batchId: string
  mark: string
  year: number
  number: number
  signer: string
  issuedOn: string
  by: string
  recordedAt: Date
  cards: number
  voidedOn: string | null
  voidedBy: string | null
  voidReason: string | null
}

const columns = sql`o.id, o.batch_id as "batchId", o.mark, o.year, o.number, o.signer, o.occurred_on as "issuedOn", o.actor as by,
  o.recorded_at as "recordedAt", (select count(*)::int from card_event e where e.kind = 'issued' and e.body ->> 'noticeId' = o.id::text) as cards,
  v.occurred_on as "voidedOn", v.actor as "voidedBy", v.reason as "voidReason"
  from card_notice o left join card_notice_void v on v.notice_id = o.id`

/** Every notice a batch ever had, the first one first. */
export async function listNoticesOf(db: Db, batchId: string): Promise<NoticeRow[]> {
  const found =
    await sql<NoticeRow>`select ${columns} where o.batch_id = ${batchId} order by o.recorded_at, o.id`.execute(db)
  return found.rows
}

export type NoticeFilter = { readonly q?: string | undefined; readonly year?: number | undefined }
const matching = (f: NoticeFilter) => sql`where true ${f.year ? sql`and o.year = ${f.year}` : sql``}
  ${f.q ? sql`and (o.mark || '〔' || o.year || '〕' || o.number || '号' like ${`%${f.q}%`} or o.signer like ${`%${f.q}%`})` : sql``}`

/** The register of numbers, newest first, voided ones among them. */
export async function listNoticeRows(
  db: Db,
  f: NoticeFilter,
  page: { after: Cursor | null; limit: number },
): Promise<NoticeRow[]> {
  const after = page.after
    ? sql`and (o.recorded_at, o.id) < (${page.after.key}::timestamptz, ${page.after.id}::uuid)`
    : sql``
  const found = await sql<NoticeRow>`
    select ${columns} ${matching(f)} ${after} order by o.recorded_at desc, o.id desc limit ${page.limit}`.execute(db)
  return found.rows
}

export async function countNotices(db: Db, f: NoticeFilter): Promise<number> {
  const found = await sql<{ n: number }>`
    select count(*) as n from (select from card_notice o ${matching(f)} limit 10000) counted`.execute(db)
  return Number(found.rows[0]!.n)
}
