import type { ImportRow, ImportView } from '@guatu/contract/imports'
import { roundRatio, yuanOfFen } from '@guatu/domain/kernel/exact'
import type { FieldChange } from '@guatu/domain/projects/ledger/diff-ledger'
import { investmentRate } from '@guatu/domain/projects/ledger/investment-rate'
import type { LedgerRow, LedgerUnderstanding } from '@guatu/domain/projects/ledger/ledger-row'
import { printDoubt, printRow } from '@guatu/domain/projects/ledger/print-row'
import { columnName } from '@guatu/domain/projects/ledger/sheet-cells'
import { say } from '@guatu/words/say'
import type { Lang } from '@guatu/words/words'
import type { Differences } from './read-differences.ts'
import { isBad } from './read-differences.ts'
import type { SheetGrid } from './read-ledger-in-child.ts'
import type { StagingRow } from './staging-reads.ts'

type Known = {
  readonly staging: StagingRow
  readonly differences: Differences | null
  readonly mayUndo: boolean
  readonly lang: Lang
}

/** The import page: the sheet as it is, what was understood, what it would change. */
export function presentImport({ staging, differences, mayUndo, lang }: Known): ImportView {
  const u = staging.understanding?.understanding ?? null
  const rows = u ? importRows(u, differences, lang) : []
  const count = (state: ImportRow['state']) => rows.filter((r) => r.state === state).length
  return {
    id: staging.id,
    fileName: staging.fileName,
    state: staging.state,
    progress: staging.progress,
    problem: staging.problem ? say(staging.problem, lang) : null,
    asOf: staging.asOf,
    year: staging.asOf ? Number(staging.asOf.slice(0, 4)) : null,
    sheets: u ? u.sheets.map((s) => sheetOf(s, staging.understanding!.grids)) : [],
    rows,
    gone: differences?.diff.gone.map((g) => ({ projectId: g.id, name: g.texts.name ?? '' })) ?? [],
    sumChecks: u ? sumChecks(u, lang) : [],
    counts: {
      new: count('new'),
      changed: count('changed'),
      same: count('same'),
      ask: count('ask'),
      bad: count('bad'),
      gone: differences?.diff.gone.length ?? 0,
      doubts: rows.reduce((sum, r) => sum + r.doubts.length, 0),
    },
    totals: u ? totalsOf(u) : null,
    by: staging.createdByName,
    at: staging.createdAt.toISOString(),
    mayUndo,
    version: staging.version,
  }
}

function importRows(u: LedgerUnderstanding, d: Differences | null, lang: Lang): ImportRow[] {
  const sheets = new Map(u.sheets.map((s) => [s.sheet, s]))
  const states = statesOf(d)
  return u.rows.map((row) => {
    const at = states.get(`${row.sheet}!${row.row}`)
    return {
      row: row.row,
      sheet: row.sheet,
      state: at?.state ?? (isBad(row) ? 'bad' : 'new'),
      name: row.texts.name ?? '',
      values: printRow(row, sheets.get(row.sheet)!, (c) => say(c, lang)) as Record<string, unknown>,
      doubts: row.doubts.map((x) => {
        const p = printDoubt(x, (c) => say(c, lang))
        return { field: p.field, cell: p.cell, header: p.header, reason: p.reason, suggestion: p.suggestion }
      }),
      changes: (at?.changes ?? []).map((c) => changeOf(c, lang)),
      projectId: at?.projectId ?? null,
      candidates: at?.candidates ?? [],
      problem: at?.problem ? say(at.problem, lang) : null,
    }
  })
}

type State = {
  state: ImportRow['state']
  changes?: readonly FieldChange[]
  projectId?: string
  candidates?: { id: string; name: string }[]
  problem?: { code: string; params: Record<string, never> }
}

