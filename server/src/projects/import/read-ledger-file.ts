import { isRefusal, type Refusal, refuse } from '@guatu/domain/kernel/coded'
import type { LedgerUnderstanding, MappingProfile } from '@guatu/domain/projects/ledger/ledger-row'
import type { BookCells } from '@guatu/domain/projects/ledger/sheet-cells'
import { understandLedger } from '@guatu/domain/projects/ledger/understand-ledger'
import { readCsv } from './read-csv.ts'
import { readXls } from './read-xls.ts'
import { readXlsx } from './read-xlsx.ts'

/** What an office typed over a cell; `row` as Excel counts, `column` from 0. The file itself is never changed. */
export type CellRepair = {
  readonly sheet: string
  readonly row: number
  readonly column: number
  readonly text: string
}

function withRepairs(book: BookCells, repairs: readonly CellRepair[]): BookCells {
  return {
    ...book,
    sheets: book.sheets.map((sheet) => {
      const here = repairs.filter((r) => r.sheet === sheet.name)
      if (here.length === 0) return sheet
      const rows = sheet.rows.slice()
      for (const { row, column, text } of here) {
        const line = (rows[row - 1] ?? []).slice()
        line[column] = { value: text, raw: text, format: '', formula: false }
        rows[row - 1] = line
      }
      return { ...sheet, rows }
    }),
  }
}

export type LedgerRead = { readonly cells: BookCells; readonly understanding: LedgerUnderstanding }

/** Cells of a ledger file; its kind is told by its first bytes, never by its name. */
export async function readCells(bytes: Buffer, fileName: string): Promise<BookCells | Refusal> {
  if (bytes.length === 0) return refuse('ledger.emptyFile')
  const head = bytes.subarray(0, 8).toString('latin1')
  if (head.startsWith('PK\u0003\u0004') || head.startsWith('PK\u0005\u0006')) return readXlsx(bytes, fileName)
  if (head.startsWith('\u00d0\u00cf\u0011\u00e0')) return readXls(bytes, fileName)
  if (/^\s*(?:\u00ef\u00bb\u00bf)?\s*<(?:!doctype|html|\?xml|table)/i.test(bytes.subarray(0, 200).toString('latin1')))
    return refuse('ledger.webPage')
  if (head.startsWith('%PDF') || head.startsWith('\u0089PNG') || head.startsWith('\u00ff\u00d8'))
    return refuse('ledger.notALedger')
  return readCsv(bytes, fileName)
}

/**
 * Reads and understands a ledger in this process, without limits on time or memory: for tests and for the child
 * process. Server and command line go through `readLedgerInChild`.
 */
export async function readLedgerFile(
  bytes: Buffer,
  fileName: string,
  profile: MappingProfile | null = null,
  repairs: readonly CellRepair[] = [],
  tell: (share: number) => Promise<void> = async () => {},
): Promise<LedgerRead | Refusal> {
  const asItStands = await readCells(bytes, fileName)
  if (isRefusal(asItStands)) return asItStands
  await tell(0.4)
  const cells = repairs.length > 0 ? withRepairs(asItStands, repairs) : asItStands
  const understanding = understandLedger(cells, profile)
  if (understanding.sheets.every((s) => s.skipped !== null)) {
    return refuse('ledger.nothingFound', { sheets: understanding.sheets.map((s) => s.sheet).slice(0, 10) })
  }
  return { cells, understanding }
}
