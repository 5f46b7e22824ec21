/** What a reader hands over: the sheet as it stands, nothing understood yet. Rows and columns count from 0. */
export type Cell = {
  /** Number, boolean or text as stored; null for a formula without a stored result and for an error. */
  readonly value: string | number | boolean | null
  /** The characters in the file, kept for cells that are not understood. */
  readonly raw: string
  /** Number format, '' for General. */
  readonly format: string
  readonly formula: boolean
}

export type Merge = { readonly top: number; readonly left: number; readonly bottom: number; readonly right: number }

export type SheetCells = {
  readonly name: string
  readonly visible: boolean
  readonly rows: readonly (readonly (Cell | null | undefined)[])[]
  readonly merges: readonly Merge[]
  readonly hiddenRows: readonly number[]
  readonly hiddenColumns: readonly number[]
}

export type BookCells = {
  readonly fileName: string
  /** Excel for Mac counted days from 1904. */
  readonly dates1904: boolean
  /** A file of text, whose numbers were written out by another program. */
  readonly plainText?: true
  readonly sheets: readonly SheetCells[]
}

/** 0 → A, 25 → Z, 26 → AA. */
export function columnName(column: number): string {
  let name = ''
  for (let n = column + 1; n > 0; n = Math.floor((n - 1) / 26)) name = String.fromCharCode(65 + ((n - 1) % 26)) + name
  return name
}

export const cellName = (row: number, column: number): string => `${columnName(column)}${row + 1}`
