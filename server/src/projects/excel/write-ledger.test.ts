import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { PassThrough } from 'node:stream'
import * as XLSX from '@e965/xlsx'
import { civil } from '@guatu/domain/calendar/civil-date'
import { isRefusal } from '@guatu/domain/kernel/coded'
import type { LedgerUnderstanding } from '@guatu/domain/projects/ledger/ledger-row'
import { printRow } from '@guatu/domain/projects/ledger/print-row'
import { say } from '@guatu/words/say'
import { readSheet } from 'read-excel-file/node'
import { describe, expect, it } from 'vitest'
import { handMadeZip, workbookParts } from '../import/other-ledgers/hand-made-zip.ts'
import { inYiYuan } from '../import/other-ledgers/in-yi-yuan.ts'
import { sheetPerHeadquarters } from '../import/other-ledgers/sheet-per-headquarters.ts'
import { threeHeaderRows } from '../import/other-ledgers/three-header-rows.ts'
import { readLedgerFile } from '../import/read-ledger-file.ts'
import { writeLedger } from './write-ledger.ts'
import { csvField, writeTable } from './write-table.ts'

const sample = readFileSync(resolve(import.meta.dirname, '../../../../samples/guatu-sample-ledger.xlsx'))

async function understand(bytes: Buffer, fileName = 'a.xlsx'): Promise<LedgerUnderstanding> {
  const read = await readLedgerFile(bytes, fileName)
  if (isRefusal(read)) throw new Error(read.code)
  return read.understanding
}
const facts = (u: LedgerUnderstanding): unknown[] =>
  u.sheets.flatMap((s) =>
    s.rows.map((r) => ({ ...printRow({ ...r, doubts: [] }, { ...s, doubts: [] }, say), row: 0, others: 0 })),
  )

async function writtenFrom(template: Buffer, u: LedgerUnderstanding, asOf = u.asOf): Promise<Buffer> {
  const out = await writeLedger(template, { rows: u.rows, asOf })
  if (isRefusal(out)) throw new Error(out.code)
  return out
}

describe("a ledger in the office's own layout", () => {
  it('comes out as the sample went in: same headers, merges, sections, sums and notes, seen by another reader', async () => {
    const u = await understand(sample)
    const out = await writtenFrom(sample, u)
    const before = XLSX.read(sample).Sheets.重点项目台账!
    const after = XLSX.read(out).Sheets.重点项目台账!
    expect(after['!ref']).toBe(before['!ref'])
    const merges = (s: XLSX.WorkSheet): string[] => s['!merges']!.map((m) => XLSX.utils.encode_range(m)).sort()
    expect(merges(after)).toEqual(merges(before))
    for (const cell of ['A1', 'A3', 'H4', 'A5', 'B41', 'G41', 'I41', 'A42', 'B72', 'H72', 'A73', 'S2'])
      expect([cell, after[cell]?.v]).toEqual([cell, before[cell]?.v])
    expect(after.J6.f).toBe('IF(H6=0,"",I6/H6)')
  })

  for (const [name, make, fileName] of [
    ['the sample', async () => sample, 'a.xlsx'],
    ['the one in 亿元', inYiYuan.make, inYiYuan.fileName],
    ['the one with a sheet per headquarters', sheetPerHeadquarters.make, sheetPerHeadquarters.fileName],
    ['the one with three header rows', threeHeaderRows.make, threeHeaderRows.fileName],
  ] as const) {
    it(`is read again with the same facts: ${name}`, async () => {
      const template = await make()
      const u = await understand(template, fileName)
      const again = await understand(await writtenFrom(template, u), fileName)
      expect(facts(again)).toEqual(facts(u))
      expect(
        again.doubts.filter((d) => d.reason.code.startsWith('ledger.sum') || d.reason.code === 'ledger.countDiffers'),
      ).toEqual([])
    })
  }

  it('counts, sums and dates itself anew when projects come and go', async () => {
    const u = await understand(sample)
    const fewer = { ...u, rows: u.rows.filter((r) => r.row !== 7) }
    const again = await understand(await writtenFrom(sample, fewer, { date: civil('2026-12-31'), precision: 'day' }))
    expect(again.rows).toHaveLength(60)
    expect(again.asOf?.date).toBe('2026-12-31')
    expect(again.sheets[0]!.sums[0]!.text).toBe('一、续建项目（34个）')
    expect(again.doubts).toEqual([])
  })

  it('does not open a template that is a bomb', async () => {
    const bomb = handMadeZip(
      workbookParts(Buffer.alloc(0), [{ name: 'xl/media/a.png', bytes: Buffer.alloc(200_000), declared: 9 }]),
    )
    expect(await writeLedger(bomb, { rows: [], asOf: null })).toMatchObject({ code: 'ledger.forgedSize' })
    expect(await writeLedger(Buffer.from('a,b'), { rows: [], asOf: null })).toMatchObject({
      code: 'ledger.templateForm',
    })
  })

  it('carries a name that looks like a formula as text', async () => {
    const u = await understand(sample)
    const evil = '=HYPERLINK("http://example.org","x")'
    const rows = u.rows.map((r, i) => (i === 0 ? { ...r, texts: { ...r.texts, name: evil, note: '@SUM(A1)' } } : r))
    const sheet = XLSX.read(await writtenFrom(sample, { ...u, rows }), { cellNF: true }).Sheets.重点项目台账!
    expect(sheet.B6).toMatchObject({ t: 's', v: evil, z: '@' })
    expect(sheet.B6.f).toBeUndefined()
    expect(sheet.V6).toMatchObject({ t: 's', v: '@SUM(A1)' })
  })
})

describe('any list as Excel', () => {
  it('has title, as-of and unit line, head and rows, and no text that runs', async () => {
    const stream = new PassThrough()
    const parts: Buffer[] = []
    stream.on('data', (b: Buffer) => parts.push(b))
    const dangerous = ['=1+1', '+86', '-2+3', '@x', '\tx', '正常']
    await writeTable(stream, {
      title: '堵点清单',
      unit: '万元',
      asOf: civil('2026-11-20'),
      columns: [{ header: '内容' }, { header: '金额', kind: 'money' }, { header: '比例', kind: 'percent' }],
      rows: dangerous.map((d, i) => [d, i * 1000.5, 0.5]),
    })
    const bytes = Buffer.concat(parts)
    const sheet = XLSX.read(bytes, { cellNF: true }).Sheets.堵点清单!
    expect([sheet.A1.v, sheet.A2.v, sheet.C2.v, sheet.B3.v]).toEqual([
      '堵点清单',
      '截至2026年11月20日',
      '单位：万元',
      '金额',
    ])
    dangerous.forEach((d, i) => {
      expect(sheet[`A${4 + i}`]).toMatchObject({ t: 's', v: d, z: '@' })
      expect(sheet[`A${4 + i}`].f).toBeUndefined()
    })
    expect(sheet.B5.v).toBe(1000.5)
    const rows = await readSheet(bytes)
    expect(rows[8]).toEqual(['正常', 5002.5, 0.5])
  })

  it('quotes .csv fields, and takes the sting out of those that would run', () => {
    expect(['=1+1', '-5', 'a,"b"', -5, null, '—'].map((v) => csvField(v))).toEqual([
      "'=1+1",
      "'-5",
      '"a,""b"""',
      '-5',
      '',
      '—',
    ])
  })
})
