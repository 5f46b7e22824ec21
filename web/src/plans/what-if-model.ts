import type { Activity, PlanView } from '@guatu/contract/plans'
import { type CivilDate, daysBetween } from '@guatu/domain/calendar/civil-date'
import type { PlanCalendars } from '@guatu/domain/plans/build-network'
import type { Plan, ScheduledPlan } from '@guatu/domain/plans/plan-types'
import { rescheduleTo, startSchedule } from '@guatu/domain/plans/reschedule'
import { withNames } from '@guatu/domain/plans/with-names'
import { say } from '@guatu/words/say'
import type { Lang } from '@guatu/words/words'

type OwnCalendars = NonNullable<Plan['calendars']>

/** The plan being tried, in the domain's own form: what the server would schedule if it were saved. */
export const planOf = (view: PlanView, activities: readonly Activity[], calendars?: OwnCalendars): Plan => ({
  start: view.start as CivilDate,
  finish: view.committedFinish as CivilDate,
  statusDate: view.statusDate as CivilDate,
  activities: activities as Plan['activities'],
  calendars: { ...(view.calendars as OwnCalendars), ...calendars },
})

/** How a trial is dated and said. */
export type Given = { readonly calendars: PlanCalendars; readonly own?: OwnCalendars; readonly lang: Lang }

/** The view with the dates a change would give, by the same code as the server's; nothing is asked or stored. */
export const whatIf = (view: PlanView, activities: readonly Activity[], given: Given): PlanView =>
  startTrial(view, given)(activities)

/**
 * Dates one state after another of a plan that is being tried. Each goes on from the one before: only what a change reaches is scheduled again,
 * and rows it does not reach are the same objects, so that a table need not draw them anew while a bar is dragged.
 */
export function startTrial(view: PlanView, given: Given): (activities: readonly Activity[]) => PlanView {
  const plan = planOf(view, view.activities, given.own)
  let live = startSchedule(plan, given.calendars)
  const last = new Map(view.schedule.map((row) => [row.id, row]))
  const known = new WeakMap<Dated, Row>()
  // A row dated as before, by the server or by the last state, stays the object it was.
  const rowOf = (dated: Dated): Row => {
    const before = known.get(dated)
    if (before) return before
    const row = dated as unknown as Row
    const same = last.get(row.id)
    const kept = same && sameRow(same, row) ? same : row
    known.set(dated, kept)
    last.set(row.id, kept)
    return kept
  }
  return (activities) => {
    live = rescheduleTo(live, { ...plan, activities: activities as Plan['activities'] })
    return viewOf(view, activities, { scheduled: live.schedule, rowOf, lang: given.lang })
  }
}

type Row = PlanView['schedule'][number]
type Dated = ScheduledPlan['activities'][number]

const plainRow = (row: Row): string => JSON.stringify(Object.entries(row).sort(([a], [b]) => (a < b ? -1 : 1)))
const sameRow = (a: Row, b: Row): boolean => plainRow(a) === plainRow(b)

type Answer = { readonly scheduled: ScheduledPlan; readonly rowOf: (row: Dated) => Row; readonly lang: Lang }

function viewOf(view: PlanView, activities: readonly Activity[], { scheduled, rowOf, lang }: Answer): PlanView {
  return {
    ...view,
    activities: [...activities],
    schedule: scheduled.activities.map(rowOf),
    finish: scheduled.finish ?? view.committedFinish,
    lengthCalendar: scheduled.length.calendar,
    daysToWinBack: scheduled.daysToWinBack,
    forecastFinish: null,
    diagnoses: scheduled.diagnoses.map((d) => {
      const named = withNames(d, activities)
      return { code: d.code, params: { ...named.params }, sentence: say(named, lang) }
    }),
  }
}

export type DateShift = {
  readonly id: string
  readonly name: string
  readonly startBefore: string | null
  readonly start: string
  readonly finishBefore: string | null
  readonly finish: string
  /** Calendar days, finish − finish before; null for what is new. */
  readonly days: number | null
}
export type CommitmentShift = {
  readonly id: string
  readonly name: string
  readonly commitment: string
  readonly finish: string
  readonly days: number
}
export type PlanShift = {
  readonly finishBefore: string
  readonly finish: string
  /** Largest change first, then in the plan's order. */
  readonly moved: readonly DateShift[]
  /** Committed dates that were kept and would be missed; the plan's finish has the id 'finish'. */
  readonly broken: readonly CommitmentShift[]
  /** Those that were missed and would be kept. */
  readonly mended: readonly CommitmentShift[]
}

/** What saving would change: which activities move, the finish before and after, the commitments broken and mended. */
export function planShift(stored: PlanView, tried: PlanView): PlanShift {
  const was = new Map(stored.schedule.map((s) => [s.id, s]))
  const now = new Map(tried.schedule.map((s) => [s.id, s]))
  const moved = tried.activities.flatMap((a): DateShift[] => {
    const [before, after] = [was.get(a.id), now.get(a.id)]
    if (!after || (before?.earliestStart === after.earliestStart && before.earliestFinish === after.earliestFinish))
      return []
    const days = before ? between(before.earliestFinish, after.earliestFinish) : null
    return [
      {
        ...{ id: a.id, name: a.name, days },
        ...{ startBefore: before?.earliestStart ?? null, start: after.earliestStart },
        ...{ finishBefore: before?.earliestFinish ?? null, finish: after.earliestFinish },
      },
    ]
  })
  const dates = [...committed(tried), { id: 'finish', name: '', commitment: tried.committedFinish }]
  const lateness = dates.flatMap(({ id, name, commitment }) => {
    const before = id === 'finish' ? stored.finish : was.get(id)?.earliestFinish
    const finish = id === 'finish' ? tried.finish : now.get(id)?.earliestFinish
    if (!finish) return []
    const wasLate = before !== undefined && before > commitment
    return [{ id, name, commitment, finish, days: between(commitment, finish), wasLate, isLate: finish > commitment }]
  })
  return {
    finishBefore: stored.finish,
    finish: tried.finish,
    moved: moved.sort((a, b) => Math.abs(b.days ?? 0) - Math.abs(a.days ?? 0)),
    broken: lateness.filter((l) => l.isLate && !l.wasLate),
    mended: lateness.filter((l) => !l.isLate && l.wasLate),
  }
}

const between = (from: string, to: string): number => daysBetween(from as CivilDate, to as CivilDate)
const committed = (plan: PlanView): { id: string; name: string; commitment: string }[] =>
  plan.activities.flatMap((a) =>
    a.commitment && !a.actualFinish ? [{ id: a.id, name: a.name, commitment: a.commitment }] : [],
  )
