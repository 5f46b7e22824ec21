import * as XLSX from '@e965/xlsx'
import { type Refusal, refuse } from '@guatu/domain/kernel/coded'
import { type BookCells, type Cell, cellName, type SheetCells } from '@guatu/domain/projects/ledger/sheet-cells'
import { SHEET_LIMITS } from './read-sheet-xml.ts'

const MOST_BYTES = 30_000_000
const REACHES_OUT = /\[\d+\]|\[[^\]]+\.xl\w*\]|\bcmd\s*\||\|'/i

/** Reads an .xls of Excel 97–2003. The library parses the whole file at once: only call it where memory and time are limited. */
export function readXls(bytes: Buffer, fileName: string): BookCells | Refusal {
  if (bytes.length > MOST_BYTES) return refuse('ledger.fileTooLarge', { limitMegabytes: MOST_BYTES / 1e6 })
  let book: XLSX.WorkBook
  try {
    book = XLSX.read(bytes, {
      type: 'buffer',
      cellNF: true,
      cellFormula: true,
      cellText: false,
      cellHTML: false,
      cellStyles: true,
      // Rows as arrays: a dictionary of 400,000 cell names takes twice the memory.
      dense: true,
    })
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error)
    return /password|encrypt/i.test(detail)
      ? refuse('ledger.encrypted')
      : refuse('ledger.brokenXls', { detail: detail.slice(0, 200) })
  }
  const sheets: SheetCells[] = []
  for (const [i, name] of book.SheetNames.entries()) {
    const sheet = readOldSheet(book.Sheets[name]!, name, (book.Workbook?.Sheets?.[i]?.Hidden ?? 0) === 0)
    if ('refused' in sheet) return sheet
    sheets.push(sheet)
  }
  return { fileName, dates1904: book.Workbook?.WBProps?.date1904 === true, sheets }
}

function readOldSheet(sheet: XLSX.WorkSheet, name: string, visible: boolean): SheetCells | Refusal {
  const rows: (Cell | undefined)[][] = []
  const range = sheet['!ref'] ? XLSX.utils.decode_range(sheet['!ref']) : null
  if (range && (range.e.r + 1) * (range.e.c + 1) > SHEET_LIMITS.cells)
    return refuse('ledger.tooManyCells', { limit: SHEET_LIMITS.cells })
  if (range) {
    for (let r = 0; r <= range.e.r; r++) {
      const row: (Cell | undefined)[] = []
      for (let c = 0; c <= range.e.c; c++) {
        const found = sheet['!data']?.[r]?.[c]
        if (found?.f && REACHES_OUT.test(found.f))
          return refuse('ledger.externalLink', { sheet: name, cell: cellName(r, c) })
        row.push(found ? cellOf(found) : undefined)
      }
      rows.push(row)
      // What has been taken over is let go, so that the sheet never stands in memory twice.
      if (sheet['!data']?.[r]) sheet['!data'][r] = []
    }
  }
  const merges = (sheet['!merges'] ?? []).map((m) => ({ top: m.s.r, left: m.s.c, bottom: m.e.r, right: m.e.c }))
  const hidden = (list: readonly ({ hidden?: boolean } | undefined)[] | undefined): number[] =>
    [...(list ?? []).entries()].flatMap(([i, x]) => (x?.hidden ? [i] : []))
  return { name, visible, rows, merges, hiddenRows: hidden(sheet['!rows']), hiddenColumns: hidden(sheet['!cols']) }
}

function cellOf(found: XLSX.CellObject): Cell | undefined {
  const format = typeof found.z === 'string' && found.z !== 'General' ? found.z : ''
  const formula = found.f !== undefined
  switch (found.t) {
    case 'n':
      return { value: Number(found.v), raw: String(found.v), format, formula }
    case 's':
    case 'b':
      return found.v === '' ? undefined : { value: found.v as string | boolean, raw: String(found.v), format, formula }
    case 'e':
      return { value: null, raw: String(found.w ?? found.v ?? '#ERR'), format, formula }
    default:
      return formula ? { value: null, raw: '', format, formula } : undefined
  }
}