function statesOf(d: Differences | null): Map<string, State> {
  const states = new Map<string, State>()
  if (!d) return states
  const put = (row: LedgerRow, state: State) => states.set(`${row.sheet}!${row.row}`, state)
  for (const row of d.diff.added) put(row, { state: 'new' })
  for (const c of d.diff.changed) put(c.row, { state: 'changed', changes: c.changes, projectId: c.id })
  for (const s of d.diff.same) put(s.row, { state: 'same', projectId: s.id })
  for (const a of d.diff.ask) {
    const candidates = a.candidates.map((id) => ({ id, name: d.stored.get(id)?.texts.name ?? '' }))
    put(a.row, { state: 'ask', candidates, problem: a.reason as never })
  }
  for (const row of d.bad)
    put(row, {
      state: 'bad',
      problem: { code: row.texts.name ? 'imports.rowToRepair' : 'imports.rowWithoutName', params: {} },
    })
  for (const row of d.skipped) put(row, { state: 'skipped' })
  return states
}

function changeOf(c: FieldChange, lang: Lang) {
  return {
    field: c.field,
    label: say({ code: `imports.field.${c.field}`, params: {} }, lang),
    from: printed(c.before, c.field, lang),
    to: printed(c.after, c.field, lang),
  }
}

const MONEY = new Set(['total', 'yearPlan', 'yearDone'])

function printed(value: FieldChange['before'], field: string, lang: Lang): string {
  if (value === null) return '—'
  if (typeof value === 'number')
    return MONEY.has(field) ? say({ code: 'imports.wan', params: { yuan: yuanOfFen(value) } }, lang) : String(value)
  if (typeof value === 'string') return value
  if ('date' in value) return value.date
  return `${value.factor ? `【${value.factor}】` : ''}${value.text}${value.due ? `（${value.due.date}）` : ''}`
}

function sheetOf(s: LedgerUnderstanding['sheets'][number], grids: readonly SheetGrid[]): ImportView['sheets'][number] {
  const grid = grids.find((g) => g.sheet === s.sheet)
  const kinds = new Map<number, string>(s.rows.map((r) => [r.row, 'data']))
  for (const sum of s.sums) kinds.set(sum.row, sum.kind)
  for (const n of s.notes) kinds.set(n.row, 'note')
  const [first, last] = s.headerRows ?? [0, 0]
  return {
    name: s.sheet,
    hidden: s.skipped === 'hidden',
    headerRows: s.headerRows ? Array.from({ length: last - first + 1 }, (_, i) => first + i) : [],
    columns: s.columns.map((c) => ({
      column: columnName(c.column),
      header: c.header,
      field: c.field,
      unit: c.unit === null ? null : c.unit === 4 ? '万元' : c.unit === 8 ? '亿元' : '元',
    })),
    cells: (grid?.rows ?? []).map((cells, i) => ({
      row: i + 1,
      kind: i + 1 >= first && i + 1 <= last ? 'header' : (kinds.get(i + 1) ?? (i + 1 < first ? 'title' : 'other')),
      cells,
    })),
  }
}

/** Every sum of the sheet against its rows: the disagreements are doubts, the rest agree. */
function sumChecks(u: LedgerUnderstanding, lang: Lang): ImportView['sumChecks'] {
  return u.sheets
    .filter((s) => s.skipped === null)
    .flatMap((s) => {
      const wrong = s.doubts.filter((d) => 'among' in d)
      const bad = wrong.map((d) => ({ ok: false, sentence: `${d.cell} ${say(d.reason, lang)}` }))
      const right = s.sums.length - new Set(wrong.map((d) => d.row)).size
      return right > 0
        ? [
            ...bad,
            { ok: true, sentence: say({ code: 'imports.sumsAgree', params: { count: right, sheet: s.sheet } }, lang) },
          ]
        : bad
    })
}

function totalsOf(u: LedgerUnderstanding): ImportView['totals'] {
  const { plan, done, rate } = investmentRate(u.rows)
  const percent = rate && roundRatio({ num: rate.num * 100n, den: rate.den }, 1)
  return { planYuan: yuanOfFen(plan), doneYuan: yuanOfFen(done), completionPercent: percent }
}
