import { type Coded, coded } from '../kernel/coded.ts'
import { appliesTo } from './applies.ts'
import { metricKind } from './metrics.ts'
import type { PreparedRuleSet } from './prepare-rule-set.ts'
import { scaledPrinted } from './printed-value.ts'
import { type Comparison, isExpression } from './rule-set.ts'
import type { Subject } from './verdict.ts'

export type Standing = { readonly top: number; readonly bottom: number; readonly of: number }

/** Competition ranks (1, 2, 2, 4) of subjects inside their groups, now and in past periods. */
export type Ranks = {
  standing(metric: string, group: string | undefined, subject: Subject, period: string | null): Standing | null
  /** `value`: taken in place of the subject's own one, the others standing as they do. */
  within(comparison: Comparison, subject: Subject, period: string | null, value?: string): boolean
}

type Entry = { readonly id: string; readonly value: number }

/** The ranks that the set's rules ask for, among those to whom the set applies; a subject without value has none. */
export function rankTable(set: PreparedRuleSet, subjects: readonly Subject[]): Ranks | null {
  if (!set.needsRanks) return null
  const tables = new Map<string, Map<string, Standing>>()
  const digitsOf = (metric: string) => metricKind(metric, set.source.metrics)?.digits ?? 0
  const companies = new Map<string, readonly number[]>()
  for (const comparison of rankedComparisons(set)) {
    const digits = digitsOf(comparison.metric)
    const groups = new Map<string, Entry[]>()
    const add = (subject: Subject, period: string | null, value: string | null) => {
      const scaled = value === null ? null : scaledPrinted(value, digits)
      if (scaled === null) return
      const key = keyOf(comparison.metric, comparison.rank?.group, subject, period)
      const list = groups.get(key)
      if (list) list.push({ id: subject.id, value: scaled })
      else groups.set(key, [{ id: subject.id, value: scaled }])
    }
    for (const subject of subjects) {
      if (!appliesTo(set.source.applies, subject)) continue
      add(subject, null, subject.metrics[comparison.metric]?.value ?? null)
      for (const past of subject.history ?? []) add(subject, past.period, past.metrics[comparison.metric] ?? null)
    }
    for (const [key, entries] of groups) {
      companies.set(
        key,
        entries.map((e) => e.value).sort((a, b) => a - b),
      )
      tables.set(key, standings(entries))
    }
  }
  const placed = (metric: string, group: string | undefined, subject: Subject, value: string): Standing | null => {
    const all = companies.get(keyOf(metric, group, subject, null))
    const [steps, own] = [value, subject.metrics[metric]?.value ?? ''].map((v) => scaledPrinted(v, digitsOf(metric)))
    if (!all || steps == null || own == null) return null
    const [below, above] = [firstIndex(all, steps), all.length - firstIndex(all, steps + 1)]
    return { top: above - (own > steps ? 1 : 0) + 1, bottom: below - (own < steps ? 1 : 0) + 1, of: all.length }
  }
  const standing: Ranks['standing'] = (metric, group, subject, period) =>
    tables.get(keyOf(metric, group, subject, period))?.get(subject.id) ?? null
  return {
    standing,
    within: (comparison, subject, period, value) => {
      const { metric, rank } = comparison
      if (!rank) return false
      const own = standing(metric, rank.group, subject, period)
      const found = own && value !== undefined ? placed(metric, rank.group, subject, value) : own
      return found !== null && (rank.from === 'top' ? found.top : found.bottom) <= rank.n
    },
  }
}

/** A rank with the one of the period before, and how far it moved. */
export function rankArithmetic(rank: number, of: number, before: number | null): Coded {
  if (before === null) return coded('cards.arithmetic.rankFirst', { rank, of })
  const move = before > rank ? 'Up' : before < rank ? 'Down' : 'Same'
  return coded(`cards.arithmetic.rank${move}`, { rank, of, before, by: Math.abs(before - rank) })
}

const rankedComparisons = (set: PreparedRuleSet): readonly Comparison[] =>
  set.source.rules.flatMap((r) => r.all.flatMap((c) => (!isExpression(c) && c.rank ? [c] : [])))

function keyOf(metric: string, group: string | undefined, subject: Subject, period: string | null): string {
  const attribute = group === undefined ? undefined : subject.attributes?.[group]
  const name = typeof attribute === 'string' ? attribute : (subject.group ?? '')
  return JSON.stringify([metric, group ?? null, name, period])
}

/** Places by value: from the top 1 is the largest, from the bottom the smallest. */
export function standings(entries: readonly Entry[]): Map<string, Standing> {
  const sorted = entries.map((e) => e.value).sort((a, b) => a - b)
  const result = new Map<string, Standing>()
  for (const { id, value } of entries) {
    result.set(id, {
      bottom: firstIndex(sorted, value) + 1,
      top: sorted.length - firstIndex(sorted, value + 1) + 1,
      of: sorted.length,
    })
  }
  return result
}

/** Index of the first element not below `value`. */
function firstIndex(sorted: readonly number[], value: number): number {
  let lo = 0
  let hi = sorted.length
  while (lo < hi) {
    const mid = (lo + hi) >> 1
    if (sorted[mid]! < value) lo = mid + 1
    else hi = mid
  }
  return lo
}
