/** Who may be named for a project and is missed when its class demands it. */
export const ANSWERERS = ['taskForce', 'serviceOfficer', 'areaHeadquarters', 'sponsor', 'liaison'] as const
export type Answerer = (typeof ANSWERERS)[number]

/**
 * What a list asks of the projects on it (M04): 重大项目 a task force, 重点项目 a service officer, 重大工程 an area
 * headquarters; every listed project a sponsor and a liaison. A list is known by the words in its name.
 */
export function demandsOf(list: string): readonly Answerer[] {
  const everyone: Answerer[] = ['sponsor', 'liaison']
  if (/重大工程|片区/.test(list)) return ['areaHeadquarters', ...everyone]
  if (/重大|专班/.test(list)) return ['taskForce', ...everyone]
  if (/重点|专员/.test(list)) return ['serviceOfficer', ...everyone]
  return everyone
}

/** What the lists of a project together demand and the project has not got, in the order of `ANSWERERS`. */
export function lacksOf(lists: readonly string[], has: { readonly [A in Answerer]: boolean }): readonly Answerer[] {
  const demanded = new Set(lists.flatMap(demandsOf))
  return ANSWERERS.filter((a) => demanded.has(a) && !has[a])
}
