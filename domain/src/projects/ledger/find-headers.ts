import { fieldsOfHeader, withoutUnit } from './field-words.ts'
import { headerText, textOf, tight } from './plain-text.ts'
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

/** The block of one to four rows whose column headers say the most; null when no block names projects. */
export function findHeaders(sheet: SheetCells): HeaderBlock | null {
  const depth = Math.min(sheet.rows.length, DEPTH)
  const index = mergeIndex(sheet.merges, 0, depth)
  let best: { block: HeaderBlock; score: number } | null = null
  for (let first = 0; first < depth; first++) {
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
    if (typeof cell?.value === 'string' && cell.value.trim()) words++
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
  const paths: string[][] = []
  for (let c = 0; c < width; c++) {
    const path: string[] = []
    for (let r = first; r <= last; r++) {
      const merge = index.get(r * 4096 + c)
      if (merge && merge.top < first) continue
      const text = headerText(
        textOf(merge ? sheet.rows[merge.top]?.[merge.left] : sheet.rows[r]?.[c]).slice(0, LONGEST),
      )
      if (text && path.at(-1) !== text) path.push(text)
    }
    paths.push(path)
  }
  return paths
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
  return score - (block.last - block.first) * 0.5
}

/** The path of one column as the words expect it: units taken off, joined by '/'. */
export const pathText = (path: readonly string[]): string =>
  path
    .map((text) => withoutUnit(tight(text)))
    .filter(Boolean)
    .join('/')
