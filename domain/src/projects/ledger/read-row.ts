import { coded } from '../../kernel/coded.ts'
import { addDoubt, type ColumnPlan, type DraftRow, type RowSurroundings } from './draft-row.ts'
import type { DateField, LedgerField, LedgerProblem, MoneyField, TextField } from './ledger-row.ts'
import { beginningOf, narrow, saysNothing, textOf, tight } from './plain-text.ts'
import { readProblemCell } from './problem-cell.ts'
import { readDate, readDateRange } from './read-date.ts'
import { decimalOf, type Reading, readMoney } from './read-money.ts'
import { readTextCell, shownText } from './read-text-cell.ts'
import { isLooseKind, kindsIn } from './row-kinds.ts'
import { askSame, cellMeant, saysSame } from './same-as.ts'
import type { Cell } from './sheet-cells.ts'

/** Reads one project row. Text of a vertically merged cell counts for each row it covers, an amount only for the first. */
export function readRow(r: number, hidden: boolean, around: RowSurroundings): DraftRow {
  const row: DraftRow = {
    sheet: around.sheet,
    row: r + 1,
    hidden,
    kind: null,
    texts: {},
    money: {},
    dates: {},
    problem: null,
    hasProblemColumn: around.hasProblemColumn,
    completionRate: null,
    others: {},
    doubts: [],
    dueReading: null,
    number: '',
    factor: null,
  }
  for (const plan of around.plans) readPlace(row, plan, r, around)
  settleProblem(row, around)
  if (hidden) addDoubt(row, around, 'row', null, '', 'doubtful', coded('ledger.hiddenRow'), null)
  return row
}

/** Reads what stands at the row's place in one column: its own cell, or the merged one that covers it. */
function readPlace(row: DraftRow, plan: ColumnPlan, r: number, around: RowSurroundings): void {
  const merge = around.merges.size > 0 ? around.merges.get(r * 4096 + plan.column) : undefined
  const cell = merge ? around.rows[merge.top]?.[merge.left] : around.rows[r]![plan.column]
  if (!cell || (around.nothing.size > 0 && around.nothing.has(textOf(cell)))) {
    if (plan.field !== null) setNothing(row, plan)
    return
  }
  const said = tight(beginningOf(cell))
  if (merge && merge.left < plan.column) {
    // One cell across several columns may speak of all of them or of its first alone.
    if (plan.field === null) return
    setNothing(row, plan)
    if (!saysNothing(said))
      addDoubt(row, around, plan.field, plan, said, 'doubtful', coded('ledger.mergedAcross', { raw: said }), said)
    return
  }
  if (plan.field === null || !saysSame(said)) {
    readCell(
      row,
      plan,
      cell,
      merge !== undefined && merge.bottom > merge.top ? (merge.top < r ? 'below' : 'top') : null,
      around,
    )
    return
  }
  const meant = cellMeant(r, plan, said, around)
  setNothing(row, plan)
  if (meant && plan.type !== 'money') readCell(row, plan, meant, null, around)
  askSame(row, plan, said, meant, around)
}

function setNothing(row: DraftRow, plan: ColumnPlan): void {
  if (plan.type === 'text') row.texts[plan.field as TextField] = null
  else if (plan.type === 'money') row.money[plan.field as MoneyField] = null
  else if (plan.type === 'date') row.dates[plan.field as DateField] = null
}

/** Where in a cell that is merged over several rows the present row lies; null where it is not merged downwards. */
type InMerge = 'top' | 'below' | null

function readCell(row: DraftRow, plan: ColumnPlan, cell: Cell, merged: InMerge, around: RowSurroundings): void {
  switch (plan.type) {
    case 'other': {
      const text = shownText(cell, around.dates.dates1904)
      if (text !== '') row.others[plan.header] = text
      return
    }
    case 'text':
      readTextCell(row, plan, cell, merged === 'below', around)
      return
    case 'money': {
      const ask = (code: string, suggestion: string | null) =>
        addDoubt(row, around, plan.field!, plan, cell.raw, 'doubtful', coded(code, { raw: cell.raw }), suggestion)
      if (merged === 'below') {
        row.money[plan.field as MoneyField] = null
        ask('ledger.mergedMoney', null)
        return
      }
      const reading = readMoney(cell, plan.unit)
      row.money[plan.field as MoneyField] = reading.value
      noteReading(row, around, plan.field!, plan, cell, reading)
      if (merged === 'top' && reading.value) ask('ledger.mergedMoneyTop', cell.raw)
      return
    }
    case 'date': {
      const reading = readDate(cell, {
        ...around.dates,
        role: plan.field === 'start' || plan.field === 'actualStart' ? 'start' : 'finish',
      })
      row.dates[plan.field as DateField] = reading.value
      noteReading(row, around, plan.field!, plan, cell, reading)
      return
    }
    default:
      readSpecialCell(row, plan, cell, around)
  }
}

