/** The address of a list holds everything shown: search, sort, filters. Pure, so that a link can be sent to a colleague. */
export type ListState = {
  readonly q: string
  /** The server's name of the order; '' is its own. */
  readonly sort: string
  readonly filters: Readonly<Record<string, readonly string[]>>
}

export function readListState(params: URLSearchParams, filterNames: readonly string[]): ListState {
  const filters: Record<string, readonly string[]> = {}
  for (const name of filterNames) {
    const values = (params.get(name) ?? '').split(',').filter((value) => value !== '')
    if (values.length > 0) filters[name] = values
  }
  return { q: params.get('q') ?? '', sort: params.get('sort') ?? '', filters }
}

/** Other parameters of the address stay as they are. */
export function writeListState(
  params: URLSearchParams,
  state: ListState,
  filterNames: readonly string[],
): URLSearchParams {
  const next = new URLSearchParams(params)
  const put = (name: string, value: string) => (value === '' ? next.delete(name) : next.set(name, value))
  put('q', state.q)
  put('sort', state.sort)
  for (const name of filterNames) put(name, (state.filters[name] ?? []).join(','))
  return next
}

/** The query of the list and of its export: the same, so that the sheet holds exactly what is shown. */
export function queryOfList(state: ListState): Record<string, string> {
  const query: Record<string, string> = {}
  if (state.q.trim() !== '') query.q = state.q.trim()
  if (state.sort !== '') query.sort = state.sort
  for (const [name, values] of Object.entries(state.filters)) query[name] = values.join(',')
  return query
}

/** A click on a head: this order; at the next click turned round (`-` before it); then the server's own again. */
export const nextSort = (now: string, key: string): string => (now === key ? `-${key}` : now === `-${key}` ? '' : key)
