import type { TemplateNode } from '@guatu/contract/plan-templates'

type Node = Pick<TemplateNode, 'id' | 'predecessors'>
export type Days = Readonly<Record<string, string | null | undefined>>

/** The node that was reached last and everything it follows, in the order of the template. */
export function doneUpTo<N extends Node>(nodes: readonly N[], last: string): N[] {
  const by = new Map(nodes.map((node) => [node.id, node]))
  const behind = new Set<string>()
  const visit = (id: string) => {
    if (behind.has(id) || !by.has(id)) return
    behind.add(id)
    for (const { id: before } of by.get(id)?.predecessors ?? []) visit(before)
  }
  visit(last)
  return nodes.filter((node) => behind.has(node.id))
}

/**
 * Empty days filled with the earliest day of what follows, since work before a node that is done was done by then. A node
 * that nothing dated follows stays empty: nobody has said anything about it.
 */
export function fillDays(nodes: readonly Node[], days: Days): Record<string, string> {
  const followers = new Map<string, string[]>()
  for (const { id, predecessors } of nodes)
    for (const { id: before } of predecessors ?? []) followers.set(before, [...(followers.get(before) ?? []), id])
  const filled = new Map<string, string | undefined>()
  const dayOf = (id: string): string | undefined => {
    if (filled.has(id)) return filled.get(id)
    filled.set(id, undefined)
    const day = days[id] || (followers.get(id) ?? []).flatMap((next) => dayOf(next) ?? []).sort()[0]
    filled.set(id, day)
    return day
  }
  return Object.fromEntries(nodes.flatMap(({ id }) => (dayOf(id) ? [[id, dayOf(id)!]] : [])))
}

/** What is claimed with the new plan: the nodes that were not taken out, each with its day; null when nothing is done yet. */
export function doneSoFarOf(
  nodes: readonly Node[],
  said: {
    readonly last?: string | null
    readonly out?: readonly string[]
    readonly days?: Days
    readonly reason?: string
  },
): { reason: string; nodes: { activityId: string; finishedOn: string }[] } | null {
  if (!said.last) return null
  const out = new Set(said.out)
  const claimed = doneUpTo(nodes, said.last).flatMap(({ id }) => {
    const day = said.days?.[id]
    return day && !out.has(id) ? [{ activityId: id, finishedOn: day }] : []
  })
  return claimed.length > 0 ? { reason: (said.reason ?? '').trim(), nodes: claimed } : null
}
