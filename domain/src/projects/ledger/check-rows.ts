import { daysBetween } from '../../calendar/civil-date.ts'
import { coded } from '../../kernel/coded.ts'
import { type Fen, parseDecimal, ratio, roundRatio, yuanOfFen } from '../../kernel/exact.ts'
import { addDoubt, type DraftRow } from './draft-row.ts'
import type { LedgerColumn, LedgerField, MoneyField } from './ledger-row.ts'

/** Amounts of one kind rarely differ by more than this inside one ledger; a wrong 万/亿 differs by 10,000. */
const APART = 1000

type Around = { readonly sheet: string; readonly columns: readonly LedgerColumn[] }

/** What one row's figures say about each other, and about the same column in the other rows. Values stay, doubts are added. */
export function checkRows(rows: readonly DraftRow[], sheet: string, columns: readonly LedgerColumn[]): void {
  const around: Around = { sheet, columns }
  const middle = new Map<MoneyField, Fen>()
  for (const field of ['total', 'yearPlan', 'yearDone'] as const) {
    const values = rows
      .map((r) => r.money[field] ?? 0)
      .filter((v) => v > 0)
      .sort((a, b) => a - b)
    if (values.length >= 3) middle.set(field, values[values.length >> 1]!)
  }
  for (const row of rows) {
    checkAmounts(row, around)
    checkScale(row, around, middle)
    checkDates(row, around)
    checkRate(row, around)
  }
}

const columnOf = (around: Around, field: LedgerField): LedgerColumn | null =>
  around.columns.find((c) => c.field === field) ?? null

function checkAmounts(row: DraftRow, around: Around): void {
  const { total, yearPlan, yearDone, toLastYear } = row.money
  if (total != null && yearPlan != null && yearPlan > total) {
    for (const field of ['yearPlan', 'total'] as const) {
      addDoubt(
        row,
        around,
        field,
        columnOf(around, field),
        yuanOfFen(row.money[field]!),
        'doubtful',
        coded('ledger.planOverTotal', { plan: yuanOfFen(yearPlan), total: yuanOfFen(total) }),
        null,
      )
    }
  }
  if (total != null && yearDone != null && yearDone + (toLastYear ?? 0) > total) {
    addDoubt(
      row,
      around,
      'yearDone',
      columnOf(around, 'yearDone'),
      yuanOfFen(yearDone),
      'doubtful',
      coded('ledger.doneOverTotal', { done: yuanOfFen(yearDone + (toLastYear ?? 0)), total: yuanOfFen(total) }),
      null,
    )
  }
  if (yearPlan != null && yearDone != null && yearPlan > 0 && yearDone > yearPlan * 5) {
    addDoubt(
      row,
      around,
      'yearDone',
      columnOf(around, 'yearDone'),
      yuanOfFen(yearDone),
      'doubtful',
      coded('ledger.doneFarOverPlan', { done: yuanOfFen(yearDone), plan: yuanOfFen(yearPlan) }),
      null,
    )
  }
}

function checkScale(row: DraftRow, around: Around, middle: ReadonlyMap<MoneyField, Fen>): void {
  for (const [field, usual] of middle) {
    const value = row.money[field]
    if (value == null || value <= 0) continue
    const column = columnOf(around, field)
    const small = value * APART < usual
    if (!small && value < usual * APART) continue
    const other = small ? value * 10_000 : Math.round(value / 10_000)
    addDoubt(
      row,
      around,
      field,
      column,
      yuanOfFen(value),
      'doubtful',
      coded('ledger.scale', { value: yuanOfFen(value), usual: yuanOfFen(usual) }),
      yuanOfFen(other),
    )
  }
}

function checkDates(row: DraftRow, around: Around): void {
  const { start, finish } = row.dates
  if (start && finish && start.date > finish.date) {
    for (const field of ['start', 'finish'] as const) {
      const column = columnOf(around, field) ?? columnOf(around, 'startFinish')
      addDoubt(
        row,
        around,
        field,
        column,
        row.dates[field]!.date,
        'doubtful',
        coded('ledger.startAfterFinish', { start: start.date, finish: finish.date }),
        null,
      )
    }
  }
  for (const field of ['start', 'finish'] as const) {
    const value = row.dates[field]
    if (value && (value.date < '2000-01-01' || value.date > '2045-12-31')) {
      addDoubt(
        row,
        around,
        field,
        columnOf(around, field),
        value.date,
        'doubtful',
        coded('ledger.dateFarOff', { date: value.date }),
        null,
      )
    }
  }
  if (start && finish && daysBetween(start.date, finish.date) > 365 * 25) {
    addDoubt(
      row,
      around,
      'finish',
      columnOf(around, 'finish'),
      finish.date,
      'doubtful',
      coded('ledger.dateFarOff', { date: finish.date }),
      null,
    )
  }
}

/** The printed rate against done ÷ plan, to 0.1 point with one unit of leeway for its own rounding. */
function checkRate(row: DraftRow, around: Around): void {
  const { yearPlan, yearDone } = row.money
  if (row.completionRate === null || !yearPlan || yearDone == null) return
  const said = parseDecimal(row.completionRate)
  if (!said) return
  const computed = roundRatio(ratio(yearDone, yearPlan), 3)
  const apart = Number(roundRatio({ num: said.num * 1000n, den: said.den }, 0)) - Number(computed.replace('.', ''))
  const whole = /^-?\d+(?:\.\d{1,2})?$/.test(row.completionRate)
  if (Math.abs(apart) <= (whole ? 5 : 1)) return
  addDoubt(
    row,
    around,
    'completionRate',
    columnOf(around, 'completionRate'),
    row.completionRate,
    'doubtful',
    coded('ledger.rateDiffers', { said: row.completionRate, computed }),
    computed,
  )
}

/**
 * One code on two rows = phases or sub-items; one name on two rows = a slip or phases. Both are asked; the sub-items of one
 * package share its code, and two packages may have sub-items of one name.
 */
export function checkTwice(
  rows: readonly DraftRow[],
  sheet: string,
  columnsOf: (row: DraftRow) => readonly LedgerColumn[],
): void {
  for (const field of ['projectCode', 'name'] as const) {
    const seen = new Map<string, DraftRow[]>()
    for (const row of rows) {
      const value = row.texts[field]
      if (!value) continue
      const key = field === 'name' && row.partOf ? `${row.partOf}!${value}` : value
      seen.set(key, [...(seen.get(key) ?? []), row])
    }
    for (const twins of seen.values()) {
      const value = twins[0]!.texts[field]!
      if (twins.length < 2 || (field === 'projectCode' && new Set(twins.map((t) => t.partOf ?? t.row)).size === 1))
        continue
      const others = twins.map((t) => String(t.row))
      for (const twin of twins) {
        addDoubt(
          twin,
          { sheet },
          field,
          columnOf({ sheet, columns: columnsOf(twin) }, field),
          value,
          'doubtful',
          coded(field === 'name' ? 'ledger.nameTwice' : 'ledger.codeTwice', { value, rows: others.slice(0, 8) }),
          null,
        )
      }
    }
  }
}
