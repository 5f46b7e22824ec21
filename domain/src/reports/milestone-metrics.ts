import { type CivilDate, daysBetween, lastDayOfMonth, monthOf, yearOf } from '../calendar/civil-date.ts'
import { type WorkingCalendar, workingDaysBetween } from '../calendar/working-calendar.ts'
import { coded } from '../kernel/coded.ts'
import { isAtOrBefore } from '../kernel/instant.ts'
import type { Metric, MetricUnit } from '../kernel/metric.ts'
import { commitmentAt, headAt, lastKnown } from './known-facts.ts'
import { type MilestoneState, milestoneStates } from './milestone-states.ts'
import type { EvaluationPoint, ProjectFacts } from './project-facts.ts'
import { countRate, printRatio } from './rates.ts'

type Due = { readonly state: MilestoneState; readonly days: number }

/**
 * What rules ask of assessed milestones and of the committed finish: daysOverdue.calendar and .working (net of waiting
 * and paused days), .waiting (those that wait for another unit), daysToDue.working, milestonesInMonth with the share
 * verified on time, forecastSlip, movedCommitments, majorHazardsOpen.
 */
export function milestoneMetrics(
  facts: ProjectFacts,
  calendar: WorkingCalendar,
  at: EvaluationPoint,
): readonly Metric[] {
  const states = milestoneStates(facts, at).filter((s) => s.assessed)
  const open = states.filter((s) => s.claimedOn === null)
  const overdue = open.filter((s) => s.dueOn < at.asOf)
  const own = overdue.filter((s) => s.waitsFor === null)
  const waiting = overdue.filter((s) => s.waitsFor !== null)
  const coming = open.filter((s) => s.dueOn >= at.asOf)
  return [
    worstDue('daysOverdue.calendar', 'days', own.map(netDays), at.asOf),
    worstDue('daysOverdue.working', 'workingDays', own.map(workingDays(calendar, at.asOf)), at.asOf),
    worstDue(
      'daysOverdue.waiting',
      'days',
      waiting.map((s) => ({ state: s, days: daysBetween(s.dueOn, at.asOf) })),
      at.asOf,
    ),
    soonest(coming, calendar, at.asOf),
    ...inMonth(states, at.asOf),
    ...finishMetrics(facts, at),
    hazards(facts, at),
  ]
}

const netDays = (state: MilestoneState): Due => ({ state, days: state.netOverdueDays })

const workingDays =
  (calendar: WorkingCalendar, asOf: CivilDate) =>
  (state: MilestoneState): Due => ({ state, days: workingDaysBetween(calendar, state.dueOn, asOf) })

/** The most overdue one; 0 when none is overdue, since "nothing overdue" is a value and not a gap. */
function worstDue(name: string, unit: MetricUnit, dues: readonly Due[], asOf: CivilDate): Metric {
  let worst: Due | null = null
  for (const due of dues) if (worst === null || due.days > worst.days) worst = due
  if (worst === null) return { name, unit, value: '0', asOf, facts: [] }
  const { state, days } = worst
  return {
    name,
    unit,
    value: String(days),
    asOf,
    facts: [state.id, state.commitmentId],
    about: state.name,
    arithmetic: coded(`reports.arithmetic.${name}`, {
      milestone: state.name,
      dueOn: state.dueOn,
      asOf,
      days,
      gross: daysBetween(state.dueOn, asOf),
      waitsFor: state.waitsFor,
    }),
  }
}

function soonest(coming: readonly MilestoneState[], calendar: WorkingCalendar, asOf: CivilDate): Metric {
  const base = { name: 'daysToDue.working', unit: 'workingDays', asOf } as const
  let next: MilestoneState | null = null
  for (const s of coming)
    if (next === null || s.dueOn < next.dueOn || (s.dueOn === next.dueOn && s.id < next.id)) next = s
  if (next === null) return { ...base, value: null, facts: [], reason: coded('reports.noValue.nothingDue') }
  const days = workingDaysBetween(calendar, asOf, next.dueOn)
  return {
    ...base,
    value: String(days),
    facts: [next.id, next.commitmentId],
    about: next.name,
    arithmetic: coded('reports.arithmetic.daysToDue.working', { milestone: next.name, dueOn: next.dueOn, asOf, days }),
  }
}

