import { isAtOrBefore } from '@guatu/domain/kernel/instant'
import type { JudgingMaterial } from './material.ts'

const knownOf = new WeakMap<JudgingMaterial, Map<string, JudgingMaterial>>()

/**
 * The material without the plans and bottlenecks that came after an instant: a later plan renames a milestone, a corrected
 * bottleneck takes the old one's place, and neither may repaint what was shown before. The same object for the same state.
 */
export function materialKnown(m: JudgingMaterial, knownAt: string): JudgingMaterial {
  const then = (r: { recordedAt: string }) => isAtOrBefore(r.recordedAt, knownAt)
  const [plans, bottlenecks] = [m.plans.filter(then), m.bottlenecks.filter(then)]
  if (plans.length === m.plans.length && bottlenecks.length === m.bottlenecks.length) return m
  const states = knownOf.get(m) ?? new Map<string, JudgingMaterial>()
  knownOf.set(m, states)
  const state = `${plans.length} ${bottlenecks.length}`
  const known = states.get(state) ?? { ...m, plans, bottlenecks }
  states.set(state, known)
  return known
}
