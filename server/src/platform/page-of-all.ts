import { readCursor, writeCursor } from './cursor.ts'

/**
 * One page of a list that is short enough to be folded whole (few hundred rows): the cursor names the last row shown, so
 * that rows which came or went meanwhile neither repeat nor hide the rest. A row that is gone leads to the first page.
 */
export function pageOfAll<R, T>(
  rows: readonly R[],
  query: { readonly cursor?: string | undefined; readonly limit: number },
  idOf: (row: R) => string,
  present: (row: R) => T,
) {
  const after = readCursor(query.cursor)?.key
  const from = after === undefined ? 0 : rows.findIndex((row) => idOf(row) === after) + 1
  const shown = rows.slice(from, from + query.limit)
  const last = shown.at(-1)
  const more = from + shown.length < rows.length
  return {
    rows: shown.map(present),
    next: more && last ? writeCursor({ key: idOf(last), id: NO_ID }) : null,
    total: rows.length,
    totalIsFloor: false,
  }
}

const NO_ID = '00000000-0000-0000-0000-000000000000'
