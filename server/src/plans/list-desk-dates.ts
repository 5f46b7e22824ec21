import type { CivilDate } from '@guatu/domain/calendar/civil-date'
import { addDays } from '@guatu/domain/calendar/civil-date'
import { type Period, periodLabel, periodOf, previousPeriod } from '@guatu/domain/reports/periods'
import { say } from '@guatu/words/say'
import type { Lang } from '@guatu/words/words'
import { currentCalendar } from '../calendar/reads.ts'
import { civilDateOf } from '../platform/clock.ts'
import type { Db } from '../platform/db.ts'
import type { ReadScope } from '../platform/scope.ts'
import { listDueReports } from '../reports/dispatch-reads.ts'
import { currentRhythm } from '../reports/rhythm-reads.ts'
import { type DueRow, listDue } from './link-reads.ts'

/** How far back a calendar shows what is overdue. */
const BACK_DAYS = 60

type Desk = { readonly scope: ReadScope; readonly unitIds: readonly string[]; readonly lang: Lang; readonly now: Date }

/** All that is due on one person's desk, by date: committed dates, bottlenecks, and reports of periods that still take them. */
export async function listDeskDates(db: Db, desk: Desk): Promise<DueRow[]> {
  const today = civilDateOf(desk.now)
  const due = await listDue(db, desk.scope, { from: addDays(today, -BACK_DAYS), unitIds: desk.unitIds })
  const reports = await reportsDue(db, desk, today)
  return [...due, ...reports].sort((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : a.id < b.id ? -1 : 1))
}

/** Reports not yet in of the period that runs and of the one before, as long as it is not locked; due on its last day for reports in time. */
async function reportsDue(db: Db, desk: Desk, today: CivilDate): Promise<DueRow[]> {
  const [rhythm, calendar] = [await currentRhythm(db), await currentCalendar(db)]
  const running = periodOf(rhythm, today, calendar)
  const periods = [running, previousPeriod(rhythm, running, calendar)].filter((p) => new Date(p.lockAt) > desk.now)
  const rows: DueRow[] = []
  for (const period of periods) {
    const due = await listDueReports(db, desk.scope, period, today)
    rows.push(...due.filter((r) => !r.reported).map((r) => reportRow(r, period, desk.lang)))
  }
  return rows
}

const reportRow = (r: { projectId: string; projectName: string }, period: Period, lang: Lang): DueRow => ({
  ...{ id: `${r.projectId} ${period.key}`, kind: 'report', projectId: r.projectId, projectName: r.projectName },
  what: say(periodLabel(period), lang),
  dueOn: period.cutOff,
})
