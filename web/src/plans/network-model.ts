import type { PlanView } from '@guatu/contract/plans'

export type NetworkNode = {
  readonly id: string
  readonly name: string
  readonly start: string
  readonly finish: string
  readonly float: number
  readonly critical: boolean
  readonly nearCritical: boolean
  readonly milestone: boolean
  readonly done: boolean
  /** Column from the left: one after the furthest predecessor. */
  readonly layer: number
  /** Place from the top in its column. */
  readonly place: number
  readonly before: readonly string[]
  readonly after: readonly string[]
}
export type NetworkEdge = {
  readonly from: number
  readonly to: number
  readonly critical: boolean
  readonly label: string
}
export type NetworkScene = {
  readonly nodes: readonly NetworkNode[]
  readonly edges: readonly NetworkEdge[]
  readonly layers: number
  readonly rows: number
}

/** Rounds of settling places by the mean of the neighbours; more change nothing one could see. */
const SWEEPS = 6

/**
 * The network in layers (Sugiyama): each activity one column after its furthest predecessor, places in a column by the mean place of what it
 * hangs together with. Only activities the schedule knows, so that there is no loop.
 */
export function networkScene(plan: PlanView): NetworkScene {
  const scheduled = new Map(plan.schedule.map((s) => [s.id, s]))
  const activities = plan.activities.filter((a) => scheduled.has(a.id))
  const ids = new Set(activities.map((a) => a.id))
  const before = new Map(
    activities.map((a) => [a.id, (a.predecessors ?? []).map((l) => l.id).filter((id) => ids.has(id))]),
  )
  const after = new Map<string, string[]>(activities.map((a) => [a.id, []]))
  for (const [id, list] of before) for (const p of list) after.get(p)!.push(id)
  const layer = layersOf(
    activities.map((a) => a.id),
    before,
  )
  const columns = settle(
    activities.map((a) => a.id),
    layer,
    before,
    after,
  )
  const place = new Map(columns.flatMap((column) => column.map((id, i) => [id, i] as const)))
  const nodes = activities.map((a): NetworkNode => {
    const s = scheduled.get(a.id)!
    return {
      ...{ id: a.id, name: a.name, start: s.earliestStart, finish: s.earliestFinish, float: s.totalFloat },
      ...{ critical: s.critical, nearCritical: s.nearCritical ?? false, done: a.actualFinish !== undefined },
      milestone: a.milestone ?? a.duration === 0,
      ...{ layer: layer.get(a.id)!, place: place.get(a.id)!, before: before.get(a.id)!, after: after.get(a.id)! },
    }
  })
  const at = new Map(nodes.map((n, i) => [n.id, i]))
  const edges = activities.flatMap((a) =>
    (a.predecessors ?? []).flatMap((link): NetworkEdge[] => {
      const from = at.get(link.id)
      const to = at.get(a.id)!
      if (from === undefined) return []
      const driving = scheduled.get(a.id)!.drivers?.includes(link.id) ?? false
      const critical = driving && nodes[from]!.critical && nodes[to]!.critical
      const lag = link.lag ? `${link.lag > 0 ? '+' : '−'}${Math.abs(link.lag)}` : ''
      const type = link.type ?? 'FS'
      return [{ from, to, critical, label: `${type === 'FS' ? '' : type}${lag}` }]
    }),
  )
  return { nodes, edges, layers: columns.length, rows: Math.max(1, ...columns.map((c) => c.length)) }
}

function layersOf(ids: readonly string[], before: ReadonlyMap<string, readonly string[]>): Map<string, number> {
  const layer = new Map<string, number>()
  const of = (id: string): number => {
    const known = layer.get(id)
    if (known !== undefined) return known
    const own = Math.max(-1, ...before.get(id)!.map(of)) + 1
    layer.set(id, own)
    return own
  }
  for (const id of ids) of(id)
  return layer
}

function settle(
  ids: readonly string[],
  layer: ReadonlyMap<string, number>,
  before: ReadonlyMap<string, readonly string[]>,
  after: ReadonlyMap<string, readonly string[]>,
): string[][] {
  const columns: string[][] = Array.from({ length: Math.max(-1, ...layer.values()) + 1 }, () => [])
  for (const id of ids) columns[layer.get(id)!]!.push(id)
  const place = new Map<string, number>()
  const number = (column: readonly string[]): void => {
    for (const [i, id] of column.entries()) place.set(id, i)
  }
  columns.forEach(number)
  const mean = (id: string, of: ReadonlyMap<string, readonly string[]>): number => {
    const places = of.get(id)!.map((n) => place.get(n)!)
    return places.length ? places.reduce((a, b) => a + b, 0) / places.length : place.get(id)!
  }
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    const forward = sweep % 2 === 0
    for (const column of forward ? columns : [...columns].reverse()) {
      const wanted = new Map(column.map((id) => [id, mean(id, forward ? before : after)]))
      column.sort((a, b) => wanted.get(a)! - wanted.get(b)!)
      number(column)
    }
  }
  return columns
}
