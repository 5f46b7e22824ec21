/** Capacity of an edge that may not be cut. */
export const UNCUTTABLE = 2 ** 50

/** A directed graph that grows by edges; node 0 is the source, node 1 the sink. */
export type FlowGraph = {
  nodes: number
  readonly to: number[]
  readonly capacity: number[]
  /** Edge e and its reverse e ^ 1; `next` chains the edges out of a node from `head`. */
  readonly next: number[]
  readonly head: number[]
}

export const SOURCE = 0
export const SINK = 1

export const newGraph = (): FlowGraph => ({ nodes: 2, to: [], capacity: [], next: [], head: [-1, -1] })

export function addNodes(graph: FlowGraph, count: number): number {
  const first = graph.nodes
  graph.nodes += count
  for (let i = 0; i < count; i++) graph.head.push(-1)
  return first
}

export function addEdge(graph: FlowGraph, from: number, to: number, capacity: number): void {
  if (from === to || capacity <= 0 || from === SINK || to === SOURCE) return
  const e = graph.to.length
  graph.to.push(to, from)
  graph.capacity.push(capacity, 0)
  graph.next.push(graph.head[from]!, graph.head[to]!)
  graph.head[from] = e
  graph.head[to] = e + 1
}

export type Cut = {
  /** Sum of what is cut; UNCUTTABLE or more where source and sink can't be parted. */
  readonly weight: number
  /** 1 for nodes on the source's side, the smallest such set. */
  readonly sourceSide: Uint8Array
}

/** A cheapest cut between source and sink (Dinic's maximum flow). Whole capacities below 2^50 keep it exact. */
export function minimumCut(graph: FlowGraph): Cut {
  const to = Int32Array.from(graph.to)
  const next = Int32Array.from(graph.next)
  const head = Int32Array.from(graph.head)
  const capacity = Float64Array.from(graph.capacity)
  const level = new Int32Array(graph.nodes)
  const queue = new Int32Array(graph.nodes)
  let weight = 0
  while (weight < UNCUTTABLE && levelsFromSource(to, next, head, capacity, level, queue)) {
    weight += blockingFlow(to, next, head, capacity, level)
  }
  return { weight, sourceSide: Uint8Array.from(level, (l) => (l > 0 ? 1 : 0)) }
}

function levelsFromSource(
  to: Int32Array,
  next: Int32Array,
  head: Int32Array,
  capacity: Float64Array,
  level: Int32Array,
  queue: Int32Array,
): boolean {
  level.fill(0)
  level[SOURCE] = 1
  let read = 0
  let write = 1
  queue[0] = SOURCE
  while (read < write) {
    const v = queue[read++]!
    for (let e = head[v]!; e >= 0; e = next[e]!) {
      const w = to[e]!
      if (capacity[e]! <= 0 || level[w]! > 0) continue
      level[w] = level[v]! + 1
      queue[write++] = w
    }
  }
  return level[SINK]! > 0
}

/** Pushes flow along shortest paths until none is left; keeps its own stack, since paths are as long as a plan has days. */
function blockingFlow(
  to: Int32Array,
  next: Int32Array,
  head: Int32Array,
  capacity: Float64Array,
  level: Int32Array,
): number {
  const at = head.slice()
  const path: number[] = []
  let pushed = 0
  for (let v = SOURCE; ; ) {
    if (v === SINK) {
      let least = Number.POSITIVE_INFINITY
      for (const e of path) least = Math.min(least, capacity[e]!)
      pushed += least
      let keep = path.length
      for (let i = path.length - 1; i >= 0; i--) {
        const e = path[i]!
        capacity[e] = capacity[e]! - least
        capacity[e ^ 1] = capacity[e ^ 1]! + least
        if (capacity[e]! <= 0) keep = i
      }
      path.length = keep
      v = keep === 0 ? SOURCE : to[path[keep - 1]!]!
      continue
    }
    let e = at[v]!
    while (e >= 0 && !(capacity[e]! > 0 && level[to[e]!]! === level[v]! + 1)) e = next[e]!
    at[v] = e
    if (e >= 0) {
      path.push(e)
      v = to[e]!
    } else {
      const back = path.pop()
      if (back === undefined) return pushed
      v = to[back ^ 1]!
      at[v] = next[at[v]!]!
    }
  }
}
