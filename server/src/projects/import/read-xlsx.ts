import { isRefusal, type Refusal, refuse } from '@guatu/domain/kernel/coded'
import type { BookCells, SheetCells } from '@guatu/domain/projects/ledger/sheet-cells'
import { SaxesParser, type SaxesTagPlain } from 'saxes'
import { SheetReader, unescaped } from './read-sheet-xml.ts'
import { prescanZip, type ScannedZip, streamEntry } from './zip-prescan.ts'

const MOST_SHEETS = 200
const MOST_TEXT = 20_000_000
const MOST_STRINGS = 1_000_000
/** A workbook's parts nest ten deep. */
const MOST_DEPTH = 100

/** What a SAX pass calls; tags come without namespaces' meaning, names with their prefix cut. */
export type XmlVisitor = {
  open?(name: string, attributes: Record<string, string>): Refusal | null | undefined
  close?(name: string): Refusal | null | undefined
  text?(text: string): void
}

/** Reads an .xlsx as it stands: values, raw text, formats, formula flags, merges, hidden rows and columns, visibility. */
export async function readXlsx(bytes: Buffer, fileName: string): Promise<BookCells | Refusal> {
  const scanned = await prescanZip(bytes)
  if (isRefusal(scanned)) return scanned
  try {
    return await readParts(scanned, fileName)
  } finally {
    scanned.zip.close()
  }
}

async function readParts(zip: ScannedZip, fileName: string): Promise<BookCells | Refusal> {
  const book = await readWorkbook(zip)
  if (isRefusal(book)) return book
  const strings = await readSharedStrings(zip, book.base)
  if (isRefusal(strings)) return strings
  const formats = await readFormats(zip, book.base)
  if (isRefusal(formats)) return formats
  const sheets: SheetCells[] = []
  const budget = { cells: 0 }
  for (const { name, visible, part } of book.sheets) {
    const reader = new SheetReader(name, strings, formats, budget)
    const refusal = await parsePart(zip, part, reader)
    if (refusal) return refusal
    sheets.push(reader.sheet(visible))
  }
  return { fileName, dates1904: book.dates1904, sheets }
}

type Workbook = { base: string; dates1904: boolean; sheets: { name: string; visible: boolean; part: string }[] }

