import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { deflateRawSync } from 'node:zlib'
import { isRefusal } from '@guatu/domain/kernel/coded'
import { say } from '@guatu/words/say'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { handMadeZip, type Part, sheetXml, workbookParts } from './other-ledgers/hand-made-zip.ts'
import { readCells } from './read-ledger-file.ts'
import { readLedgerInChild } from './read-ledger-in-child.ts'
import { measureZip } from './zip-prescan.ts'

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'guatu-hostile-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const bigZeros = (megabytes: number): Buffer => deflateRawSync(Buffer.alloc(megabytes * 1e6, 0x20), { level: 9 })
const cell = (ref: string, formula: string): string => `<row r="1"><c r="${ref}"><f>${formula}</f><v>1</v></c></row>`
const laughs = '<!DOCTYPE lolz [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'
const bombEntry: Part = {
  name: 'xl/worksheets/sheet1.xml',
  bytes: Buffer.alloc(0),
  packed: bigZeros(140),
  declared: 140e6,
}

const hostile: readonly (readonly [string, string, () => Buffer])[] = [
  ['a zip bomb of one part', 'ledger.zipBomb', () => handMadeZip(workbookParts(Buffer.alloc(0), [bombEntry]))],
  [
    'a zip bomb of five thousand parts',
    'ledger.zipBomb',
    () => handMadeZip(Array.from({ length: 5000 }, (_, i) => ({ name: `p${i}`, bytes: Buffer.from('x') }))),
  ],
  [
    'a part that declares 100 bytes and holds 140 MB',
    'ledger.forgedSize',
    () => handMadeZip(workbookParts(Buffer.alloc(0), [{ ...bombEntry, declared: 100 }])),
  ],
  [
    'a part that declares 4 GB and holds nothing',
    'ledger.zipBomb',
    () =>
      handMadeZip(
        workbookParts(sheetXml(''), [
          { name: 'xl/sharedStrings.xml', bytes: Buffer.from('<sst/>'), declared: 4_000_000_000 },
        ]),
      ),
  ],
  [
    'a value in column 1,000,000',
    'ledger.tooWide',
    () => handMadeZip(workbookParts(sheetXml('<row r="1"><c r="BDWGN1"><v>1</v></c></row>'))),
  ],
  [
    'a row of 150,000 cells',
    'ledger.tooWide',
    () => handMadeZip(workbookParts(sheetXml(`<row r="1">${'<c><v>1</v></c>'.repeat(150_000)}</row>`))),
  ],
  [
    'a row numbered two billion',
    'ledger.tooLong',
    () => handMadeZip(workbookParts(sheetXml('<row r="2000000000"><c r="A2000000000"><v>1</v></c></row>'))),
  ],
  [
    'a DOCTYPE with nested entities',
    'ledger.doctype',
    () => handMadeZip(workbookParts(Buffer.from(`<?xml version="1.0"?>${laughs}<worksheet>&b;</worksheet>`))),
  ],
  [
    'a formula into another workbook',
    'ledger.externalLink',
    () => handMadeZip(workbookParts(sheetXml(cell('B2', '[1]Sheet1!$A$1')))),
  ],
  [
    'a formula into a file by its path',
    'ledger.externalLink',
    () => handMadeZip(workbookParts(sheetXml(cell('B2', "'C:\\x\\[账.xlsx]表'!A1")))),
  ],
  [
    'a formula that starts a program',
    'ledger.externalLink',
    () => handMadeZip(workbookParts(sheetXml(cell('C3', "cmd|'/C calc'!A0")))),
  ],
  [
    'a formula that fetches from the web',
    'ledger.externalLink',
    () => handMadeZip(workbookParts(sheetXml(cell('A1', 'WEBSERVICE("http://example.org")')))),
  ],
  [
    'an encrypted part',
    'ledger.encrypted',
    () => handMadeZip(workbookParts(sheetXml(''), [{ name: 'xl/secret.xml', bytes: Buffer.from('x'), flags: 1 }])),
  ],
  ['a zip that is no workbook', 'ledger.notAWorkbook', () => handMadeZip([{ name: 'a.txt', bytes: Buffer.from('x') }])],
  ['a truncated file', 'ledger.brokenZip', () => handMadeZip(workbookParts(sheetXml(''))).subarray(0, 120)],
  [
    'a web page named .xls',
    'ledger.webPage',
    () => Buffer.from('<html><table><tr><td>项目名称</td></tr></table></html>'),
  ],
  [
    'an .xls of noise',
    'ledger.brokenXls',
    () => Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), Buffer.alloc(2000, 7)]),
  ],
  ['bytes that are no text', 'ledger.unknownEncoding', () => Buffer.from([1, 2, 0, 255, 254, 0, 0, 9])],
  ['a .csv of a million columns', 'ledger.tooWide', () => Buffer.from(`项目名称${','.repeat(1_000_000)}`)],
]

describe('hostile files', () => {
  for (const [what, code, make] of hostile) {
    it(`refuses ${what} with a sentence, in under five seconds`, async () => {
      const path = join(folder, 'ledger.xlsx')
      writeFileSync(path, make())
      const began = performance.now()
      const read = await readLedgerInChild(path, 'ledger.xlsx')
      expect(performance.now() - began).toBeLessThan(5000)
      if (!isRefusal(read)) throw new Error('was read')
      expect(read.code).toBe(code)
      expect(say(read, 'zh')).toMatch(/[\u4e00-\u9fff].*[。？]$/)
    })
  }

  it('never holds more than a few megabytes while it unpacks a bomb whose ratio is hidden by a forged size', async () => {
    const bytes = handMadeZip(workbookParts(Buffer.alloc(0), [{ ...bombEntry, declared: 4e6 }]))
    const before = process.memoryUsage().rss
    const read = await readCells(bytes, 'a.xlsx')
    expect(isRefusal(read) && read.code).toBe('ledger.forgedSize')
    expect(process.memoryUsage().rss - before).toBeLessThan(60e6)
  })

  it('measures real sizes for other libraries before they open a file', async () => {
    expect(await measureZip(handMadeZip(workbookParts(sheetXml(''))))).toBeNull()
    expect(
      (
        await measureZip(
          handMadeZip(
            workbookParts(sheetXml(''), [{ name: 'x', bytes: Buffer.alloc(0), packed: bigZeros(20), declared: 9 }]),
          ),
        )
      )?.code,
    ).toBe('ledger.forgedSize')
  })

  it('stops when it is told to', async () => {
    const path = join(folder, 'ledger.csv')
    writeFileSync(path, '项目名称,总投资,开工时间\n')
    const stop = new AbortController()
    const reading = readLedgerInChild(path, 'ledger.csv', { signal: stop.signal })
    stop.abort()
    expect(await reading).toMatchObject({ refused: true, code: 'ledger.cancelled' })
  })
})
