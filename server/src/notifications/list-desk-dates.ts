import { addDays, type CivilDate } from '@guatu/domain/calendar/civil-date'
import { isProvisional, type WorkingCalendar } from '@guatu/domain/calendar/working-calendar'
import { type Period, periodLabel, periodOf, previousPeriod } from '@guatu/domain/reports/periods'
import { say } from '@guatu/words/say'
import type { Lang } from '@guatu/words/words'
import { currentCalendar } from '../calendar/reads.ts'
import { listMatterDates, type MatterDate } from '../matters/date-reads.ts'
import { deskOfMatters } from '../matters/policy.ts'
import { type DueRow, type LinkOwner, listDue } from '../plans/link-reads.ts'
import { civilDateOf } from '../platform/clock.ts'
import type { Db } from '../platform/db.ts'
import type { ReadScope } from '../platform/scope.ts'
import { listDueReports } from '../reports/dispatch-reads.ts'
import { currentRhythm } from '../reports/rhythm-reads.ts'
import type { DeskDate } from './desk-date.ts'
import { listCardDates } from './list-card-dates.ts'

/** How far back a calendar shows what is overdue. */
const BACK_DAYS = 60

type Desk = {
  readonly scope: ReadScope
  readonly owner: Pick<LinkOwner, 'unitIds' | 'personId' | 'grants'>
  readonly lang: Lang
  readonly now: Date
}

/** All that is due on one person's desk, by date: committed dates, bottlenecks, reports of periods that still take them, what cards ask, and matters. */
export async function listDeskDates(db: Db, desk: Desk): Promise<DeskDate[]> {
  const today = civilDateOf(desk.now)
  const from = addDays(today, -BACK_DAYS)
  const calendar = await currentCalendar(db)
  const due = await listDue(db, desk.scope, { from, unitIds: desk.owner.unitIds })
  const reports = await reportsDue(db, desk, calendar)
  const ofCards = await listCardDates(db, { ...desk, calendar, from, today })
  const matters = await listMatterDates(db, desk.scope, deskOfMatters(desk.owner), from)
  const rank = (d: DeskDate) => `${d.dueOn} ${d.kind} ${d.key}`
  return [...due.map(projectDate), ...reports, ...ofCards, ...matters.map((m) => matterDate(m, calendar))].sort(
    (a, b) => (rank(a) < rank(b) ? -1 : 1),
  )
}

/** A committed date is one thing however often it moves; a bottleneck is itself. */
const projectDate = (r: DueRow): DeskDate => ({
  ...{ kind: r.kind, subject: r.projectName, what: r.what, dueOn: r.dueOn, provisional: false },
  key: r.kind === 'bottleneck' || r.kind === 'awaited' ? r.id : `${r.projectId}-${r.what}`,
  page: `projects/${r.projectId}`,
})

const matterDate = (m: MatterDate, calendar: WorkingCalendar): DeskDate => ({
  ...{ kind: m.kind, key: m.id, subject: m.title, what: m.unit, dueOn: m.dueOn, page: `matters/${m.id}` },
  provisional: m.counted && isProvisional(calendar, m.dueOn as CivilDate),
})

/** Reports not yet in of the period that runs and of the one before, as long as it is not locked; due on its last day for reports in time. */
async function reportsDue(db: Db, desk: Desk, calendar: WorkingCalendar): Promise<DeskDate[]> {
  const [rhythm, today] = [await currentRhythm(db), civilDateOf(desk.now)]
  const running = periodOf(rhythm, today, calendar)
  const periods = [running, previousPeriod(rhythm, running, calendar)].filter((p) => new Date(p.lockAt) > desk.now)
  const rows: DeskDate[] = []
  for (const period of periods) {
    const due = await listDueReports(db, desk.scope, period, today)
    rows.push(...due.filter((r) => !r.reported).map((r) => reportRow(r, period, desk.lang)))
  }
  return rows
}

const reportRow = (r: { projectId: string; projectName: string }, period: Period, lang: Lang): DeskDate => ({
  ...{ kind: 'report', key: `${r.projectId}-${period.key}`, subject: r.projectName, page: `projects/${r.projectId}` },
  ...{ what: say(periodLabel(period), lang), dueOn: period.cutOff, provisional: false },
})
