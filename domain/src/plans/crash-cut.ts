import { BEFORE_STRIDE, type CalendarTables, DAYS_STRIDE, END, REACH } from './kernel/calendar-tables.ts'
import { passForward, shifted, workedUpTo } from './kernel/forward-pass.ts'
import {
  DEADLINE,
  EARLY,
  FINISHED,
  FIXED,
  FROM_START,
  highOf,
  LAG_CALENDAR_SHIFT,
  LINKS,
  lowOf,
  type Network,
  PINNED_FINISH,
  PINNED_START,
  STARTED,
  slot,
  TO_FINISH,
  TRAITS,
  WORK,
} from './kernel/network.ts'
import { addEdge, addNodes, type FlowGraph, minimumCut, newGraph, SINK, SOURCE, UNCUTTABLE } from './minimum-cut.ts'

/** Days of an activity, the fewest it can be made to take, and the whole cost of each day taken off. */
export type TimeCutActivity = { readonly days: number; readonly shortest: number; readonly cost: number }

/** A start or finish as boundaries from `low` to `high`; the node for "at boundary k or later" is first + k − low − 1. */
type Moment = { readonly low: number; readonly high: number; readonly first: number }

/**
 * The cheapest durations under which all activities end by boundary `limit` and by their own deadlines; null when none do.
 *
 * Each start and each finish is a chain of yes–no questions "is it at boundary k or later?"; a link, a calendar and a shortest
 * duration say "if this one, then that one", edges that can't be cut. A day taken off costs one edge between W(start) ≥ j and
 * W(finish) ≥ j + days, W counting the activity's working days, because max(0, W(s) + days − W(f)) is the number of j for which the first holds
 * and the second does not. So a minimum cut is a cheapest plan, whatever the calendars (cf. Ahuja, Hochbaum, Orlin 2003).
 */
export function cutInTime(
  net: Network,
  tables: CalendarTables,
  given: readonly TimeCutActivity[],
  limit: number,
): number[] | null {
  const n = given.length
  passForward(net, tables, 0, n)
  const graph = newGraph()
  const starts: Moment[] = []
  const finishes: Moment[] = []
  for (let a = 0; a < n; a++) {
    const [start, finish] = momentsOf(graph, net, tables, given[a]!, a, limit, starts, finishes)
    if (start.low > start.high || finish.low > finish.high) return null
    starts.push(start)
    finishes.push(finish)
    addDuration(graph, net, tables, given[a]!, a, start, finish)
    addLinks(graph, net, tables, a, starts, finishes)
  }
  const cut = minimumCut(graph)
  if (cut.weight >= UNCUTTABLE) return null
  return given.map((activity, a) => {
    if (activity.shortest >= activity.days) return activity.days
    const base = BEFORE_STRIDE * (slot(net, a, TRAITS) & 0xff)
    const worked =
      tables.before[base + boundaryIn(cut.sourceSide, finishes[a]!)]! -
      tables.before[base + boundaryIn(cut.sourceSide, starts[a]!)]!
    return Math.min(activity.days, Math.max(activity.shortest, worked))
  })
}

const boundaryIn = (side: Uint8Array, m: Moment): number => {
  let k = m.low
  while (k < m.high && side[m.first + k - m.low]) k++
  return k
}

const nodeAt = (m: Moment, k: number): number => (k <= m.low ? SOURCE : k > m.high ? SINK : m.first + k - m.low - 1)

const imply = (graph: FlowGraph, from: number, to: number): void => addEdge(graph, from, to, UNCUTTABLE)

/** Windows: what is fixed stands still; else the start lies after notBefore and what the predecessors' windows say, the finish before the limit. */
function momentsOf(
  graph: FlowGraph,
  net: Network,
  tables: CalendarTables,
  activity: TimeCutActivity,
  a: number,
  limit: number,
  starts: readonly Moment[],
  finishes: readonly Moment[],
): [Moment, Moment] {
  const traits = slot(net, a, TRAITS)
  const early = slot(net, a, EARLY)
  if (traits & FINISHED) return [moment(graph, highOf(early), highOf(early)), moment(graph, lowOf(early), lowOf(early))]
  const end = Math.min(limit, slot(net, a, DEADLINE))
  const base = BEFORE_STRIDE * (traits & 0xff)
  const at = DAYS_STRIDE * (traits & 0xff) + REACH
  const { before, days } = tables
  if (traits & PINNED_START) {
    const low = days[at + before[base + highOf(slot(net, a, FIXED))]!]!
    return [moment(graph, low, low), moment(graph, days[at + before[base + low]! + activity.shortest - 1]! + 1, end)]
  }
  if (traits & PINNED_FINISH) {
    const finish = lowOf(early)
    return [moment(graph, 1, finish), moment(graph, finish, Math.min(finish, end))]
  }
  let low = lowOf(slot(net, a, WORK))
  let lowFinish = 0
  eachLink(net, a, (q, kind, lag) => {
    const x = linkBound(tables, net, a, q, kind, lag, (kind & FROM_START ? starts : finishes)[q]!.low)
    if (kind & TO_FINISH) lowFinish = Math.max(lowFinish, x)
    else low = Math.max(low, x)
  })
  lowFinish = Math.max(lowFinish, days[at + before[base + low]! + activity.shortest - 1]! + 1)
  return [moment(graph, low, Math.max(low, end)), moment(graph, lowFinish, end)]
}

