import type { ImportRow, ImportView } from '@guatu/contract/imports'
import { roundRatio, yuanOfFen } from '@guatu/domain/kernel/exact'
import { investmentRate } from '@guatu/domain/projects/ledger/investment-rate'
import type { LedgerRow, LedgerUnderstanding } from '@guatu/domain/projects/ledger/ledger-row'
import { columnName } from '@guatu/domain/projects/ledger/sheet-cells'
import { say } from '@guatu/words/say'
import type { Lang } from '@guatu/words/words'
import { importRow, type State, standingOf } from './present-row.ts'
import type { Differences } from './read-differences.ts'
import type { SheetGrid } from './read-ledger-in-child.ts'
import type { StagingRow, Taken } from './staging-reads.ts'

/** An import as far as it is to be shown: while a file is being read, only that. */
export type ShownImport = {
  readonly staging: StagingRow
  readonly rows: readonly LedgerRow[]
  readonly grids: readonly SheetGrid[]
  readonly differences: Differences | null
  readonly taken: Taken
  readonly profiles: readonly { key: string; name: string }[]
  readonly mayUndo: boolean
  readonly lang: Lang
}

/** Rows of one view: a page of more would be too long to read and to send. */
const MOST_ROWS = 2000

/** The import page: the sheet as it is, what was understood, what it would change. */
export function presentImport(shown: ShownImport): ImportView {
  const { staging, rows, grids, profiles, mayUndo, lang } = shown
  const u = staging.understanding?.understanding ?? null
  const standing = standingOf(shown)
  const { stateOf, doubtsOf, gone } = standing
  const count = new Map<string, number>()
  for (const row of rows) count.set(stateOf(row).state, (count.get(stateOf(row).state) ?? 0) + 1)
  const of = (state: ImportRow['state']): number => count.get(state) ?? 0
  return {
    id: staging.id,
    fileName: staging.fileName,
    state: staging.state,
    progress: staging.progress,
    problem: staging.problem ? say(staging.problem, lang) : null,
    asOf: staging.asOf,
    year: staging.asOf ? Number(staging.asOf.slice(0, 4)) : null,
    sheets: u ? u.sheets.map((s) => sheetOf(s, rows, grids)) : [],
    rows: u ? shownRows(rows, stateOf).map((row) => importRow(row, u, standing)) : [],
    rowsInAll: rows.length,
    gone: gone.slice(0, MOST_ROWS).map((g) => ({ projectId: g.id, name: g.texts.name ?? '' })),
    sumChecks: u ? sumChecks(u, lang) : [],
    counts: {
      new: of('new'),
      changed: of('changed'),
      same: of('same'),
      ask: of('ask'),
      bad: of('bad'),
      gone: gone.length,
      skipped: of('skipped'),
      doubts: rows.reduce((sum, r) => sum + doubtsOf(r).length, 0),
    },
    sameNames: shown.differences?.diff.ask.filter((a) => a.sameName).length ?? 0,
    totals: u ? totalsOf(rows) : null,
    currency: u?.currency ?? 'CNY',
    profile: staging.understanding?.profile ?? null,
    profiles: [...profiles],
    by: staging.createdByName,
    at: staging.createdAt.toISOString(),
    mayUndo,
    version: staging.version,
  }
}

const URGENCY: readonly ImportRow['state'][] = ['bad', 'ask', 'changed', 'new', 'skipped', 'same']

/** Of a long ledger those rows that need somebody first, and of equal ones those with doubts; in the sheet's order. */
function shownRows(rows: readonly LedgerRow[], stateOf: (row: LedgerRow) => State): readonly LedgerRow[] {
  if (rows.length <= MOST_ROWS) return rows
  const rank = (row: LedgerRow): number => URGENCY.indexOf(stateOf(row).state) * 2 + (row.doubts.length > 0 ? 0 : 1)
  const first = rows.map((row, at) => [rank(row), at] as const).sort((a, b) => a[0] - b[0] || a[1] - b[1])
  const kept = first.slice(0, MOST_ROWS).map(([, at]) => at)
  return kept.sort((a, b) => a - b).map((at) => rows[at]!)
}

function sheetOf(
  s: LedgerUnderstanding['sheets'][number],
  rows: readonly LedgerRow[],
  grids: readonly SheetGrid[],
): ImportView['sheets'][number] {
  const grid = grids.find((g) => g.sheet === s.sheet)
  const kinds = new Map<number, string>()
  for (const r of rows) if (r.sheet === s.sheet) kinds.set(r.row, 'data')
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
      const lines = new Set(s.sums.map((sum) => sum.row))
      const right = s.sums.length - new Set(wrong.map((d) => d.row).filter((row) => lines.has(row))).size
      return right > 0
        ? [
            ...bad,
            { ok: true, sentence: say({ code: 'imports.sumsAgree', params: { count: right, sheet: s.sheet } }, lang) },
          ]
        : bad
    })
}

function totalsOf(rows: readonly LedgerRow[]): ImportView['totals'] {
  const { plan, done, rate } = investmentRate(rows)
  const percent = rate && roundRatio({ num: rate.num * 100n, den: rate.den }, 1)
  return { planYuan: yuanOfFen(plan), doneYuan: yuanOfFen(done), completionPercent: percent }
}
