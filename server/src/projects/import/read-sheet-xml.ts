import { type Refusal, refuse } from '@guatu/domain/kernel/coded'
import { type Cell, cellName, type Merge, type SheetCells } from '@guatu/domain/projects/ledger/sheet-cells'
import type { XmlVisitor } from './read-xlsx.ts'

/** A ledger has at most some hundred columns; a value further right is a mistake or an attack. */
export const SHEET_LIMITS = { rows: 200_000, columns: 1_000, cells: 1_000_000, merges: 100_000 } as const

/** Formulas that reach out of the workbook: other books, DDE, the web. */
const REACHES_OUT =
  /\[\d+\]|\[[^\]]+\.xl\w*\]|^\s*'?[\\/]{2}|\bcmd\s*\||\bDDE(?:AUTO)?\b|\|'|\b(?:WEBSERVICE|RTD|CALL|REGISTER(?:\.ID)?|FILTERXML|IMPORTDATA)\s*\(/i

/** Visits one sheet's XML and keeps its cells. */
export class SheetReader implements XmlVisitor {
  private readonly rows: (Cell | undefined)[][] = []
  private readonly merges: Merge[] = []
  private readonly hiddenRows: number[] = []
  /** Spans of columns so far; each may name all of them, so that more than there are columns are not followed. */
  private spans = 0
  private readonly hiddenColumns = new Set<number>()
  private readonly name: string
  private readonly strings: readonly string[]
  private readonly formats: readonly string[]
  private readonly budget: { cells: number }
  private row = -1
  private column = -1
  private current: (Cell | undefined)[] = []
  private type = ''
  private format = ''
  private value = ''
  private inline = ''
  private hasFormula = false
  private formula = ''
  private taking: '' | 'v' | 't' | 'f' = ''

  constructor(name: string, strings: readonly string[], formats: readonly string[], budget: { cells: number }) {
    this.name = name
    this.strings = strings
    this.formats = formats
    this.budget = budget
  }

  open(name: string, a: Record<string, string>): Refusal | null {
    switch (name) {
      case 'c':
        return this.openCell(a)
      case 'v':
        this.taking = 'v'
        return null
      case 't':
        this.taking = 't'
        return null
      case 'f':
        this.taking = 'f'
        this.hasFormula = true
        return null
      case 'row':
        return this.openRow(a)
      case 'rPh':
        this.taking = ''
        return null
      case 'col':
        return this.openColumns(a)
      case 'mergeCell':
        return this.openMerge(a.ref ?? '')
      default:
        return null
    }
  }

  text(text: string): void {
    if (this.taking === 'v') this.value += text
    else if (this.taking === 't') this.inline += text
    else if (this.taking === 'f') this.formula += text
  }

  close(name: string): Refusal | null {
    if (name === 'c') return this.closeCell()
    if (name === 'v' || name === 't' || name === 'f') this.taking = ''
    return null
  }

  sheet(visible: boolean): SheetCells {
    const { name, rows, merges, hiddenRows } = this
    for (let i = 0; i < rows.length; i++) rows[i] ??= []
    return { name, visible, rows, merges, hiddenRows, hiddenColumns: [...this.hiddenColumns] }
  }

  private openRow(a: Record<string, string>): Refusal | null {
    this.row = a.r === undefined ? this.row + 1 : Number(a.r) - 1
    this.column = -1
    if (!(this.row >= 0 && this.row < SHEET_LIMITS.rows))
      return refuse('ledger.tooLong', { sheet: this.name, limit: SHEET_LIMITS.rows })
    this.current = []
    if (a.hidden === '1' || a.hidden === 'true') this.hiddenRows.push(this.row)
    return null
  }

  private openCell(a: Record<string, string>): Refusal | null {
    this.column = a.r === undefined ? this.column + 1 : columnOf(a.r)
    this.type = a.t ?? 'n'
    this.format = a.s === undefined ? '' : (this.formats[Number(a.s)] ?? '')
    this.value = ''
    this.inline = ''
    this.formula = ''
    this.hasFormula = false
    this.budget.cells += 1
    return this.budget.cells > SHEET_LIMITS.cells ? refuse('ledger.tooManyCells', { limit: SHEET_LIMITS.cells }) : null
  }

  private closeCell(): Refusal | null {
    this.taking = ''
    const text = this.type === 'inlineStr' ? this.inline : this.value
    if (text === '' && !this.hasFormula) return null
    if (!(this.column >= 0 && this.column < SHEET_LIMITS.columns))
      return refuse('ledger.tooWide', { sheet: this.name, limit: SHEET_LIMITS.columns })
    if (this.hasFormula && this.formula !== '' && REACHES_OUT.test(this.formula)) {
      return refuse('ledger.externalLink', { sheet: this.name, cell: cellName(this.row, this.column) })
    }
    const cell = this.cellOf(text)
    if (cell.raw === '' && !cell.formula) return null
    if (this.current.length === 0) this.rows[this.row] = this.current
    // Empty places take room as cells do: a single value far right in every row is no small file.
    this.budget.cells += Math.max(0, this.column - this.current.length)
    while (this.current.length < this.column) this.current.push(undefined)
    this.current[this.column] = cell
    return null
  }

  private cellOf(text: string): Cell {
    const { format, hasFormula: formula } = this
    switch (this.type) {
      case 's': {
        const value = this.strings[Number(text)] ?? ''
        return { value, raw: value, format, formula }
      }
      case 'n': {
        const value = text === '' ? null : Number(text)
        return { value: value === null || Number.isNaN(value) ? null : value, raw: text, format, formula }
      }
      case 'b':
        return { value: text === '1', raw: text === '1' ? 'TRUE' : 'FALSE', format, formula }
      case 'e':
        return { value: null, raw: text, format, formula }
      default: {
        const value = unescaped(text)
        return { value, raw: value, format, formula }
      }
    }
  }

  private openColumns(a: Record<string, string>): null {
    this.spans += 1
    if (this.spans > SHEET_LIMITS.columns || (a.hidden !== '1' && a.hidden !== 'true')) return null
    for (let c = Number(a.min) - 1; c < Math.min(Number(a.max), SHEET_LIMITS.columns); c++) this.hiddenColumns.add(c)
    return null
  }

  private openMerge(ref: string): Refusal | null {
    const m = /^([A-Z]+)(\d+):([A-Z]+)(\d+)$/.exec(ref)
    if (!m) return null
    this.merges.push({
      top: Number(m[2]) - 1,
      left: columnOf(m[1]!),
      bottom: Math.min(Number(m[4]) - 1, SHEET_LIMITS.rows),
      right: columnOf(m[3]!),
    })
    return this.merges.length > SHEET_LIMITS.merges
      ? refuse('ledger.tooManyCells', { limit: SHEET_LIMITS.merges })
      : null
  }
}

/** Workbooks write characters that XML can't hold as "_x000D_", and a real "_x000D_" as "_x005F_x000D_". */
export const unescaped = (text: string): string =>
  text.includes('_x')
    ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)))
    : text

/** Column of a cell's name: A1 → 0; letters end where the digits begin. */
function columnOf(ref: string): number {
  let n = 0
  for (let i = 0; i < ref.length; i++) {
    const code = ref.charCodeAt(i)
    if (code < 65 || code > 90) break
    n = n * 26 + (code - 64)
  }
  return n - 1
}
