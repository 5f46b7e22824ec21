import { fieldsOfHeader, unitsIn, withoutUnit } from './field-words.ts'
import { headerText, narrow, textOf, tight } from './plain-text.ts'
import type { Cell, Merge, SheetCells } from './sheet-cells.ts'

/** Header rows (0-based, inclusive) and for each column the distinct texts from top to bottom. */
export type HeaderBlock = {
  readonly first: number
  readonly last: number
  readonly paths: readonly (readonly string[])[]
}

const DEPTH = 60
const TALLEST = 4
/** No ledger merges a million cells; a file that says so is not followed further. */
const MOST_MERGED = 1_000_000
/** Longer texts are no headers, and long texts are where patterns get slow. */
const LONGEST = 120

/** Merged areas by each cell they cover, for the rows asked for. */
export function mergeIndex(merges: readonly Merge[], from: number, to: number): ReadonlyMap<number, Merge> {
  const index = new Map<number, Merge>()
  for (const merge of merges) {
    if (merge.bottom < from || merge.top > to) continue
    if (index.size > MOST_MERGED) break
    for (let r = Math.max(from, merge.top); r <= Math.min(to, merge.bottom); r++) {
      for (let c = merge.left; c <= Math.min(merge.right, merge.left + 400); c++) index.set(r * 4096 + c, merge)
    }
  }
  return index
}

/**
 * The first block of one to four rows whose headers name projects, and of those that begin in it the one that says the
 * most; null when no block does. What stands further down may be a second table and never hides the first.
 */
export function findHeaders(sheet: SheetCells, from = 0, to = DEPTH): HeaderBlock | null {
  const depth = Math.min(sheet.rows.length, to)
  const index = mergeIndex(sheet.merges, from, depth)
  let best: { block: HeaderBlock; score: number } | null = null
  for (let first = from; first < depth && (!best || first <= best.block.last); first++) {
    for (let last = first; last < Math.min(depth, first + TALLEST); last++) {
      if (last > first && !looksLikeHeader(sheet.rows[last] ?? [], index, last)) break
      if (cutsMerge(sheet.merges, first, last)) continue
      const block = { first, last, paths: pathsOf(sheet, index, first, last) }
      const score = scoreOf(block, sheet)
      if (score > 0 && (!best || score > best.score)) best = { block, score }
    }
  }
  return best?.block ?? null
}

/** A profile may say where the headers stand. */
export function headersAt(sheet: SheetCells, first: number, last: number): HeaderBlock {
  return { first, last, paths: pathsOf(sheet, mergeIndex(sheet.merges, first, last), first, last) }
}

const AMOUNT = /^-?[\d,]+(?:\.\d+)?%?$/

/** A second header row has words, not amounts; a row of numbers 1, 2, 3 … below the headers is not a part of them. */
function looksLikeHeader(
  row: readonly (Cell | null | undefined)[],
  index: ReadonlyMap<number, Merge>,
  r: number,
): boolean {
  let words = 0
  let inside = 0
  for (let c = 0; c < row.length; c++) {
    const cell = row[c]
    if (cell && typeof cell.value === 'number') return false
    const text = typeof cell?.value === 'string' ? narrow(cell.value.slice(0, LONGEST)).trim() : ''
    if (AMOUNT.test(text)) return false
    if (text) words++
    const merge = index.get(r * 4096 + c)
    if (merge && merge.top < r) inside++
  }
  return words > 0 || inside > 0
}

const cutsMerge = (merges: readonly Merge[], first: number, last: number): boolean =>
  merges.some((m) => m.bottom > m.top && ((m.top < first && m.bottom >= first) || (m.top <= last && m.bottom > last)))

function pathsOf(sheet: SheetCells, index: ReadonlyMap<number, Merge>, first: number, last: number): string[][] {
  let width = 0
  for (let r = first; r <= last; r++) width = Math.max(width, sheet.rows[r]?.length ?? 0)
  for (const m of sheet.merges)
    if (m.top <= last && m.bottom >= first) width = Math.max(width, Math.min(m.right + 1, 400))
  const texts: string[][] = []
  for (let c = 0; c < width; c++) {
    texts.push(
      Array.from({ length: last - first + 1 }, (_, i) => {
        const merge = index.get((first + i) * 4096 + c)
        if (merge && merge.top < first) return ''
        const cell = merge ? sheet.rows[merge.top]?.[merge.left] : sheet.rows[first + i]?.[c]
        return headerText(textOf(cell).slice(0, LONGEST))
      }),
    )
  }
  spreadGroups(texts)
  return texts.map((column) => column.filter((text, i) => text !== '' && column[i - 1] !== text))
}

/** Headers that lost their merges (in a .csv all do): a group's word stands over its first column and means its neighbours too. */
function spreadGroups(texts: string[][]): void {
  for (let i = 0; i + 1 < (texts[0]?.length ?? 0); i++) {
    const below = (c: number): boolean => texts[c]!.slice(i + 1).some((text) => text !== '')
    for (let c = 1; c < texts.length; c++) {
      const [left, here] = [texts[c - 1]!, texts[c]!]
      if (
        here[i] === '' &&
        left[i] !== '' &&
        below(c) &&
        below(c - 1) &&
        here.slice(0, i).every((t) => t === '' || left.includes(t))
      )
        here[i] = left[i]!
    }
  }
}

/** Sum of the best field scores; a block must name the project and at least two more things, and be no taller than needed. */
function scoreOf(block: HeaderBlock, sheet: SheetCells): number {
  let score = 0
  const fields = new Set<string>()
  let name = false
  for (const path of block.paths) {
    const found = fieldsOfHeader(pathText(path))[0]
    if (!found || fields.has(found[0])) continue
    fields.add(found[0])
    score += found[1]
    if (found[0] === 'name') name = true
  }
  if (!name || fields.size < 3) return 0
  const firstTexts = new Set((sheet.rows[block.first] ?? []).map((c) => textOf(c)).filter(Boolean))
  if (firstTexts.size < 2) return 0
  return score - (block.last - block.first) * 0.5 + (saysUnits(sheet.rows[block.last] ?? []) ? 1 : 0)
}

/** A row of nothing but units ("（万元）", "（亿元）", "%") belongs to the headers above it. */
const saysUnits = (row: readonly (Cell | null | undefined)[]): boolean => {
  const said = row.map((c) => tight(textOf(c).slice(0, LONGEST))).filter(Boolean)
  const units = said.filter((t) => unitsIn(t).powers.length > 0 || unitsIn(t).foreign)
  return (
    units.length > 0 && said.every((t) => /^[（(]?(?:单位[:：]?)?[^\d]{0,4}(?:元|%|亩|人|个|家|天|月)[）)]?$/.test(t))
  )
}

/** The path of one column as the words expect it: units taken off, joined by '/'. */
export const pathText = (path: readonly string[]): string =>
  path
    .map((text) => withoutUnit(tight(text)))
    .filter(Boolean)
    .join('/')