function moment(graph: FlowGraph, low: number, high: number): Moment {
  const count = Math.max(0, Math.min(high, END + 1) - low)
  const first = addNodes(graph, count)
  const m = { low, high: low > high ? high : low + count, first }
  for (let k = low + 2; k <= m.high; k++) imply(graph, nodeAt(m, k), nodeAt(m, k - 1))
  return m
}

function addDuration(
  graph: FlowGraph,
  net: Network,
  tables: CalendarTables,
  activity: TimeCutActivity,
  a: number,
  start: Moment,
  finish: Moment,
): void {
  const traits = slot(net, a, TRAITS)
  if (traits & FINISHED) return
  const base = BEFORE_STRIDE * (traits & 0xff)
  const at = DAYS_STRIDE * (traits & 0xff) + REACH
  const { before, days } = tables
  // The first boundary before which j working days lie.
  const reaching = (j: number): number => (j <= 0 ? 0 : days[at + j - 1]! + 1)
  const most = before[base + start.high]!
  for (let j = before[base + start.low]!; j <= most; j++) {
    imply(graph, nodeAt(start, reaching(j)), nodeAt(finish, reaching(j + activity.shortest)))
  }
  // Work is not stretched: a finish held up by a link holds up the start as well.
  for (let j = before[base + start.low]! + 1; j + activity.days <= before[base + finish.high]!; j++) {
    imply(graph, nodeAt(finish, reaching(j + activity.days)), nodeAt(start, reaching(j)))
  }
  if (activity.shortest >= activity.days) return
  for (let j = before[base + finish.low]! + 1 - activity.days; j <= most; j++) {
    addEdge(graph, nodeAt(start, reaching(j)), nodeAt(finish, reaching(j + activity.days)), activity.cost)
  }
}

function addLinks(
  graph: FlowGraph,
  net: Network,
  tables: CalendarTables,
  a: number,
  starts: readonly Moment[],
  finishes: readonly Moment[],
): void {
  if (slot(net, a, TRAITS) & (FINISHED | PINNED_START | PINNED_FINISH)) return
  eachLink(net, a, (q, kind, lag) => {
    const from = (kind & FROM_START ? starts : finishes)[q]!
    const to = (kind & TO_FINISH ? finishes : starts)[a]!
    for (let k = from.low; k <= from.high; k++) {
      imply(graph, nodeAt(from, k), nodeAt(to, linkBound(tables, net, a, q, kind, lag, k)))
    }
  })
}

function eachLink(net: Network, a: number, visit: (q: number, kind: number, lag: number) => void): void {
  for (let z = slot(net, a, LINKS); z < slot(net, a + 1, LINKS); z += 2) {
    visit(net.links[z]!, lowOf(net.links[z + 1]!), highOf(net.links[z + 1]!))
  }
}

/** Where a link sets activity a when its source lies at boundary k: a start counts from the first day worked, a finish ends on a day worked. */
function linkBound(
  tables: CalendarTables,
  net: Network,
  a: number,
  q: number,
  kind: number,
  lag: number,
  k: number,
): number {
  const { before, days } = tables
  const other = slot(net, q, TRAITS)
  let x = k
  if (kind & FROM_START) {
    x =
      other & (STARTED | FINISHED)
        ? highOf(slot(net, q, EARLY))
        : days[DAYS_STRIDE * (other & 0xff) + REACH + before[BEFORE_STRIDE * (other & 0xff) + k]!]!
  }
  x = shifted(tables.cells, kind >> LAG_CALENDAR_SHIFT, x, lag)
  if (!(kind & TO_FINISH)) return x
  const c = slot(net, a, TRAITS) & 0xff
  if (kind & FROM_START) return workedUpTo(tables.cells, c, x)
  return days[DAYS_STRIDE * c + REACH + before[BEFORE_STRIDE * c + x - 1]!]! + 1
}
