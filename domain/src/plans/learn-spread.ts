/** How long a piece of work took against its plan, from the portfolio's own history. Days are calendar days, last less first. */
export type WorkRecord = {
  /** What kind of work: a node of a template, a phase. */
  readonly kind: string
  /** A wider kind to fall back on, such as the project's kind. */
  readonly wider?: string
  readonly plannedDays: number
  /** Days it took; of unfinished work the days so far. */
  readonly days: number
  readonly finished: boolean
}

/** Finished records from which a kind counts as known †; with fewer the wider kind is asked, then all work, then it is assumed. */
export const ENOUGH_RECORDS = 20

/** Spread where nothing is known †: optimistic, likely and pessimistic share of the planned days. */
export const ASSUMED_SHARES = [0.8, 1, 1.6] as const

export type Spread = {
  /** Where it comes from: the work's own kind, the wider one, all work, or assumed. */
  readonly from: 'kind' | 'wider' | 'all' | 'assumed'
  /** Finished records it was learnt from; 0 when assumed. */
  readonly records: number
  /** Actual ÷ planned days, ascending, with the share of work done by then; the last share is 1. Empty when assumed. */
  readonly ratios: Float64Array
  readonly shares: Float64Array
}

export type LearntSpreads = { spreadOf(kind: string, wider?: string): Spread }

const ASSUMED: Spread = { from: 'assumed', records: 0, ratios: new Float64Array(), shares: new Float64Array() }

/**
 * What the history says of actual against planned days, by kind of work (M33). Unfinished work counts with the days so far (Kaplan and Meier's
 * estimate): history that held finished work only would forget just those that take longest. Records without planned days are passed over.
 */
export function learnSpreads(records: readonly WorkRecord[], enough = ENOUGH_RECORDS): LearntSpreads {
  const usable = records.filter((r) => r.plannedDays > 0 && r.days >= 0)
  const byKind = grouped(usable, (r) => r.kind)
  const byWider = grouped(usable, (r) => r.wider)
  const known = new Map<string, Spread | null>()
  const learnt = (key: string, from: Spread['from'], group: readonly WorkRecord[] | undefined): Spread | null => {
    if (!known.has(key)) known.set(key, group ? spreadFrom(group, from, enough) : null)
    return known.get(key)!
  }
  return {
    spreadOf: (kind, wider) =>
      learnt(`kind ${kind}`, 'kind', byKind.get(kind)) ??
      (wider === undefined ? null : learnt(`wider ${wider}`, 'wider', byWider.get(wider))) ??
      learnt('all', 'all', usable) ??
      ASSUMED,
  }
}

/** The share of work of that spread that ends within `ratio` times its planned days. */
export function shareWithin(spread: Spread, ratio: number): number {
  let share = 0
  for (let i = 0; i < spread.ratios.length && spread.ratios[i]! <= ratio; i++) share = spread.shares[i]!
  return share
}

/** The ratio of actual to planned days within which that share of the work ends. */
export function ratioAt(spread: Spread, share: number): number {
  let low = 0
  let high = spread.shares.length - 1
  while (low < high) {
    const mid = (low + high) >> 1
    if (spread.shares[mid]! >= share) high = mid
    else low = mid + 1
  }
  return spread.ratios[low]!
}

function grouped(
  records: readonly WorkRecord[],
  keyOf: (record: WorkRecord) => string | undefined,
): Map<string, WorkRecord[]> {
  const groups = new Map<string, WorkRecord[]>()
  for (const record of records) {
    const key = keyOf(record)
    if (key === undefined) continue
    const group = groups.get(key)
    if (group) group.push(record)
    else groups.set(key, [record])
  }
  return groups
}

/** Kaplan–Meier over ratios. What is still unfinished beyond the longest finished work is taken to end there: no ratio is made up. */
function spreadFrom(group: readonly WorkRecord[], from: Spread['from'], enough: number): Spread | null {
  const finished = group.filter((r) => r.finished).length
  if (finished < enough) return null
  const ratioOf = (r: WorkRecord): number => r.days / r.plannedDays
  const sorted = [...group].sort((a, b) => ratioOf(a) - ratioOf(b) || Number(b.finished) - Number(a.finished))
  const ratios: number[] = []
  const shares: number[] = []
  let unfinished = 1
  sorted.forEach((record, i) => {
    if (!record.finished) return
    unfinished *= 1 - 1 / (sorted.length - i)
    ratios.push(ratioOf(record))
    shares.push(1 - unfinished)
  })
  shares[shares.length - 1] = 1
  return { from, records: finished, ratios: Float64Array.from(ratios), shares: Float64Array.from(shares) }
}
