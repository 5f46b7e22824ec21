export type Difference = { readonly field: string; readonly stands: unknown; readonly mine: unknown }

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a ?? null) === JSON.stringify(b ?? null)

/** Where what was typed differs from what stands, in the order of the typed fields; fields the register lacks are left out. */
export function differencesOf(
  mine: Readonly<Record<string, unknown>>,
  stands: Readonly<Record<string, unknown>>,
): Difference[] {
  return Object.keys(mine)
    .filter((field) => field in stands && !same(mine[field], stands[field]))
    .map((field) => ({ field, stands: stands[field], mine: mine[field] }))
}

/** The state that stands, as a 409 brings it: the register itself, or its body beside the version. Null: not told. */
export function standingOf(current: unknown): { version: number; body: Record<string, unknown> } | null {
  if (typeof current !== 'object' || current === null) return null
  const { version, body, ...flat } = current as { version?: unknown; body?: unknown }
  if (typeof version !== 'number') return null
  return { version, body: (typeof body === 'object' && body !== null ? body : flat) as Record<string, unknown> }
}
