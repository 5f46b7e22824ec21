import { isRefusal } from '@guatu/domain/kernel/coded'
import type { PlanCalendars } from '@guatu/domain/plans/build-network'
import type { LearntSpreads } from '@guatu/domain/plans/learn-spread'
import { simulatePlan } from '@guatu/domain/plans/monte-carlo'
import { ODDS_RUNS, oddsSeed } from '@guatu/domain/plans/odds-draw'
import type { Plan } from '@guatu/domain/plans/plan-types'
import { schedulePlan } from '@guatu/domain/plans/schedule-plan'
import type { EvaluationPoint } from '@guatu/domain/reports/project-facts'
import type { Insertable } from 'kysely'
import type { JudgingMaterial } from '../cards/material.ts'
import { planAsKnown } from './as-known.ts'
import { spreadIn } from './learnt-spreads.ts'
import type { PlanForecastTable, Sentence, Turn } from './tables.ts'

/** The light now and in 2, 4, 8 weeks; judged by `cards`, which stands to the right of plans. */
export type Foresight = { readonly level: string; readonly turns: readonly Turn[] }
export type Foresee = (material: JudgingMaterial, at: EvaluationPoint) => Foresight

type Row = Insertable<PlanForecastTable>

/**
 * The stored forecast of one project at a point: quantiles of the finish, odds of each commitment, what drives it, and when its
 * light turns. Null without an approved plan, and for one that can't be scheduled.
 */
export function forecastRow(
  m: JudgingMaterial,
  calendars: PlanCalendars,
  at: EvaluationPoint,
  { foresee, spreads }: { readonly foresee: Foresee; readonly spreads: LearntSpreads },
): Row | null {
  const plan = planAsKnown(m, at)
  if (plan?.status !== 'approved' || !plan.finish) return null
  const finish = schedulePlan(plan, calendars).finish
  const seed = oddsSeed(m.id, at.asOf)
  const spreadOf = spreadIn(spreads, m.plans.at(-1)?.body.template)
  const drawn = simulatePlan(plan, calendars, { runs: ODDS_RUNS, seed, spreadOf })
  if (!finish || isRefusal(drawn)) return null
  const name = namesOf(plan)
  const { level, turns } = foresee(m, at)
  const turn = turns.find((t) => t.turned)
  const of = { projectId: m.id, planVersion: plan.version, asOf: at.asOf }
  return {
    ...of,
    ...{
      runs: drawn.runs,
      seed,
      spread: drawn.spread,
      basis: JSON.stringify(drawn.basis),
      committedFinish: plan.finish,
      finishOn: finish,
    },
    ...{ p50: drawn.finish.p50, p80: drawn.finish.p80, p90: drawn.finish.p90 },
    probability: (drawn.finish.probability ?? 0).toFixed(4),
    commitments: JSON.stringify(drawn.commitments.map((c) => ({ ...c, name: name(c.id) }))),
    activities: JSON.stringify(drawn.activities.map((a) => ({ ...a, name: name(a.id) }))),
    level,
    turnWeeks: turn?.weeks ?? null,
    turnLevel: turn?.level ?? null,
    turnSentence: turn ? JSON.stringify(turn.sentence satisfies Sentence) : null,
    turns: JSON.stringify(turns),
    computedAt: new Date(at.knownAt),
  } as Row
}

const namesOf = (plan: Plan) => {
  const names = new Map(plan.activities.map((a) => [a.id, a.name ?? a.id]))
  return (id: string): string => names.get(id) ?? id
}
