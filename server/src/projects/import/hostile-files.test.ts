import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { platform, tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { deflateRawSync } from 'node:zlib'
import { isRefusal, type Refusal } from '@guatu/domain/kernel/coded'
import { say } from '@guatu/words/say'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { greedyLedgers } from './other-ledgers/greedy-ledgers.ts'
import { handMadeZip, type Part, sheetXml, workbookParts } from './other-ledgers/hand-made-zip.ts'
import { readCells } from './read-ledger-file.ts'
import { readLedgerInChild } from './read-ledger-in-child.ts'
import { writeWideLedger } from './wide-ledger.ts'
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

/** Of a reading, whatever is refused: the megabytes that an office's server can spare at any time. */
const MOST_MEGABYTES = 300
const told: string[] = []

async function readAndMeasure(what: string, name: string, path: string) {
  let megabytes = 0
  const began = performance.now()
  const read = await readLedgerInChild(path, name, { onEnd: (peak) => (megabytes = peak) })
  const seconds = ((performance.now() - began) / 1000).toFixed(2)
  const answer = isRefusal(read) ? read.code : `${read.understanding.rows.length} rows`
  told.push(`${seconds} s  ${megabytes.toFixed(0).padStart(3)} MB  ${what}: ${answer}`)
  return { read, megabytes }
}

const expectSentence = (refusal: Refusal): void => {
  expect(say(refusal, 'zh')).toMatch(/[\u4e00-\u9fff].*[。？]$/)
  expect(say(refusal, 'en')).toMatch(/^[A-Z].*[.?]$/)
}

function expectSpared(megabytes: number): void {
  expect(megabytes).toBeLessThan(MOST_MEGABYTES)
  // Where the system tells at all, nothing was left unmeasured.
  if (platform() === 'linux') expect(megabytes).toBeGreaterThan(20)
}

function referenceFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((f) => f.isFile())
    .map((f) => join(f.parentPath, f.name))
}

const data = process.env.GUATU_DATA ?? '../shared/data'

describe('hostile files', () => {
  afterAll(() => console.info(told.join('\n')))

  for (const [what, code, make] of hostile) {
    it(`refuses ${what} with a sentence and within ${MOST_MEGABYTES} MB`, async () => {
      const path = join(folder, 'ledger.xlsx')
      writeFileSync(path, make())
      const { read, megabytes } = await readAndMeasure(what, 'ledger.xlsx', path)
      if (!isRefusal(read)) throw new Error('was read')
      expect(read.code).toBe(code)
      expectSentence(read)
      expectSpared(megabytes)
    })
  }

  for (const [what, ending, make] of greedyLedgers) {
    it(`refuses ${what} with a sentence and within ${MOST_MEGABYTES} MB`, async () => {
      const path = join(folder, `ledger.${ending}`)
      writeFileSync(path, make())
      const { read, megabytes } = await readAndMeasure(what, `ledger.${ending}`, path)
      if (!isRefusal(read)) throw new Error('was read')
      expect(read.code).not.toBe('ledger.readerStopped')
      expectSentence(read)
      if (read.code !== 'ledger.fileTooLarge') expectSpared(megabytes)
    })
  }

  it('reads an honest ledger of 10,000 rows and 40 columns within the same limits', async () => {
    const path = join(folder, 'wide.xlsx')
    await writeWideLedger(path, 10_000)
    const { read, megabytes } = await readAndMeasure('an honest ledger of 10,000 × 40', 'wide.xlsx', path)
    if (isRefusal(read)) throw new Error(say(read, 'en'))
    expect(read.understanding.rows).toHaveLength(10_000)
    expectSpared(megabytes)
  })

  it.skipIf(!existsSync(data) && !process.env.CI)(
    'reads or refuses tables and texts of others within the same limits',
    async () => {
      // All ledgers; of every other folder, whose files are alike, two stand for all.
      const all = referenceFiles(data).filter((f) => /\.(xlsx|csv|json|jsonl|txt|xml)$/.test(f))
      const seen = new Map<string, number>()
      const files = all.filter((f) => {
        const folder = dirname(f)
        seen.set(folder, (seen.get(folder) ?? 0) + 1)
        return basename(folder) === 'ledgers' || seen.get(folder)! <= 2
      })
      expect(files.length).toBeGreaterThan(15)
      for (const file of files) {
        const { read, megabytes } = await readAndMeasure(basename(file), basename(file), file)
        if (isRefusal(read)) expectSentence(read)
        expectSpared(megabytes)
      }
    },
  )

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