function readSpecialCell(row: DraftRow, plan: ColumnPlan, cell: Cell, around: RowSurroundings): void {
  const text = textOf(cell)
  switch (plan.field) {
    case 'kind':
      readKind(row, plan, text, around)
      return
    case 'completionRate':
      row.completionRate = rateOf(cell)
      return
    case 'startFinish': {
      const { start, finish } = readDateRange(cell, { ...around.dates, role: 'start' })
      row.dates.start = start.value
      row.dates.finish = finish.value
      noteReading(row, around, 'start', plan, cell, start)
      noteReading(row, around, 'finish', plan, cell, finish)
      return
    }
    case 'problem.factor':
      row.factor = saysNothing(text) ? null : text
      return
    case 'problem.due': {
      row.dueReading = readDate(cell, { ...around.dates, role: 'due' })
      noteReading(row, around, 'problem.due', plan, cell, row.dueReading)
      return
    }
    case 'problem.text': {
      const reading = readProblemCell(text, { ...around.dates, role: 'due' })
      row.problem = reading.value
      noteReading(row, around, reading.part ?? 'problem', plan, cell, reading)
      return
    }
  }
}

function readKind(row: DraftRow, plan: ColumnPlan, text: string, around: RowSurroundings): void {
  if (text === '') return
  const mapped = around.kinds[text]
  const kinds = mapped ? [mapped] : kindsIn(text)
  if (kinds.length === 1) {
    row.kind = kinds[0]!
    if (!mapped && isLooseKind(text))
      addDoubt(
        row,
        around,
        'kind',
        plan,
        text,
        'doubtful',
        coded('ledger.kindLoose', { raw: text, kind: kinds[0]! }),
        kinds[0]!,
      )
  } else
    addDoubt(row, around, 'kind', plan, text, 'notUnderstood', coded('ledger.kindNotUnderstood', { raw: text }), null)
}

/** A printed completion rate as a ratio in decimals: 85.3 and "85.3%" are 0.853; up to 3 without a percent sign is a ratio. */
function rateOf(cell: Cell): string | null {
  if (typeof cell.value === 'number') {
    const ratio = cell.format.includes('%') || Math.abs(cell.value) <= 3 ? cell.value : cell.value / 100
    return decimalOf(ratio)
  }
  const m = /^(-?\d+(?:\.\d+)?)%$/.exec(narrow(textOf(cell)))
  return m ? decimalOf(Number((Number(m[1]) / 100).toFixed(8))) : null
}

/** Puts text, factor and due of three columns together; a factor or date beside "无" is asked about. */
function settleProblem(row: DraftRow, around: RowSurroundings): void {
  const has = (field: LedgerField): ColumnPlan | undefined => around.plans.find((p) => p.field === field)
  const problem: LedgerProblem | null = row.problem
  const due = row.dueReading?.value ?? null
  if (problem) {
    row.problem = { text: problem.text, factor: row.factor ?? problem.factor, due: due ?? problem.due }
    return
  }
  if (row.factor === null && due === null) return
  const plan = has('problem.text') ?? has('problem.factor') ?? has('problem.due') ?? null
  addDoubt(row, around, 'problem', plan, row.factor ?? '', 'doubtful', coded('ledger.problemWithoutText'), null)
}

function noteReading<T>(
  row: DraftRow,
  around: RowSurroundings,
  field: LedgerField,
  plan: ColumnPlan,
  cell: Cell,
  reading: Reading<T>,
): void {
  if (reading.state !== 'understood')
    addDoubt(row, around, field, plan, cell.raw, reading.state, reading.reason!, reading.suggestion ?? null)
  else if (plan.guess && reading.value !== null) {
    addDoubt(row, around, field, plan, cell.raw, 'doubtful', coded(plan.guess, { header: plan.header }), cell.raw)
  }
}
