import * as XLSX from '@e965/xlsx'
import { handMadeZip, sheetXml, workbookParts } from './hand-made-zip.ts'

const bytes = (text: string): Buffer => Buffer.from(text)
const filled = (text: string, megabytes: number): Buffer => Buffer.alloc(megabytes * 1e6, text)
const times = (count: number, make: (i: number) => string): Buffer =>
  bytes(Array.from({ length: count }, (_, i) => make(i)).join(''))

/** Digits and letters that no packer makes small, the same at every call. */
function noise(size: number): Buffer {
  const text = Buffer.alloc(size)
  let seed = 7
  for (let i = 0; i < size; i++) {
    seed = (Math.imul(seed, 1103515245) + 12345) & 0x7fffffff
    text[i] = 0x41 + ((seed >> 16) % 26)
  }
  return text
}

const book = (...sheet: readonly Buffer[]): Buffer =>
  handMadeZip(workbookParts(Buffer.concat([bytes('<worksheet>'), ...sheet, bytes('</worksheet>')])))
const rows = (...body: readonly Buffer[]): Buffer => book(bytes('<sheetData>'), ...body, bytes('</sheetData>'))
const strings = (...items: readonly Buffer[]): Buffer => {
  const part = Buffer.concat([bytes('<sst>'), ...items, bytes('</sst>')])
  return handMadeZip(workbookParts(sheetXml(''), [{ name: 'xl/sharedStrings.xml', bytes: part }]))
}

function oldWorkbook(cells: number): Buffer {
  const sheet = Array.from({ length: cells / 40 }, (_, r) =>
    Array.from({ length: 40 }, (_, c) => `第${r}行第${c}列的情况说明`),
  )
  const workbook = { SheetNames: ['台账'], Sheets: { 台账: XLSX.utils.aoa_to_sheet(sheet) } }
  return XLSX.write(workbook, { type: 'buffer', bookType: 'biff8' }) as Buffer
}

/** Files that break no rule of form and are stopped by what they hold or would take: name, ending, maker. */
export const greedyLedgers: readonly (readonly [string, 'xlsx' | 'xls' | 'csv', () => Buffer])[] = [
  ['elements nested half a million deep', 'xlsx', () => rows(times(500_000, (i) => `<a${i % 977}>`))],
  ['one value of 60 MB', 'xlsx', () => rows(bytes('<row><c t="str"><v>'), noise(60e6), bytes('</v></c></row>'))],
  ['a value at the right end of each of 150,000 rows', 'xlsx', () => rows(times(150_000, endOfRow))],
  ['two and a half million values', 'xlsx', () => rows(times(100_000, fullRow))],
  [
    'a tag of a million attributes',
    'xlsx',
    () =>
      rows(
        bytes('<row '),
        times(1e6, (i) => `a${i}="1" `),
        bytes('/>'),
      ),
  ],
  ['shared strings of 60 million characters', 'xlsx', () => strings(times(3_000, (i) => si(String(i).repeat(5_000))))],
  ['ten million empty shared strings', 'xlsx', () => strings(noise(2e6), filled('<si/>', 50))],
  ['one shared string of 60 MB', 'xlsx', () => strings(bytes('<si><t>'), noise(60e6), bytes('</t></si>'))],
  ['columns hidden a million at a time', 'xlsx', () => book(bytes('<cols>'), times(300_000, hidden), bytes('</cols>'))],
  ['a hundred thousand merges of everything', 'xlsx', () => book(times(99_000, (i) => merge(i)))],
  ['an old workbook of 40,000 values under no heading', 'xls', () => oldWorkbook(40_000)],
  ['an old workbook cut in the middle', 'xls', () => oldWorkbook(20_000).subarray(0, 500_000)],
  ['a quoted field that never ends', 'csv', () => Buffer.concat([bytes('项目名称,总投资\n"'), noise(28e6)])],
  ['quotes and nothing else', 'csv', () => Buffer.concat([bytes('项目名称,总投资\n'), filled('"', 28)])],
  ['fourteen million empty lines', 'csv', () => filled('\n', 14)],
  ['one line of 27 MB of Chinese', 'csv', () => filled('区', 27)],
  ['five million lines of two cells', 'csv', () => filled('a,1\n', 20)],
  ['a file of 49 MB', 'csv', () => filled('a,1\n', 49)],
  ['brackets opened three million times', 'csv', () => bytes(`项目名称,总投资\n${'（'.repeat(3_000_000)},1\n`)],
]

const si = (text: string): string => `<si><t>${text}</t></si>`
const endOfRow = (i: number): string => `<row r="${i + 1}"><c r="ALK${i + 1}"><v>1</v></c></row>`
const fullRow = (i: number): string => `<row>${`<c><v>${i}</v></c>`.repeat(25)}</row>`
const hidden = (i: number): string => `<col min="1" max="1000000" hidden="1" width="${i}"/>`
const merge = (i: number): string => `<mergeCell ref="A${(i % 40) + 1}:ALL199000"/>`
