import type { LooseDate } from '../../calendar/civil-date.ts'
import { type Coded, coded } from '../../kernel/coded.ts'
import { checkCreditCode } from './credit-code.ts'
import type {
  DateField,
  Doubt,
  LedgerColumn,
  LedgerField,
  LedgerProblem,
  LedgerRow,
  MoneyField,
  TextField,
  YearWord,
} from './ledger-row.ts'
import { narrow, saysNothing, textOf } from './plain-text.ts'
import { readProblemCell } from './problem-cell.ts'
import { hasProjectCodeForm } from './project-code.ts'
import { type DateSurroundings, readDate, readDateRange } from './read-date.ts'
import { decimalOf, type Reading, readMoney } from './read-money.ts'
import { kindsIn } from './row-kinds.ts'
import { type Cell, cellName, type Merge } from './sheet-cells.ts'

type Writable<T> = { -readonly [K in keyof T]: T[K] }
export type DraftRow = Omit<Writable<LedgerRow>, 'texts' | 'money' | 'dates' | 'others' | 'doubts'> & {
  texts: Writable<LedgerRow['texts']>
  money: Writable<LedgerRow['money']>
  dates: Writable<LedgerRow['dates']>
  others: Record<string, string>
  doubts: Doubt[]
  dueReading: Reading<LooseDate> | null
  /** What the column of numbers says. */
  number: string
  factor: string | null
}

/** How one column is read, settled once a sheet. */
export type ColumnPlan = LedgerColumn & {
  readonly type: 'text' | 'money' | 'date' | 'special' | 'other'
  readonly guess: string | null
}

export type RowSurroundings = {
  readonly sheet: string
  readonly hasProblemColumn: boolean
  readonly plans: readonly ColumnPlan[]
  readonly merges: ReadonlyMap<number, Merge>
  readonly rows: readonly (readonly (Cell | null | undefined)[])[]
  readonly dates: Omit<DateSurroundings, 'role'>
  readonly nothing: ReadonlySet<string>
  readonly kinds: Readonly<Record<string, YearWord>>
}

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
  const cells = around.rows[r]!
  for (const plan of around.plans) {
    const own = cells[plan.column]
    const merge = around.merges.size > 0 ? around.merges.get(r * 4096 + plan.column) : undefined
    const inherited = merge !== undefined && merge.top < r
    const cell = inherited ? around.rows[merge.top]?.[merge.left] : own
    if (!cell) {
      if (plan.field !== null) setNothing(row, plan)
      continue
    }
    if (around.nothing.size > 0 && around.nothing.has(textOf(cell))) setNothing(row, plan)
    else readCell(row, plan, cell, inherited, around)
  }
  settleProblem(row, around)
  if (hidden) addDoubt(row, around, 'row', null, '', 'doubtful', coded('ledger.hiddenRow'), null)
  return row
}

function setNothing(row: DraftRow, plan: ColumnPlan): void {
  if (plan.type === 'text') row.texts[plan.field as TextField] = null
  else if (plan.type === 'money') row.money[plan.field as MoneyField] = null
  else if (plan.type === 'date') row.dates[plan.field as DateField] = null
}

function readCell(row: DraftRow, plan: ColumnPlan, cell: Cell, inherited: boolean, around: RowSurroundings): void {
  switch (plan.type) {
    case 'other': {
      const text = textOf(cell)
      if (text !== '') row.others[plan.header] = text
      return
    }
    case 'text':
      readTextCell(row, plan, cell, inherited, around)
      return
    case 'money': {
      if (inherited) {
        row.money[plan.field as MoneyField] = null
        addDoubt(
          row,
          around,
          plan.field!,
          plan,
          cell.raw,
          'doubtful',
          coded('ledger.mergedMoney', { raw: cell.raw }),
          null,
        )
        return
      }
      const reading = readMoney(cell, plan.unit)
      row.money[plan.field as MoneyField] = reading.value
      noteReading(row, around, plan.field!, plan, cell, reading)
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

function readTextCell(row: DraftRow, plan: ColumnPlan, cell: Cell, inherited: boolean, around: RowSurroundings): void {
  const field = plan.field as TextField
  const text = textOf(cell)
  if (cell.value === null && cell.raw !== '') {
    row.texts[field] = null
    addDoubt(row, around, field, plan, cell.raw, 'notUnderstood', coded('ledger.cellError', { raw: cell.raw }), null)
    return
  }
  const nothing = field === 'name' ? text === '' : saysNothing(text)
  row.texts[field] = nothing ? null : text
  if (nothing) return
  if (plan.guess) addDoubt(row, around, field, plan, text, 'doubtful', coded(plan.guess, { header: plan.header }), text)
  if (field === 'name' && inherited)
    addDoubt(row, around, field, plan, text, 'doubtful', coded('ledger.mergedName', { name: text }), null)
  if (field === 'uscc') checkCode(row, plan, text, around)
  if (field === 'projectCode') {
    const code = narrow(text).replace(/\s+/g, '')
    row.texts.projectCode = code
    if (!hasProjectCodeForm(code))
      addDoubt(row, around, field, plan, text, 'doubtful', coded('ledger.projectCodeForm', { raw: text }), null)
  }
}

function checkCode(row: DraftRow, plan: ColumnPlan, text: string, around: RowSurroundings): void {
  const code = narrow(text)
    .replace(/[\s-]+/g, '')
    .toUpperCase()
  row.texts.uscc = code
  const verdict = checkCreditCode(code)
  if (verdict === 'valid') return
  const mended = code.replace(/O/g, '0').replace(/I/g, '1')
  const suggestion = mended !== code && checkCreditCode(mended) === 'valid' ? mended : null
  const reason = coded(verdict === 'form' ? 'ledger.creditCodeForm' : 'ledger.creditCodeCheck', { raw: text })
  addDoubt(row, around, 'uscc', plan, text, 'doubtful', reason, suggestion)
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
  if (kinds.length === 1) row.kind = kinds[0]!
  else
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

export function addDoubt(
  row: DraftRow,
  around: Pick<RowSurroundings, 'sheet'>,
  field: Doubt['field'],
  plan: LedgerColumn | null,
  raw: string,
  state: Doubt['state'],
  reason: Coded,
  suggestion: string | null,
): void {
  const cell = plan ? cellName(row.row - 1, plan.column) : `${row.row}:${row.row}`
  row.doubts.push({
    field,
    sheet: around.sheet,
    row: row.row,
    cell,
    header: plan?.header ?? '',
    raw,
    state,
    reason,
    suggestion,
  })
}
