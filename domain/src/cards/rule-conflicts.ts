import { coded } from '../kernel/coded.ts'
import type { Finding } from './check-rule-set.ts'
import { badnessOf } from './level.ts'
import { metricParam } from './metrics.ts'
import { type PreparedComparison, type PreparedRule, type PreparedRuleSet, prepareRuleSet } from './prepare-rule-set.ts'
import { printScaledValue } from './printed-value.ts'
import type { RuleSet } from './rule-set.ts'

/** A rule that looks at one metric only, now, without rank: a band of that metric. */
type Band = {
  readonly row: number
  readonly prepared: PreparedRule
  readonly metric: string
  readonly lo: number
  readonly hi: number
  readonly digits: number
}

/**
 * Contradictions (a rule that can never hold), bands that overlap with different levels where nothing says which one
 * is meant, and gaps between neighbouring bands. Overlaps are meant where the worst wins and the narrower one is worse.
 */
export function findConflicts(set: RuleSet): readonly Finding[] {
  const prepared = prepareRuleSet(set)
  const contradictions = prepared.rules.flatMap((r, i) => contradictionOf(set, r, i + 1))
  if (contradictions.length > 0) return contradictions
  const byMetric = new Map<string, Band[]>()
  for (const band of bandsOf(prepared)) {
    const key = `${band.metric}|${JSON.stringify(band.prepared.rule.applies ?? null)}`
    byMetric.set(key, [...(byMetric.get(key) ?? []), band])
  }
  return [...byMetric.values()].flatMap((bands) => bandFindings(set, bands))
}

function contradictionOf(set: RuleSet, { rule, conditions }: PreparedRule, row: number): readonly Finding[] {
  const seen = new Map<string, { lo: number; hi: number }>()
  for (const c of conditions) {
    if (c.kind === 'expression' || c.op === null) continue
    const now = endsOf(c)
    const before = seen.get(c.metric) ?? { lo: Number.NEGATIVE_INFINITY, hi: Number.POSITIVE_INFINITY }
    const both = { lo: Math.max(before.lo, now.lo), hi: Math.min(before.hi, now.hi) }
    if (both.lo > both.hi)
      return [
        found(set, row, 'error', 'cards.check.contradiction', { metric: metricParam(c.metric), row, id: rule.id }),
      ]
    seen.set(c.metric, both)
  }
  return []
}

/** Ends in printed steps, open where nothing bounds. */
function endsOf(c: PreparedComparison): { lo: number; hi: number } {
  const all = Number.MAX_SAFE_INTEGER
  return {
    lo: c.lo === -all ? Number.NEGATIVE_INFINITY : c.lo,
    hi: c.hi === all ? Number.POSITIVE_INFINITY : c.hi,
  }
}

function bandsOf(set: PreparedRuleSet): readonly Band[] {
  return set.rules.flatMap((prepared, i) => {
    const comparisons = prepared.conditions.flatMap((c) => (c.kind === 'comparison' ? [c] : []))
    const [first] = comparisons
    const plain = comparisons.every(
      (c) => c.op !== null && c.metric === first?.metric && !c.source.rank && (c.source.periods ?? 1) === 1,
    )
    if (!first || !plain || comparisons.length !== prepared.conditions.length || first.isLevel) return []
    const ends = comparisons.map(endsOf)
    return [
      {
        row: i + 1,
        prepared,
        metric: first.metric,
        lo: Math.max(...ends.map((e) => e.lo)),
        hi: Math.min(...ends.map((e) => e.hi)),
        digits: first.digits,
      },
    ]
  })
}

/** Every two bands that overlap unmeant, then every room that no band covers between two that are the nearest to it. */
function bandFindings(set: RuleSet, bands: readonly Band[]): readonly Finding[] {
  const sorted = [...bands].sort((a, b) => a.lo - b.lo || a.hi - b.hi || a.row - b.row)
  const findings = sorted.flatMap((low, i) =>
    sorted
      .slice(i + 1)
      .filter((high) => high.lo <= low.hi && !meantOverlap(set, low, high))
      .map((high) => conflict(set, 'cards.check.overlap', low, high)),
  )
  for (const { low, high } of roomsBetween(sorted))
    if (!isMeantRoom(sorted, low, high)) {
      const gap = { from: printStep(low.hi + 1, low), to: printStep(high.lo - 1, low) }
      findings.push(conflict(set, 'cards.check.gap', low, high, gap))
    }
  return findings
}

function conflict(set: RuleSet, code: string, low: Band, high: Band, gap = {}): Finding {
  const names = { row: high.row, id: high.prepared.rule.id, other: low.row, otherId: low.prepared.rule.id }
  return found(set, Math.max(high.row, low.row), 'error', code, { metric: metricParam(high.metric), ...names, ...gap })
}

/** The bands on both sides of each room, of several that end or begin there the worst. */
function roomsBetween(sorted: readonly Band[]): readonly { readonly low: Band; readonly high: Band }[] {
  const rooms: { low: Band; high: Band }[] = []
  let low: Band | undefined
  for (const high of sorted) {
    if (low && high.lo > low.hi + 1) rooms.push({ low, high: worstOf(sorted.filter((b) => b.lo === high.lo)) })
    if (!low || high.hi > low.hi) low = worstOf(sorted.filter((b) => b.hi === high.hi))
  }
  return rooms
}

const worstOf = (bands: readonly Band[]): Band =>
  bands.reduce((a, b) => (b.prepared.badness > a.prepared.badness ? b : a))

/**
 * Whether the room between two bands is meant: praise on one side and blame on the other, or blame without end on both sides of a
 * middle that is fine (too little, too much).
 */
function isMeantRoom(sorted: readonly Band[], low: Band, high: Band): boolean {
  const [a, b] = [low, high].map((band) => Math.sign(band.prepared.badness - badnessOf('normal')))
  if (a !== b) return a !== 0 && b !== 0
  const open =
    sorted.some((x) => x.lo === Number.NEGATIVE_INFINITY) && sorted.some((x) => x.hi === Number.POSITIVE_INFINITY)
  return a === 1 && open && roomsBetween(sorted).length === 1
}

const printStep = (steps: number, band: Band): string => printScaledValue(steps, band.digits)

/**
 * Whether an overlap is settled: with the worst winning, a band inside another one must be the worse; with the first match,
 * the inner one must come first. Equal bands and bands that merely cross are never meant.
 */
function meantOverlap(set: RuleSet, a: Band, b: Band): boolean {
  const inner = (x: Band, y: Band): boolean => x.lo >= y.lo && x.hi <= y.hi
  if (set.combine === 'weighted' || a.prepared.rule.level === b.prepared.rule.level) return true
  if (a.lo === b.lo && a.hi === b.hi) return false
  if (!inner(a, b) && !inner(b, a)) return false
  const [small, large] = inner(a, b) ? [a, b] : [b, a]
  if (set.combine === 'firstMatch') return small.row < large.row
  return small.prepared.badness > large.prepared.badness
}

const found = (
  set: RuleSet,
  row: number,
  severity: Finding['severity'],
  code: string,
  params: Readonly<Record<string, string | number>>,
): Finding => ({ row, rule: set.rules[row - 1]?.id ?? null, severity, sentence: coded(code, params) })
