import { type Coded, coded } from '../kernel/coded.ts'
import { metricKind } from './metrics.ts'
import type { PreparedRuleSet } from './prepare-rule-set.ts'
import { scaledPrinted } from './printed-value.ts'
import { type Comparison, isExpression } from './rule-set.ts'
import type { Subject } from './verdict.ts'

export type Standing = { readonly top: number; readonly bottom: number; readonly of: number }

/** Competition ranks (1, 2, 2, 4) of subjects inside their groups, now and in past periods. */
export type Ranks = {
  standing(metric: string, group: string | undefined, subject: Subject, period: string | null): Standing | null
  within(comparison: Comparison, subject: Subject, period: string | null): boolean
}

type Entry = { readonly id: string; readonly value: number }

/** The ranks that the set's rules ask for; a subject without value has none. */
export function rankTable(set: PreparedRuleSet, subjects: readonly Subject[]): Ranks | null {
  if (!set.needsRanks) return null
  const tables = new Map<string, Map<string, Standing>>()
  for (const comparison of rankedComparisons(set)) {
    const digits = metricKind(comparison.metric, set.source.metrics)?.digits ?? 0
    const groups = new Map<string, Entry[]>()
    const add = (subject: Subject, period: string | null, value: string | null) => {
      const scaled = value === null ? null : scaledPrinted(value, digits, digits)
      if (scaled === null) return
      const key = keyOf(comparison.metric, comparison.rank?.group, subject, period)
      const list = groups.get(key)
      if (list) list.push({ id: subject.id, value: scaled })
      else groups.set(key, [{ id: subject.id, value: scaled }])
    }
    for (const subject of subjects) {
      add(subject, null, subject.metrics[comparison.metric]?.value ?? null)
      for (const past of subject.history ?? []) add(subject, past.period, past.metrics[comparison.metric] ?? null)
    }
    for (const [key, entries] of groups) tables.set(key, standings(entries))
  }
  const standing: Ranks['standing'] = (metric, group, subject, period) =>
    tables.get(keyOf(metric, group, subject, period))?.get(subject.id) ?? null
  return {
    standing,
    within: (comparison, subject, period) => {
      const rank = comparison.rank
      const found = rank && standing(comparison.metric, rank.group, subject, period)
      return !!found && (rank.from === 'top' ? found.top : found.bottom) <= rank.n
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

function standings(entries: readonly Entry[]): Map<string, Standing> {
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
