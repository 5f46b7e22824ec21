import type { CalendarSpec } from '@guatu/domain/calendar/calendar-spec'
import type { CivilDate } from '@guatu/domain/calendar/civil-date'
import {
  buildWorkingCalendar,
  type CalendarNotice,
  type WorkingCalendar,
} from '@guatu/domain/calendar/working-calendar'
import type { PlanCalendars } from '@guatu/domain/plans/build-network'
import { sql } from 'kysely'
import type { Db } from '../platform/db.ts'
import { registerStamps } from '../platform/register-stamps.ts'

type Body = { year: number; off_days: CivilDate[]; on_days: CivilDate[]; official: boolean }

const noticeOf = (b: Body): CalendarNotice => ({ year: b.year, off: b.off_days, on: b.on_days, official: b.official })

/** The notices as known at an instant: the newest revision of each year recorded by then. */
export async function loadNotices(db: Db, knownAt: Date): Promise<CalendarNotice[]> {
  const found = await sql<{ body: Body }>`
    select distinct on (subject_id) body from revision where register = 'calendar_notice' and recorded_at <= ${knownAt}
    order by subject_id, version desc`.execute(db)
  return found.rows.map((r) => noticeOf(r.body))
}

/** Built calendars by the digest of their notices: building one takes longer than judging a project. */
const built = new Map<string, WorkingCalendar>()

/** The calendar in force now; built again only when a notice changed. */
export async function currentCalendar(db: Db, stamps = registerStamps(db)): Promise<WorkingCalendar> {
  const { notices: stamp } = await stamps
  const known = built.get(stamp)
  if (known) return known
  const rows = await db.selectFrom('calendarNotice').selectAll().execute()
  const calendar = buildWorkingCalendar(
    rows.map((r) => ({
      year: r.year,
      off: r.offDays as CivilDate[],
      on: r.onDays as CivilDate[],
      official: r.official,
    })),
  )
  if (built.size > 20) built.clear()
  built.set(stamp, calendar)
  return calendar
}

export type SharedCalendars = { readonly [key: string]: CalendarSpec }

/** The office's own calendars as known at an instant; one that was retired since still dates what uses it. */
export async function loadSharedCalendars(db: Db, knownAt: Date): Promise<SharedCalendars> {
  const found = await sql<{ id: string; spec: CalendarSpec }>`
    select distinct on (subject_id) subject_id as id, body -> 'spec' as spec from revision
    where register = 'work_calendar' and recorded_at <= ${knownAt} order by subject_id, version desc`.execute(db)
  return Object.fromEntries(found.rows.map((r) => [r.id, r.spec]))
}

const shared = new Map<string, SharedCalendars>()

/** The office's own calendars in force now, by key; read again only when one changed. */
export async function currentSharedCalendars(db: Db, stamps = registerStamps(db)): Promise<SharedCalendars> {
  const { workCalendars: stamp } = await stamps
  const known = shared.get(stamp)
  if (known) return known
  const rows = await db.selectFrom('workCalendar').select(['id', 'spec']).orderBy('id').execute()
  const specs = Object.fromEntries(rows.map((r) => [r.id, r.spec as CalendarSpec]))
  if (shared.size > 20) shared.clear()
  shared.set(stamp, specs)
  return specs
}

/** What a plan is scheduled on: the official calendar and the office's own, both as in force now. */
export async function currentCalendars(db: Db): Promise<PlanCalendars> {
  const stamps = registerStamps(db)
  return { official: await currentCalendar(db, stamps), shared: await currentSharedCalendars(db, stamps) }
}

export const listNoticeRows = (db: Db) => db.selectFrom('calendarNotice').selectAll().orderBy('year', 'desc').execute()

/** The calendar as it was known at an instant; built once for each state of the notices. */
export type CalendarHistory = (knownAt: string) => WorkingCalendar

export async function loadCalendarHistory(db: Db): Promise<CalendarHistory> {
  const found = await sql<{ subjectId: string; body: Body; recordedAt: Date }>`
    select subject_id as "subjectId", body, recorded_at as "recordedAt" from revision where register = 'calendar_notice'
    order by recorded_at, version`.execute(db)
  const built = new Map<number, WorkingCalendar>()
  return (knownAt) => {
    const known = found.rows.filter((r) => r.recordedAt.toISOString() <= knownAt)
    const calendar =
      built.get(known.length) ??
      buildWorkingCalendar([...new Map(known.map((r) => [r.subjectId, noticeOf(r.body)])).values()])
    built.set(known.length, calendar)
    return calendar
  }
}

export const findNotice = (db: Db, year: number) =>
  db.selectFrom('calendarNotice').selectAll().where('year', '=', year).executeTakeFirst()

export const findWorkCalendar = (db: Db, key: string) =>
  db.selectFrom('workCalendar').selectAll().where('id', '=', key).executeTakeFirst()
export const listWorkCalendarRows = (db: Db) => db.selectFrom('workCalendar').selectAll().orderBy('id').execute()
