import * as XLSX from '@e965/xlsx'

/** Values and formulas that an .xls holds by its own records. */
export type XlsWeight = { readonly cells: number; readonly formulas: number }

/** An .xls is not packed: what it holds is counted by walking its records, without reading any. */
const CELLS: ReadonlySet<number> = new Set([0x0006, 0x0201, 0x0203, 0x0204, 0x0205, 0x027e, 0x00d6, 0x00fd])
const FORMULAS: ReadonlySet<number> = new Set([0x0006, 0x0406, 0x0221, 0x04bc])
const [MULTIPLE_BLANKS, MULTIPLE_NUMBERS, ENCRYPTED] = [0x00be, 0x00bd, 0x002f]

/** Counts the records of an .xls; null where they don't follow on each other, are encrypted, or the file is none. */
export function weighXls(bytes: Buffer): XlsWeight | null {
  const stream = workbookOf(bytes)
  if (!stream) return null
  let [cells, formulas, at] = [0, 0, 0]
  while (at + 4 <= stream.length) {
    const type = stream.readUInt16LE(at)
    const length = stream.readUInt16LE(at + 2)
    if (type === 0 && length === 0) break
    if (type === ENCRYPTED || at + 4 + length > stream.length) return null
    if (CELLS.has(type)) cells += 1
    else if (type === MULTIPLE_BLANKS) cells += Math.max(0, length - 6) >> 1
    else if (type === MULTIPLE_NUMBERS) cells += Math.floor(Math.max(0, length - 6) / 6)
    if (FORMULAS.has(type)) formulas += 1
    at += 4 + length
  }
  return { cells, formulas }
}

function workbookOf(bytes: Buffer): Buffer | null {
  try {
    const container = XLSX.CFB.read(bytes, { type: 'buffer' })
    const found = XLSX.CFB.find(container, '/Workbook') ?? XLSX.CFB.find(container, '/Book')
    return found?.content
      ? Buffer.from(found.content.buffer ?? found.content, found.content.byteOffset, found.content.length)
      : null
  } catch {
    return null
  }
}

/** Above so many values the library takes more than a reading usually may (0.6 kB a value). */
const USUAL = 200_000
/** A ledger of 10,000 × 40 and a quarter more. */
const MOST = { cells: 500_000, formulas: 100_000, bytes: 20_000_000 } as const

/** Whether an .xls is a plain large ledger, whose own records say that it holds no more than one may. */
export function isLargeAndPlain(bytes: Buffer): boolean {
  if (bytes.length < 8 || bytes.length > MOST.bytes || bytes.readUInt32LE(0) !== 0xe011cfd0) return false
  const weight = weighXls(bytes)
  return weight !== null && weight.cells > USUAL && weight.cells <= MOST.cells && weight.formulas <= MOST.formulas
}
