import type { Activity } from './plan-types.ts'

/** Topological order, or the ids of one loop in the direction of its links. */
export type ActivityOrder = { readonly order: readonly number[] } | { readonly loop: readonly string[] }

/** Orders activities so that predecessors come first; among the ready ones the earlier in the plan goes first. Unknown predecessors are passed over. */
export function orderActivities(activities: readonly Activity[]): ActivityOrder {
  const at = new Map(activities.map((a, i) => [a.id, i]))
  const waiting = new Int32Array(activities.length)
  const followers: number[][] = activities.map(() => [])
  activities.forEach((activity, i) => {
    for (const link of activity.predecessors ?? []) {
      const from = at.get(link.id)
      if (from === undefined) continue
      followers[from]!.push(i)
      waiting[i]!++
    }
  })
  const order: number[] = []
  activities.forEach((_, i) => {
    if (waiting[i] === 0) order.push(i)
  })
  for (let next = 0; next < order.length; next++) {
    for (const follower of followers[order[next]!]!) if (--waiting[follower]! === 0) order.push(follower)
  }
  return order.length === activities.length ? { order } : { loop: findLoop(activities, at, waiting) }
}

/** Walks back along predecessors that never became ready until one is met twice. */
function findLoop(activities: readonly Activity[], at: ReadonlyMap<string, number>, waiting: Int32Array): string[] {
  let i = waiting.findIndex((n) => n > 0)
  const path: number[] = []
  const seen = new Map<number, number>()
  while (!seen.has(i)) {
    seen.set(i, path.length)
    path.push(i)
    const stuck = (activities[i]!.predecessors ?? [])
      .map((l) => at.get(l.id))
      .find((q) => q !== undefined && waiting[q]! > 0)
    i = stuck!
  }
  return path
    .slice(seen.get(i)!)
    .reverse()
    .map((k) => activities[k]!.id)
}
