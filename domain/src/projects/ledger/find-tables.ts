import { fieldsOfHeader, withoutUnit } from './field-words.ts'
import { findHeaders, type HeaderBlock, headersAt } from './find-headers.ts'
import type { MappingProfile } from './ledger-row.ts'
import { beginningOf, narrow, textOf, tight } from './plain-text.ts'
import type { Cell, SheetCells } from './sheet-cells.ts'
import { unitRowIn } from './sheet-head.ts'

type Row = readonly (Cell | null | undefined)[]

/** One table of a sheet; rows count from 0. */
export type SheetTable = {
  /** First row of its title. */
  readonly from: number
  readonly block: HeaderBlock
  /** First row that is no longer its own. */
  readonly end: number
  /** Headers stand there that could not be read; nothing below them is. */
  readonly unreadAt: number | null
}

/** The tables of a sheet from top to bottom, each with headers of its own; none when no headers are found. */
export function findTables(sheet: SheetCells, profile: MappingProfile | null): readonly SheetTable[] {
  let block: HeaderBlock | null = profile?.headerRows
    ? headersAt(sheet, profile.headerRows[0] - 1, profile.headerRows[1] - 1)
    : (findHeaders(sheet) ?? profiledHeaders(sheet, profile))
  const tables: SheetTable[] = []
  let from = 0
  while (block) {
    const at = nextHeaders(sheet, block, from)
    const titleFrom = at === null ? sheet.rows.length : titleOf(sheet, block, at)
    const next = at === null ? null : findHeaders(sheet, titleFrom, at + 4)
    tables.push({ from, block, end: titleFrom, unreadAt: at !== null && !next ? at : null })
    from = titleFrom
    block = next
  }
  return tables
}

/** With a profile the headers are the row that holds most of the profile's header texts. */
function profiledHeaders(sheet: SheetCells, profile: MappingProfile | null): HeaderBlock | null {
  const wanted = new Set(Object.keys(profile?.columns ?? {}).map(tight))
  let best = -1
  let most = 1
  sheet.rows.slice(0, 60).forEach((row, r) => {
    const hits = row.filter((c) => wanted.has(tight(textOf(c)))).length
    if (hits > most) [best, most] = [r, hits]
  })
  return best < 0 ? null : headersAt(sheet, best, best)
}

/** The first row below that holds headers of another table, in other words, another order or another unit; null where none does. */
function nextHeaders(sheet: SheetCells, block: HeaderBlock, from: number): number | null {
  const said = new Set(textsOf(sheet.rows.slice(from, block.first)))
  for (let r = block.last + 1; r < sheet.rows.length; r++) {
    const moved = headersMoved(sheet.rows[r], block)
    if (moved === null) continue
    if (moved > 1) return r
    const above = textsOf(sheet.rows.slice(titleOf(sheet, block, r), r))
    // The same title and headers once more are the next printed page of the same table.
    if (moved === 1 || (above.some(unitRowIn) && above.some((text) => !said.has(text)))) return r
  }
  return null
}

const textsOf = (rows: readonly Row[]): string[] =>
  rows.flatMap((row) => row.map((c) => tight(beginningOf(c))).filter((text) => text !== ''))

/** How many headers of a row stand elsewhere than in the block; null for a row that is no headers. */
function headersMoved(row: Row | undefined, block: HeaderBlock): number | null {
  if (!row) return null
  let headers = 0
  let moved = 0
  for (let c = 0; c < row.length; c++) {
    const cell = row[c]
    if (!cell) continue
    if (typeof cell.value === 'number') return null
    const text = tight(beginningOf(cell))
    if (text === '' || text.length > 16) continue
    if (/^[\d.,%-]+$/.test(narrow(text))) return null
    const field = fieldsOfHeader(withoutUnit(text))[0]
    if (!field || field[1] < 8) continue
    headers++
    if (!block.paths[c]?.some((said) => tight(said) === text)) moved++
  }
  return headers >= 3 ? moved : null
}

/** Where the title of the headers in row `at` begins: rows of one or two texts, and empty ones, right above. */
function titleOf(sheet: SheetCells, block: HeaderBlock, at: number): number {
  let from = at
  while (from - 1 > block.last) {
    const filled = (sheet.rows[from - 1] ?? []).filter((c) => textOf(c) !== '').length
    if (filled > 2) break
    from--
  }
  return from
}