async function readWorkbook(zip: ScannedZip): Promise<Workbook | Refusal> {
  const base = 'xl/'
  if (!zip.entries.has('xl/workbook.xml')) return refuse('ledger.notAWorkbook')
  const targets = new Map<string, string>()
  const relations = await parsePart(zip, 'xl/_rels/workbook.xml.rels', {
    open: (name, a) => {
      if (name === 'Relationship' && a.Id && a.Target)
        targets.set(a.Id, a.Target.startsWith('/') ? a.Target.slice(1) : base + a.Target)
      return null
    },
  })
  if (relations) return relations
  let dates1904 = false
  const sheets: Workbook['sheets'] = []
  const refusal = await parsePart(zip, 'xl/workbook.xml', {
    open: (name, a) => {
      if (name === 'workbookPr') dates1904 = a.date1904 === '1' || a.date1904 === 'true'
      if (name !== 'sheet') return null
      const part = targets.get(a['r:id'] ?? Object.entries(a).find(([k]) => k.endsWith(':id'))?.[1] ?? '')
      if (part && /worksheets\//.test(part))
        sheets.push({ name: a.name ?? '', visible: (a.state ?? 'visible') === 'visible', part })
      return sheets.length > MOST_SHEETS ? refuse('ledger.tooManySheets', { limit: MOST_SHEETS }) : null
    },
  })
  return refusal ?? { base, dates1904, sheets }
}

async function readSharedStrings(zip: ScannedZip, base: string): Promise<readonly string[] | Refusal> {
  const strings: string[] = []
  let pieces = ''
  let taking = false
  let phonetic = false
  let total = 0
  const refusal = await parsePart(zip, `${base}sharedStrings.xml`, {
    open: (name) => {
      if (name === 'si') pieces = ''
      else if (name === 'rPh') phonetic = true
      else if (name === 't') taking = !phonetic
      return null
    },
    text: (text) => {
      if (taking) pieces += text
    },
    close: (name) => {
      if (name === 't') taking = false
      else if (name === 'rPh') phonetic = false
      else if (name === 'si') {
        strings.push(unescaped(pieces))
        total += pieces.length
      }
      return total > MOST_TEXT || strings.length > MOST_STRINGS ? refuse('ledger.tooMuchText') : null
    },
  })
  return refusal ?? strings
}

/** Formats that Excel knows by number and files don't repeat; those with dates, and percent. */
const BUILT_IN: Readonly<Record<number, string>> = {
  9: '0%',
  10: '0.00%',
  14: 'yyyy/m/d',
  15: 'd-mmm-yy',
  16: 'd-mmm',
  17: 'mmm-yy',
  22: 'yyyy/m/d h:mm',
  27: 'yyyy"年"m"月"',
  28: 'm"月"d"日"',
  29: 'm"月"d"日"',
  30: 'm-d-yy',
  31: 'yyyy"年"m"月"d"日"',
  36: 'yyyy"年"m"月"',
  50: 'yyyy"年"m"月"',
  51: 'm"月"d"日"',
  52: 'yyyy"年"m"月"',
  53: 'm"月"d"日"',
  54: 'm"月"d"日"',
  57: 'yyyy"年"m"月"',
  58: 'm"月"d"日"',
}

async function readFormats(zip: ScannedZip, base: string): Promise<readonly string[] | Refusal> {
  const own = new Map<number, string>()
  const formats: string[] = []
  let inCellXfs = false
  const refusal = await parsePart(zip, `${base}styles.xml`, {
    open: (name, a) => {
      if (name === 'numFmt') own.set(Number(a.numFmtId), a.formatCode ?? '')
      else if (name === 'cellXfs') inCellXfs = true
      else if (name === 'xf' && inCellXfs) formats.push(formatOf(Number(a.numFmtId ?? 0), own))
      return formats.length > 100_000 ? refuse('ledger.tooMuchText') : null
    },
    close: (name) => {
      if (name === 'cellXfs') inCellXfs = false
      return null
    },
  })
  return refusal ?? formats
}

const formatOf = (id: number, own: ReadonlyMap<number, string>): string => {
  const format = own.get(id) ?? BUILT_IN[id] ?? ''
  return format === 'General' ? '' : format
}

/** One SAX pass over a part; a missing part is an empty one. DOCTYPE and broken XML are refusals. */
async function parsePart(zip: ScannedZip, part: string, visitor: XmlVisitor): Promise<Refusal | null> {
  const entry = zip.entries.get(part)
  if (!entry) return null
  let refusal: Refusal | null = null
  let depth = 0
  const parser = new SaxesParser({ xmlns: false, position: false })
  const bare = (name: string): string => (name.includes(':') ? name.slice(name.indexOf(':') + 1) : name)
  parser.on('doctype', () => {
    refusal ??= refuse('ledger.doctype', { part })
  })
  parser.on('error', (error) => {
    refusal ??= refuse('ledger.brokenXml', { part, detail: error.message })
  })
  parser.on('opentag', (tag: SaxesTagPlain) => {
    depth += 1
    if (depth > MOST_DEPTH) refusal ??= refuse('ledger.brokenXml', { part, detail: `nested ${depth} deep` })
    if (!refusal) refusal = visitor.open?.(bare(tag.name), tag.attributes) ?? null
  })
  parser.on('closetag', (tag: SaxesTagPlain) => {
    depth -= 1
    if (!refusal) refusal = visitor.close?.(bare(tag.name)) ?? null
  })
  if (visitor.text) parser.on('text', (text) => visitor.text?.(text))
  if (visitor.text) parser.on('cdata', (text) => visitor.text?.(text))
  const decoder = new TextDecoder('utf-8')
  const streamed = await streamEntry(zip.zip, entry, (bytes) => {
    parser.write(decoder.decode(bytes, { stream: true }))
    return refusal
  })
  if (streamed) return streamed
  parser.close()
  return refusal
}
