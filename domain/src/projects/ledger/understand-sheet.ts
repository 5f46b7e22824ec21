import { asOfIn, yearIn } from './as-of.ts'
import { assignColumns } from './assign-columns.ts'
import { checkRows } from './check-rows.ts'
import { checkSums } from './check-sums.ts'
import { unitsIn } from './field-words.ts'
import { findHeaders, type HeaderBlock, headersAt } from './find-headers.ts'
import type { Doubt, LedgerColumn, LedgerRow, MappingProfile, SheetUnderstanding } from './ledger-row.ts'
import { narrow, textOf, tight } from './plain-text.ts'
import { type BookSurroundings, type Head, readBody } from './read-body.ts'
import { cellName, type SheetCells } from './sheet-cells.ts'
import { sheetDoubt } from './sheet-doubt.ts'

const skippedSheet = (
  sheet: SheetCells,
  why: 'hidden' | 'noHeader' | 'empty',
  doubts: readonly Doubt[] = [],
): SheetUnderstanding => ({
  sheet: sheet.name,
  skipped: why,
  title: '',
  headerRows: null,
  columns: [],
  asOf: null,
  year: null,
  sums: [],
  notes: [],
  rows: [],
  doubts,
})

/** Understands one sheet: headers, columns, units, as-of date, then row by row, then what the figures say of each other. */
export function understandSheet(
  sheet: SheetCells,
  book: BookSurroundings,
  profile: MappingProfile | null,
): SheetUnderstanding {
  const filled = sheet.rows.some((row) => row.some((c) => c && c.raw !== ''))
  if (!filled) return skippedSheet(sheet, 'empty')
  if (!sheet.visible && !profile?.sheets?.includes(sheet.name))
    return skippedSheet(sheet, 'hidden', [sheetDoubt(sheet, 'ledger.hiddenSheet')])
  const block = profile?.headerRows
    ? headersAt(sheet, profile.headerRows[0] - 1, profile.headerRows[1] - 1)
    : (findHeaders(sheet) ?? profiledHeaders(sheet, profile))
  if (!block) return skippedSheet(sheet, 'noHeader', [sheetDoubt(sheet, 'ledger.noHeader')])
  const head = readHead(sheet, block, book)
  const assigned = assignColumns(sheet, block, head.units, head.year, profile)
  const draft = readBody(sheet, block, assigned, head, book, profile)
  checkRows(draft.rows, sheet.name, assigned.columns)
  const columns = assigned.columns
  const doubts = [
    ...assigned.doubts,
    ...hiddenColumns(sheet, columns),
    ...draft.doubts,
    ...checkSums(draft.lines, sheet.name, columns),
  ]
  if (!draft.rows.some((r) => r.kind !== null) && draft.rows.length > 0)
    doubts.push(sheetDoubt(sheet, 'ledger.noKinds', 'kind'))
  if (head.asOf === null && head.asOfReason)
    doubts.push({ ...sheetDoubt(sheet, 'ledger.asOfWithoutYear', 'asOf'), raw: head.asOfReason })
  return {
    sheet: sheet.name,
    skipped: null,
    title: head.title,
    headerRows: [block.first + 1, block.last + 1],
    columns,
    asOf: head.asOf ?? columns.find((c) => c.field === 'yearDone')?.asOf ?? null,
    year: head.year,
    sums: draft.sums,
    notes: draft.notes,
    rows: draft.rows as readonly LedgerRow[],
    doubts,
  }
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

/** Title, unit row, year and as-of date above the headers; sheet name and file name after them. */
function readHead(sheet: SheetCells, block: HeaderBlock, book: BookSurroundings): Head {
  const above = sheet.rows.slice(0, block.first).flatMap((row) => row.map((c) => textOf(c)).filter(Boolean))
  const headers = block.paths.flat()
  const title = above.find((t) => t.length >= 6 && !/单位[:：]|附件/.test(t)) ?? above[0] ?? ''
  const year =
    yearIn(title) ??
    yearIn(above.join(' ')) ??
    yearIn(sheet.name) ??
    book.fileYear ??
    yearIn(headers.filter((h) => !/[底末]/.test(h)).join(' '))
  const unitTexts = above.filter((t) => /(?:金额|货币)?单位[:：]|[（(][^）)]*元[^）)]*[)）]/.test(t))
  const units = new Set(unitTexts.flatMap((t) => unitsIn(narrow(t)).powers))
  let asOfReason: string | null = null
  for (const text of [...above, sheet.name]) {
    const found = asOfIn(text, year)
    if (found?.value) return { title, units: [...units], year, asOf: found.value, asOfReason: null }
    if (found) asOfReason = text
  }
  return { title, units: [...units], year, asOf: null, asOfReason }
}

function hiddenColumns(sheet: SheetCells, columns: readonly LedgerColumn[]): Doubt[] {
  return columns
    .filter((c) => c.field !== null && sheet.hiddenColumns.includes(c.column))
    .map((c) => ({
      ...sheetDoubt(sheet, 'ledger.hiddenColumn', c.field!),
      cell: cellName(0, c.column).replace(/\d+$/, ''),
      header: c.header,
      raw: c.header,
    }))
}
