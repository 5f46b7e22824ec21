import type { LooseDate } from '@guatu/domain/calendar/civil-date'
import { isRefusal, type Refusal, refuse } from '@guatu/domain/kernel/coded'
import type { LedgerRow, MappingProfile, SheetUnderstanding } from '@guatu/domain/projects/ledger/ledger-row'
import ExcelJS from 'exceljs'
import { readLedgerFile } from '../import/read-ledger-file.ts'
import { measureZip } from '../import/zip-prescan.ts'
import { SheetWriter } from './sheet-writer.ts'

export type LedgerOut = {
  readonly rows: readonly LedgerRow[]
  /** Put into the title in place of the template's as-of date. */
  readonly asOf: LooseDate | null
  readonly profile?: MappingProfile | null
}

/**
 * The projects in an office's own layout: its sheet is the template, with title, unit row, headers, widths, merges,
 * section rows, subtotals, totals and notes where it has them. Refusals: those of reading the template;
 * `ledger.templateForm` when it is not an .xlsx.
 */
export async function writeLedger(template: Buffer, out: LedgerOut): Promise<Buffer | Refusal> {
  if (template.subarray(0, 2).toString('latin1') !== 'PK') return refuse('ledger.templateForm')
  const measured = await measureZip(template)
  if (measured) return measured
  const read = await readLedgerFile(template, 'template.xlsx', out.profile ?? null)
  if (isRefusal(read)) return read
  const source = new ExcelJS.Workbook()
  await source.xlsx.load(template as unknown as ExcelJS.Buffer)
  const target = new ExcelJS.Workbook()
  const sheets = read.understanding.sheets.filter((s) => s.skipped === null)
  const shares = shareRows(sheets, out.rows)
  for (const [i, sheet] of sheets.entries()) {
    const from = source.getWorksheet(sheet.sheet)
    if (from) new SheetWriter(from, target.addWorksheet(sheet.sheet), sheet, out.asOf).write(shares[i]!)
  }
  return Buffer.from(await target.xlsx.writeBuffer())
}

/** With a sheet for each headquarters a row goes where its headquarters is; otherwise all go to the first sheet. */
function shareRows(sheets: readonly SheetUnderstanding[], rows: readonly LedgerRow[]): LedgerRow[][] {
  const shares: LedgerRow[][] = sheets.map(() => [])
  for (const row of rows) {
    const head = row.partOf === undefined ? undefined : rows.find((r) => r.row === row.partOf)
    const beside = head && shares.find((s) => s.includes(head))
    if (beside) {
      beside.push(row)
      continue
    }
    const own = sheets.findIndex((s) => s.sheet === row.texts.headquarters)
    const same = sheets.findIndex((s) => s.sheet === row.sheet)
    shares[own >= 0 ? own : same >= 0 ? same : 0]!.push(row)
  }
  return shares
}
