import type { LooseDate } from '../../calendar/civil-date.ts'
import { asOfIn, yearIn } from './as-of.ts'
import { unitsIn } from './field-words.ts'
import type { SheetTable } from './find-tables.ts'
import { beginningOf, narrow } from './plain-text.ts'
import type { SheetCells } from './sheet-cells.ts'

/** What stands around a table: title, units, year and as-of date. */
export type Head = {
  readonly title: string
  readonly units: readonly number[]
  readonly year: number | null
  readonly asOf: LooseDate | null
  readonly asOfReason: string | null
}

const UNIT_ROW = /(?:金额|货币|资金|投资|计量)?单位(?:均)?[:：为是][^。；]{0,8}元/
const UNIT_NOTE = /(?:金额|货币|资金|投资|计量)?单位(?:均|都)?(?:[:：]|为|是)?[^。；\d]{0,4}元/

/** Whether a text is a unit row: "单位：万元". */
export const unitRowIn = (text: string): boolean => UNIT_ROW.test(narrow(text).replace(/\s+/g, ''))

/** Title, unit row, year and as-of date above the headers, units in the notes below; sheet, file and the table before it after them. */
export function readHead(sheet: SheetCells, table: SheetTable, before: Head | null, fileYear: number | null): Head {
  const { block } = table
  const above = sheet.rows
    .slice(table.from, block.first)
    .flatMap((row) => row.map((c) => beginningOf(c)).filter(Boolean))
  const headers = block.paths.flat()
  const title = above.find((t) => t.length >= 6 && !/单位[:：]|附件/.test(t)) ?? above[0] ?? ''
  const year =
    yearIn(title) ??
    yearIn(above.join(' ')) ??
    before?.year ??
    yearIn(sheet.name) ??
    fileYear ??
    yearIn(headers.filter((h) => !/[底末]/.test(h)).join(' '))
  const units = [unitsAbove(above), () => unitsBelow(sheet, table), () => before?.units ?? []]
  const named = units.map((u) => (typeof u === 'function' ? u() : u)).find((u) => u.length > 0) ?? []
  let asOfReason: string | null = null
  for (const text of [...above, sheet.name]) {
    const found = asOfIn(text, year)
    if (found?.value) return { title, units: named, year, asOf: found.value, asOfReason: null }
    if (found) asOfReason = text
  }
  return { title, units: named, year, asOf: before?.asOf ?? null, asOfReason }
}

function unitsAbove(above: readonly string[]): readonly number[] {
  const texts = above.filter((t) => /(?:金额|货币)?单位[:：]|[（(][^）)]*元[^）)]*[)）]/.test(t))
  return [...new Set(texts.flatMap((t) => unitsIn(narrow(t)).powers))]
}

/** "注：本表金额单位为万元" below the rows. */
function unitsBelow(sheet: SheetCells, { block, end }: SheetTable): readonly number[] {
  const powers = new Set<number>()
  for (let r = Math.max(block.last + 1, end - 20); r < end; r++) {
    const texts = (sheet.rows[r] ?? []).map((c) => beginningOf(c)).filter(Boolean)
    if (texts.length === 0 || texts.length > 2) continue
    for (const text of texts) {
      const said = UNIT_NOTE.exec(narrow(text).replace(/\s+/g, ''))
      if (said) for (const power of unitsIn(said[0]).powers) powers.add(power)
    }
  }
  return [...powers]
}
