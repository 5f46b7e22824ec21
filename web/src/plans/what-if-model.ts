import type { Activity, PlanView } from '@guatu/contract/plans'
import { type CivilDate, daysBetween } from '@guatu/domain/calendar/civil-date'
import type { PlanCalendars } from '@guatu/domain/plans/build-network'
import type { Plan } from '@guatu/domain/plans/plan-types'
import { schedulePlan } from '@guatu/domain/plans/schedule-plan'
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

/** The view with the dates a change would give, by the same code as the server's; nothing is asked or stored. */
export function whatIf(
  view: PlanView,
  activities: readonly Activity[],
  given: { readonly calendars: PlanCalendars; readonly own?: OwnCalendars; readonly lang: Lang },
): PlanView {
  const scheduled = schedulePlan(planOf(view, activities, given.own), given.calendars)
  return {
    ...view,
    activities: [...activities],
    schedule: scheduled.activities as unknown as PlanView['schedule'],
    finish: scheduled.finish ?? view.committedFinish,
    lengthCalendar: scheduled.length.calendar,
    daysToWinBack: scheduled.daysToWinBack,
    forecastFinish: null,
    diagnoses: scheduled.diagnoses.map((d) => {
      const named = withNames(d, activities)
      return { code: d.code, params: { ...named.params }, sentence: say(named, given.lang) }
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
