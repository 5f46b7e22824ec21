import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { isRefusal } from '@guatu/domain/kernel/coded'
import { roundRatio } from '@guatu/domain/kernel/exact'
import { investmentRate } from '@guatu/domain/projects/ledger/investment-rate'
import type { LedgerUnderstanding } from '@guatu/domain/projects/ledger/ledger-row'
import { printRow } from '@guatu/domain/projects/ledger/print-row'
import { say } from '@guatu/words/say'
import { describe, expect, it } from 'vitest'
import { inYiYuan } from './other-ledgers/in-yi-yuan.ts'
import { csvInGb18030, csvInUtf8, oldXls } from './other-ledgers/old-formats.ts'
import { sheetPerHeadquarters } from './other-ledgers/sheet-per-headquarters.ts'
import { threeHeaderRows } from './other-ledgers/three-header-rows.ts'
import { readLedgerFile } from './read-ledger-file.ts'

const root = resolve(import.meta.dirname, '../../../..')

async function understand(bytes: Buffer, fileName: string): Promise<LedgerUnderstanding> {
  const read = await readLedgerFile(bytes, fileName)
  if (isRefusal(read)) throw new Error(say(read, 'en'))
  return read.understanding
}

/** Rows as printed, with the doubts of each field. */
function printed(u: LedgerUnderstanding): Record<string, unknown>[] {
  return u.sheets.flatMap((s) => s.rows.map((r) => printRow(r, s, say) as Record<string, unknown>))
}

describe('ledgers in layouts that the reader was not made for', () => {
  for (const ledger of [inYiYuan, sheetPerHeadquarters, threeHeaderRows, csvInGb18030, csvInUtf8, oldXls]) {
    it(`reads every cell of ${ledger.about}`, async () => {
      const u = await understand(await ledger.make(), ledger.fileName)
      const rows = printed(u)
      expect(rows.map((r) => [r.sheet, r.row, r.name])).toEqual(ledger.truth.map((t) => [t.sheet, t.row, t.name]))
      ledger.truth.forEach((truth, i) => {
        expect(Object.fromEntries(Object.keys(truth).map((k) => [k, rows[i]![k]]))).toEqual(truth)
      })
      expect(u.asOf).toEqual(ledger.asOf)
    })
  }
})

describe('the sample ledger', () => {
  const folder = resolve(root, 'samples')
  const truth = JSON.parse(readFileSync(`${folder}/guatu-sample-ledger.truth.json`, 'utf8')) as Record<
    string,
    unknown
  >[]

  it('is understood as its truth says, every cell, without a doubt', async () => {
    const u = await understand(readFileSync(`${folder}/guatu-sample-ledger.xlsx`), 'guatu-sample-ledger.xlsx')
    const rows = printed(u)
    expect(rows).toHaveLength(61)
    truth.forEach((t, i) => {
      expect(Object.fromEntries(Object.keys(t).map((k) => [k, rows[i]![k]]))).toEqual(t)
    })
    expect(rows.flatMap((r) => r.doubts)).toEqual([])
    expect(u.doubts).toEqual([])
    expect(u.asOf).toEqual({ date: '2026-11-20', precision: 'day' })
  })

  it('keeps reserve projects out of the investment rate: 85.0 %, not 78.7 %', async () => {
    const u = await understand(readFileSync(`${folder}/guatu-sample-ledger.xlsx`), 'x.xlsx')
    expect(roundRatio(investmentRate(u.rows).rate!, 3)).toBe('0.850')
  })
})
