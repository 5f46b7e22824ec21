/** A keyset cursor as it travels: the last row's sort key and id. A cursor that can't be read starts from the first page. */
export type Cursor = { readonly key: string; readonly id: string }

export const writeCursor = (c: Cursor): string => Buffer.from(JSON.stringify([c.key, c.id])).toString('base64url')

export function readCursor(text: string | undefined): Cursor | null {
  if (!text) return null
  try {
    const [key, id] = JSON.parse(Buffer.from(text, 'base64url').toString()) as [unknown, unknown]
    return typeof key === 'string' && typeof id === 'string' && /^[0-9a-f-]{36}$/.test(id) ? { key, id } : null
  } catch {
    return null
  }
}

/** One page from rows of which one more than wanted was asked for. */
export function pageOf<R, T>(
  rows: readonly R[],
  limit: number,
  cursorOf: (row: R) => Cursor,
  present: (row: R) => T,
  total: number,
) {
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  return {
    rows: shown.map(present),
    next: rows.length > limit && last ? writeCursor(cursorOf(last)) : null,
    total,
    totalIsFloor: total >= 10_000,
  }
}
