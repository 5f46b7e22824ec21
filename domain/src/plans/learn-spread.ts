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

/** A spread under what it is of: a kind, a wider kind, or all work, which has no name. */
export type NamedSpread = { readonly source: Exclude<Spread['from'], 'assumed'>; readonly name: string }
const keyOf = ({ source, name }: NamedSpread): string => `${source} ${name}`

/**
 * What the history says of actual against planned days, by kind of work (M33). Unfinished work counts with the days so far (Kaplan and Meier's
 * estimate): history that held finished work only would forget just those that take longest. Records without planned days are passed over.
 */
export function learnSpreads(records: readonly WorkRecord[], enough = ENOUGH_RECORDS): LearntSpreads {
  const { groups } = historyOf(records)
  const known = new Map<string, Spread | null>()
  return fallingBack((of) => {
    const key = keyOf(of)
    if (!known.has(key)) {
      const group = groups.get(key)
      known.set(key, group ? spreadFrom(group, of.source, enough) : null)
    }
    return known.get(key)!
  })
}

/** Every spread that the history knows enough of, to be kept: `spreadsOf` makes the same of them as `learnSpreads` of the history. */
export function listSpreads(
  records: readonly WorkRecord[],
  enough = ENOUGH_RECORDS,
): (NamedSpread & { readonly spread: Spread })[] {
  const { groups, named } = historyOf(records)
  return named.flatMap((of) => {
    const spread = spreadFrom(groups.get(keyOf(of))!, of.source, enough)
    return spread ? [{ ...of, spread }] : []
  })
}

/** Kept spreads to choose from. */
export function spreadsOf(kept: readonly (NamedSpread & { readonly spread: Spread })[]): LearntSpreads {
  const known = new Map(kept.map((k) => [keyOf(k), k.spread]))
  return fallingBack((of) => known.get(keyOf(of)) ?? null)
}

/** The work's own kind, else the wider one, else all work, else what is assumed. */
const fallingBack = (find: (of: NamedSpread) => Spread | null): LearntSpreads => ({
  spreadOf: (kind, wider) =>
    find({ source: 'kind', name: kind }) ??
    (wider === undefined ? null : find({ source: 'wider', name: wider })) ??
    find({ source: 'all', name: '' }) ??
    ASSUMED,
})

/** Usable records of each kind, each wider kind, and all together, by key. */
function historyOf(records: readonly WorkRecord[]) {
  const [groups, named] = [new Map<string, WorkRecord[]>(), [] as NamedSpread[]]
  const add = (of: NamedSpread, record: WorkRecord) => {
    const group = groups.get(keyOf(of))
    if (group) return void group.push(record)
    groups.set(keyOf(of), [record])
    named.push(of)
  }
  for (const record of records) {
    if (record.plannedDays <= 0 || record.days < 0) continue
    add({ source: 'kind', name: record.kind }, record)
    if (record.wider !== undefined) add({ source: 'wider', name: record.wider }, record)
    add({ source: 'all', name: '' }, record)
  }
  return { groups, named }
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
    // Work that took the same share of its days makes one step: thousands of records, some hundred ratios.
    if (ratios.at(-1) === ratioOf(record)) shares[shares.length - 1] = 1 - unfinished
    else {
      ratios.push(ratioOf(record))
      shares.push(1 - unfinished)
    }
  })
  shares[shares.length - 1] = 1
  return { from, records: finished, ratios: Float64Array.from(ratios), shares: Float64Array.from(shares) }
}