function inMonth(states: readonly MilestoneState[], asOf: CivilDate): readonly Metric[] {
  const month = asOf.slice(0, 7)
  const due = states.filter((s) => s.dueOn.startsWith(month))
  const onTime = due.filter((s) => s.verifiedOn !== null && s.claimedOn !== null && s.claimedOn <= s.dueOn)
  const share = countRate(onTime.length, due.length)
  const facts = due.map((s) => s.id)
  const arithmetic = coded('reports.arithmetic.milestonesInMonth', {
    onTime: onTime.length,
    due: due.length,
    until: lastDayOfMonth(yearOf(asOf), monthOf(asOf)),
  })
  return [
    { name: 'milestonesInMonth', unit: 'count', value: String(due.length), asOf, facts, arithmetic },
    share === null
      ? {
          name: 'milestonesOnTime',
          unit: 'ratio',
          value: null,
          asOf,
          facts,
          reason: coded('reports.noValue.nothingDue'),
        }
      : { name: 'milestonesOnTime', unit: 'ratio', value: printRatio(share), asOf, facts, arithmetic },
  ]
}

function finishMetrics(facts: ProjectFacts, at: EvaluationPoint): readonly Metric[] {
  const commitment = commitmentAt(facts.commitments, null, at)
  const finished = headAt(facts, at).finishedOn
  const slip = (name: string, kind: 'deterministic' | 'p80'): Metric => {
    const base = { name, unit: 'days', asOf: at.asOf } as const
    if (commitment === null) return { ...base, value: null, facts: [], reason: coded('reports.noValue.noCommitment') }
    if (finished !== null && finished <= at.asOf)
      return { ...base, value: null, facts: [], reason: coded('reports.noValue.finished') }
    const forecast = lastKnown(facts.forecasts, at, (f) => f.kind === kind)
    if (forecast === null) return { ...base, value: null, facts: [], reason: coded('reports.noValue.noForecast') }
    const days = daysBetween(commitment.inForce.date, forecast.finish)
    const params = { committed: commitment.inForce.date, forecast: forecast.finish, days, moves: commitment.moves }
    return {
      ...base,
      value: String(days),
      facts: [forecast.id, commitment.inForce.id],
      arithmetic: coded('reports.arithmetic.forecastSlip', params),
    }
  }
  const moves = String(commitment?.moves ?? 0)
  return [
    slip('forecastSlip', 'deterministic'),
    slip('forecastSlip.p80', 'p80'),
    {
      name: 'movedCommitments',
      unit: 'count',
      value: moves,
      asOf: at.asOf,
      facts: commitment ? [commitment.inForce.id] : [],
    },
  ]
}

/** A count only of what is kept: nought would read as a fact where nobody keeps hazards. */
function hazards(facts: ProjectFacts, at: EvaluationPoint): Metric {
  const base = { name: 'majorHazardsOpen', unit: 'count', asOf: at.asOf } as const
  if (facts.hazards === null) {
    const reason = coded('reports.noValue.hazardsNotKept', { hazards: 'reports.hazards.notKept' })
    return { ...base, value: null, facts: [], reason }
  }
  const open = facts.hazards.filter(
    (h) =>
      h.major &&
      h.occurredOn <= at.asOf &&
      isAtOrBefore(h.recordedAt, at.knownAt) &&
      !(h.closed !== null && h.closed.on <= at.asOf && isAtOrBefore(h.closed.recordedAt, at.knownAt)),
  )
  return {
    ...base,
    value: String(open.length),
    facts: open.map((h) => h.id).sort(),
    arithmetic: coded('reports.arithmetic.hazards', {
      open: open.length,
      hazards: open.length === 0 ? 'reports.hazards.none' : 'reports.hazards.open',
    }),
  }
}
