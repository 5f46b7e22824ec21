import { isRefusal } from '@guatu/domain/kernel/coded'
import { printRow } from '@guatu/domain/projects/ledger/print-row'
import { say } from '@guatu/words/say'
import { describe, expect, it } from 'vitest'
import * as columns from './other-ledgers/columns-by-strangers.ts'
import * as oldFormats from './other-ledgers/old-formats-by-strangers.ts'
import * as tables from './other-ledgers/tables-by-strangers.ts'
import type { OtherLedger } from './other-ledgers/truth.ts'
import { readLedgerFile } from './read-ledger-file.ts'

type PrintedRow = Record<string, unknown> & { readonly doubts: readonly { readonly field: string }[] }

async function read(ledger: OtherLedger): Promise<{ rows: PrintedRow[]; asOf: unknown }> {
  const read = await readLedgerFile(await ledger.make(), ledger.fileName)
  if (isRefusal(read)) throw new Error(say(read, 'en'))
  const { sheets, asOf } = read.understanding
  const print = (text: Parameters<typeof say>[0]): string => say(text, 'zh')
  return { rows: sheets.flatMap((s) => s.rows.map((r) => printRow(r, s, print) as unknown as PrintedRow)), asOf }
}

const isAsked = (row: PrintedRow, field: string): boolean =>
  row.doubts.some((d) => d.field === field || d.field.startsWith(`${field}.`))

/** Cells that differ from the truth, apart by whether a doubt names them; and rows that are no project of the truth. */
function compare(ledger: OtherLedger, rows: readonly PrintedRow[]): { open: string[]; silent: string[] } {
  const open: string[] = []
  const silent: string[] = []
  for (const truth of ledger.truth) {
    const row = rows.find((r) => r.sheet === truth.sheet && r.row === truth.row)
    if (!row) silent.push(`${truth.sheet} ${truth.row} is missing`)
    for (const [field, value] of Object.entries(truth)) {
      if (!row || JSON.stringify(row[field]) === JSON.stringify(value)) continue
      const cell = `${truth.row} ${field}`
      if (isAsked(row, field)) open.push(cell)
      else silent.push(`${cell}: ${JSON.stringify(row[field])} for ${JSON.stringify(value)}`)
    }
  }
  for (const row of rows) {
    if (ledger.truth.some((t) => t.sheet === row.sheet && t.row === row.row)) continue
    if (isAsked(row, 'name')) open.push(`${row.row} is no project`)
    else silent.push(`${row.row} ${row.name} is no project`)
  }
  return { open, silent }
}

describe('ledgers that a stranger wrote after the reader', () => {
  for (const ledger of [...Object.values(tables), ...Object.values(columns), ...Object.values(oldFormats)]) {
    it(`gives every cell, or asks about it: ${ledger.about}`, async () => {
      const { rows, asOf } = await read(ledger)
      const { open, silent } = compare(ledger, rows)
      expect(silent).toEqual([])
      expect(open).toEqual(ledger.leavesOpen ?? [])
      expect(asOf).toEqual(ledger.asOf)
    })
  }
})
