import type { BridgeChange, BridgeRow } from '@guatu/contract/bridge'
import { bridge } from '@guatu/domain/cards/bridge'
import { badnessOf, type Level } from '@guatu/domain/cards/level'
import type { Palette } from '@guatu/domain/cards/palette'
import { type Refusal, refuse } from '@guatu/domain/kernel/coded'
import { say } from '@guatu/words/say'
import type { Lang } from '@guatu/words/words'
import type { Db } from '../platform/db.ts'
import type { ReadScope } from '../platform/scope.ts'
import { type ClosedLevelRow, type ClosedPeriodRow, listClosedLevels, listClosedPeriods } from './bridge-reads.ts'
import { wornBy } from './present.ts'

export type BridgeAsked = {
  readonly from?: string | undefined
  readonly to?: string | undefined
  readonly q?: string | undefined
  readonly sort?: string | undefined
  readonly change?: BridgeChange | undefined
  readonly headquartersId?: string | undefined
}
export type ReadBridge = {
  readonly periods: readonly ClosedPeriodRow[]
  readonly from: ClosedPeriodRow | null
  readonly to: ClosedPeriodRow | null
  readonly counts: Record<BridgeChange, number>
  readonly rows: readonly BridgeRow[]
}
/** The palette of the set that judged a row. */
export type PaletteOf = (row: { ruleSet: string; ruleSetVersion: string }) => Palette

const NONE = { unchanged: 0, improved: 0, worsened: 0, entered: 0, left: 0 }

/** The bridge between the periods asked for, the earlier always first; of fewer than two closed periods there is none. */
export async function readBridge(
  db: Db,
  scope: ReadScope,
  asked: BridgeAsked,
  paletteOf: PaletteOf,
  lang: Lang,
): Promise<ReadBridge | Refusal> {
  const periods = await listClosedPeriods(db, scope)
  const named = (key: string | undefined, otherwise: number) =>
    key === undefined ? (periods[otherwise] ?? null) : periods.find((p) => p.period === key)
  const [a, b] = [named(asked.from, 1), named(asked.to, 0)]
  if (a === undefined || b === undefined)
    return refuse('cards.bridge.unknownPeriod', { period: (a === undefined ? asked.from : asked.to) ?? '' })
  if (a === null || b === null) return { periods, from: a, to: b, counts: NONE, rows: [] }
  const [from, to] = a.closedOn <= b.closedOn ? [a, b] : [b, a]
  const levels = await listClosedLevels(db, scope, [from.period, to.period], asked.headquartersId)
  const rows = rowsOf(levels, from.period, to.period, paletteOf, lang)
  const counts = { ...NONE }
  for (const row of rows) counts[row.change] += 1
  const q = asked.q ?? ''
  const wanted = rows.filter(
    (r) => (!asked.change || r.change === asked.change) && (q === '' || r.project.includes(q) || r.unit.includes(q)),
  )
  return { periods, from, to, counts, rows: inOrder(wanted, asked.sort) }
}

function rowsOf(
  levels: readonly ClosedLevelRow[],
  from: string,
  to: string,
  paletteOf: PaletteOf,
  lang: Lang,
): readonly BridgeRow[] {
  const at = (period: string) => new Map(levels.filter((l) => l.period === period).map((l) => [l.projectId, l]))
  const [was, is] = [at(from), at(to)]
  const then = (of: ReadonlyMap<string, ClosedLevelRow>) =>
    [...of.values()].map((l) => ({ id: l.projectId, level: l.level }))
  const found = bridge(then(was), then(is))
  const change = new Map<string, BridgeChange>(found.unchanged.map((id) => [id, 'unchanged']))
  for (const kind of ['improved', 'worsened', 'entered', 'left'] as const)
    for (const { id } of found[kind]) change.set(id, kind)
  const worn = (row: ClosedLevelRow | undefined): BridgeRow['from'] => {
    if (!row) return null
    return wornBy(paletteOf(row), row.level, row.sentence, lang)
  }
  return [...change].map(([id, kind]) => {
    const before = was.get(id)
    const after = is.get(id)
    const { project, unit, headquarters, sentence } = (after ?? before)!
    return {
      projectId: id,
      project,
      unit,
      headquarters,
      change: kind,
      from: worn(before),
      to: worn(after),
      sentence: say(sentence, lang),
    }
  })
}

const TELLING: readonly BridgeChange[] = ['worsened', 'improved', 'entered', 'left', 'unchanged']
const badness = (row: BridgeRow, side: 'from' | 'to'): number => {
  const level: Level | undefined = row[side]?.level
  return level === undefined ? -1 : badnessOf(level)
}
const orders: Readonly<Record<string, (a: BridgeRow, b: BridgeRow) => number>> = {
  project: (a, b) => a.project.localeCompare(b.project, 'zh'),
  unit: (a, b) => a.unit.localeCompare(b.unit, 'zh'),
  from: (a, b) => badness(b, 'from') - badness(a, 'from'),
  to: (a, b) => badness(b, 'to') - badness(a, 'to'),
  '': (a, b) => TELLING.indexOf(a.change) - TELLING.indexOf(b.change) || badness(b, 'to') - badness(a, 'to'),
}

/** What changed for the worse stands first; the order is total because it ends on the id. */
function inOrder(rows: readonly BridgeRow[], sort = ''): readonly BridgeRow[] {
  const turned = sort.startsWith('-')
  const by = orders[turned ? sort.slice(1) : sort] ?? orders['']!
  return [...rows].sort((a, b) => (turned ? by(b, a) : by(a, b)) || (a.projectId < b.projectId ? -1 : 1))
}
