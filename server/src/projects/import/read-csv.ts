import { isUtf8 } from 'node:buffer'
import { isRefusal, type Refusal, refuse } from '@guatu/domain/kernel/coded'
import type { BookCells, Cell } from '@guatu/domain/projects/ledger/sheet-cells'
import { SHEET_LIMITS } from './read-sheet-xml.ts'

/** Ten times a ledger of 10,000 × 40 would be; its text alone takes twice as much memory. */
const MOST_BYTES = 30_000_000

/** ="0012": how programs keep Excel from taking a text for a number. */
const FORCED_TEXT = /^="([^"]*)"$/

/** Reads a .csv as UTF-8 (with or without mark), UTF-16 with mark, or GB18030; every cell is text. */
export function readCsv(bytes: Buffer, fileName: string): BookCells | Refusal {
  if (bytes.length > MOST_BYTES) return refuse('ledger.fileTooLarge', { limitMegabytes: MOST_BYTES / 1e6 })
  const text = decodeText(bytes)
  if (text === null) return refuse('ledger.unknownEncoding')
  const rows = splitRows(text)
  if (isRefusal(rows)) return rows
  const name = fileName.replace(/^.*[\\/]/, '').replace(/\.[^.]+$/, '')
  return {
    fileName,
    dates1904: false,
    plainText: true,
    sheets: [{ name, visible: true, rows, merges: [], hiddenRows: [], hiddenColumns: [] }],
  }
}

/** The text of the bytes, or null when they are in none of the encodings that offices use. */
export function decodeText(bytes: Buffer): string | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (bytes.includes(0)) return null
  if (isUtf8(bytes)) return bytes.toString('utf8').replace(/^\ufeff/, '')
  try {
    return new TextDecoder('gb18030', { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

/** The separator that the first lines use most outside quotes. */
function separatorOf(text: string): string {
  const head = text.slice(0, 4000).replace(/"[^"]*"/g, '')
  const count = (mark: string): number => head.split(mark).length
  return [',', '\t', ';'].sort((a, b) => count(b) - count(a))[0]!
}

function splitRows(text: string): (Cell | undefined)[][] | Refusal {
  const separator = separatorOf(text)
  const rows: (Cell | undefined)[][] = []
  let row: (Cell | undefined)[] = []
  let cells = 0
  let i = 0
  const endRow = (): void => {
    rows.push(row)
    row = []
  }
  while (i < text.length) {
    const [field, next] = readField(text, i, separator)
    const value = field.startsWith('="') ? (FORCED_TEXT.exec(field)?.[1] ?? field) : field
    row.push(value === '' ? undefined : { value, raw: value, format: '', formula: false })
    cells++
    if (row.length > SHEET_LIMITS.columns) return refuse('ledger.tooWide', { sheet: '', limit: SHEET_LIMITS.columns })
    if (cells > SHEET_LIMITS.cells) return refuse('ledger.tooManyCells', { limit: SHEET_LIMITS.cells })
    if (rows.length > SHEET_LIMITS.rows) return refuse('ledger.tooLong', { sheet: '', limit: SHEET_LIMITS.rows })
    const mark = text[next]
    i = next + 1
    if (mark === separator) {
      if (i >= text.length) row.push(undefined)
      continue
    }
    if (mark === '\r' && text[i] === '\n') i++
    endRow()
  }
  if (row.length > 0) endRow()
  return rows
}

/** One field from `at`: its value and the place of the separator or line end behind it. */
function readField(text: string, at: number, separator: string): readonly [string, number] {
  if (text[at] !== '"') {
    let end = at
    while (end < text.length && text[end] !== separator && text[end] !== '\n' && text[end] !== '\r') end++
    return [text.slice(at, end), end]
  }
  let value = ''
  let i = at + 1
  for (;;) {
    const quote = text.indexOf('"', i)
    if (quote < 0) return [value + text.slice(i), text.length]
    value += text.slice(i, quote)
    if (text[quote + 1] !== '"') {
      let end = quote + 1
      while (end < text.length && text[end] !== separator && text[end] !== '\n' && text[end] !== '\r') end++
      return [value + text.slice(quote + 1, end), end]
    }
    value += '"'
    i = quote + 2
  }
}
