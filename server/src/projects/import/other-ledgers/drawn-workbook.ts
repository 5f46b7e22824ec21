import ExcelJS from 'exceljs'

export type DrawnCell = string | number | null | { readonly value: string | number; readonly format: string }
export type DrawnSheet = {
  readonly name: string
  readonly rows: readonly (readonly DrawnCell[])[]
  readonly merges?: readonly string[]
  /** As Excel counts. */
  readonly hiddenRows?: readonly number[]
  /** Letters. */
  readonly hiddenColumns?: readonly string[]
}

/** An .xlsx with these cells, merges and hidden rows. */
export async function drawnWorkbook(...sheets: readonly DrawnSheet[]): Promise<Buffer> {
  const book = new ExcelJS.Workbook()
  for (const drawn of sheets) {
    const sheet = book.addWorksheet(drawn.name)
    drawn.rows.forEach((row, r) => {
      row.forEach((cell, c) => {
        if (cell === null || cell === '') return
        const at = sheet.getCell(r + 1, c + 1)
        at.value = typeof cell === 'object' ? cell.value : cell
        if (typeof cell === 'object') at.numFmt = cell.format
      })
    })
    for (const range of drawn.merges ?? []) sheet.mergeCells(range)
    for (const row of drawn.hiddenRows ?? []) sheet.getRow(row).hidden = true
    for (const column of drawn.hiddenColumns ?? []) sheet.getColumn(column).hidden = true
  }
  return Buffer.from(await book.xlsx.writeBuffer())
}
