import { addDays, type CivilDate } from '@guatu/domain/calendar/civil-date'
import { compareLevels, isAtLeast } from '@guatu/domain/cards/level'
import { yuanOfFen } from '@guatu/domain/kernel/exact'
import { schedulePlan } from '@guatu/domain/plans/schedule-plan'
import { carriedOnReports } from '@guatu/domain/reports/carried-on'
import { startOfDayInBeijing } from '@guatu/domain/reports/periods'
import type { EvaluationPoint } from '@guatu/domain/reports/project-facts'
import { planAsKnown } from '../plans/as-known.ts'
import type { Foresee, Foresight } from '../plans/forecast-plan.ts'
import { type Bench, calendarsOf, judgeAt } from './judge-at.ts'
import { factsOf, type JudgingMaterial } from './material.ts'

/** Weeks ahead that a light is foreseen for. */
export const HORIZONS = [2, 4, 8] as const

/**
 * What a project's light will be if nothing changes: the same judge at a later day, with the work done on the days that
 * today's schedule says, money spent at the pace of the last weeks, and nothing else moved or resolved.
 */
export const foreseeWith =
  (bench: Bench): Foresee =>
  (m, at): Foresight => {
    const level = judgeAt(m, bench, at).verdict.level
    const turns = HORIZONS.map((weeks) => {
      const asOf = addDays(at.asOf, weeks * 7)
      const then = { asOf, knownAt: startOfDayInBeijing(addDays(asOf, 1)) }
      const { verdict } = judgeAt(carriedOn(m, bench, at, then), bench, then)
      return {
        weeks,
        level: verdict.level,
        rule: verdict.ruleId,
        sentence: verdict.evidence.sentence as Foresight['turns'][number]['sentence'],
        turned: isAtLeast(verdict.level, 'warn') && compareLevels(verdict.level, level) > 0,
      }
    })
    return { level, turns }
  }

/** The facts as they will stand at `then`, if every activity starts and ends on the day that the schedule of `at` says. */
function carriedOn(m: JudgingMaterial, bench: Bench, at: EvaluationPoint, then: EvaluationPoint): JudgingMaterial {
  const plan = planAsKnown(m, at)
  if (!plan) return { ...m, reports: reportsThen(m, bench, at, then) }
  const activities = new Map(plan.activities.map((a) => [a.id, a]))
  const event = (activityId: string, what: string, occurredOn: CivilDate) => ({
    ...{ id: `${what} ${activityId}`, activityId, event: what, occurredOn, recordedAt: then.knownAt, waitsFor: null },
  })
  const events = schedulePlan(plan, calendarsOf(bench)).activities.flatMap((s) => {
    const a = activities.get(s.id)
    if (!a || a.actualFinish || s.earliestStart > then.asOf) return []
    const started = a.actualStart ? [] : [event(s.id, 'started', s.earliestStart)]
    if (s.earliestFinish > then.asOf) return started
    return [...started, event(s.id, 'claimed', s.earliestFinish), event(s.id, 'verified', s.earliestFinish)]
  })
  return { ...m, milestoneEvents: [...m.milestoneEvents, ...events], reports: reportsThen(m, bench, at, then) }
}

/** One more report at the later day, at the present pace. */
function reportsThen(
  m: JudgingMaterial,
  bench: Bench,
  at: EvaluationPoint,
  then: EvaluationPoint,
): JudgingMaterial['reports'] {
  const { reports } = factsOf(m, bench.rhythm)
  const last = carriedOnReports(reports, at, then).at(-1)
  const like = m.reports.at(-1)
  if (!last || !like || last.occurredOn !== then.asOf || last.doneThisYear === null) return m.reports
  const { id, occurredOn, recordedAt } = last
  const done = yuanOfFen(last.doneThisYear)
  return [...m.reports, { ...like, id, occurredOn, recordedAt, done, supersedes: null, withdrawn: false }]
}
