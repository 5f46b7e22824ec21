import type { ImportRow, ImportView } from '@guatu/contract/imports'
import { roundRatio, yuanOfFen } from '@guatu/domain/kernel/exact'
import { rowKey } from '@guatu/domain/projects/ledger/arrange-packages'
import type { FieldChange } from '@guatu/domain/projects/ledger/field-changes'
import { investmentRate } from '@guatu/domain/projects/ledger/investment-rate'
import type { Doubt, LedgerRow, LedgerUnderstanding } from '@guatu/domain/projects/ledger/ledger-row'
import { printDoubt, printRow } from '@guatu/domain/projects/ledger/print-row'
import { projectKindOf } from '@guatu/domain/projects/ledger/project-kind'
import { columnName } from '@guatu/domain/projects/ledger/sheet-cells'
import type { ProjectKind } from '@guatu/domain/projects/project-terms'
import { say } from '@guatu/words/say'
import type { Lang } from '@guatu/words/words'
import { dateInWords } from '../excel/ledger-cells.ts'
import type { Differences } from './read-differences.ts'
import { isBad } from './read-differences.ts'
import type { SheetGrid } from './read-ledger-in-child.ts'
import type { StagingRow, Taken } from './staging-reads.ts'
import { KIND_FIELD, typedKinds } from './typed-kinds.ts'

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
export function presentImport({
  staging,
  rows,
  grids,
  differences,
  taken,
  profiles,
  mayUndo,
  lang,
}: ShownImport): ImportView {
  const u = staging.understanding?.understanding ?? null
  const names = new Map(rows.map((r) => [rowKey(r), r.texts.name ?? '']))
  const states = statesOf(differences, staging.state === 'confirmed' ? taken : null, names)
  const stateOf = (row: LedgerRow): State => states.get(rowKey(row)) ?? { state: isBad(row) ? 'bad' : 'new' }
  const count = new Map<string, number>()
  for (const row of rows) count.set(stateOf(row).state, (count.get(stateOf(row).state) ?? 0) + 1)
  const of = (state: ImportRow['state']): number => count.get(state) ?? 0
  const gone = differences?.diff.gone ?? []
  const kinds = typedKinds(staging.adjustments)
  return {
    id: staging.id,
    fileName: staging.fileName,
    state: staging.state,
    progress: staging.progress,
    problem: staging.problem ? say(staging.problem, lang) : null,
    asOf: staging.asOf,
    year: staging.asOf ? Number(staging.asOf.slice(0, 4)) : null,
    sheets: u ? u.sheets.map((s) => sheetOf(s, rows, grids)) : [],
    rows: u ? shownRows(rows, stateOf).map((row) => importRow(row, stateOf(row), u, { lang, names, kinds })) : [],
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
      doubts: rows.reduce((sum, r) => sum + shownDoubts(r).length + (kindDoubt(r, stateOf(r), kinds) ? 1 : 0), 0),
    },
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

/** The kind of a new project where its words don't decide it, until the office has said it. */
function kindDoubt(row: LedgerRow, at: State, said: ReadonlyMap<string, string>): Doubt | null {
  if (at.state !== 'new' || said.has(rowKey(row))) return null
  const { kind, sure } = projectKindOf(row)
  if (sure) return null
  const reason = { code: 'imports.kindGuessed', params: {} }
  return {
    ...{
      field: KIND_FIELD as 'kind',
      sheet: row.sheet,
      row: row.row,
      cell: `${row.row}:${row.row}`,
      header: '',
      raw: '',
    },
    ...{ state: 'doubtful', reason, suggestion: kind },
  }
}

/** That a row may be a sub-item is asked where rows are placed, not cell by cell. */
const shownDoubts = (row: LedgerRow) => row.doubts.filter((d) => d.field !== 'package')

function importRow(
  row: LedgerRow,
  at: State,
  u: LedgerUnderstanding,
  { lang, names, kinds }: { lang: Lang; names: ReadonlyMap<string, string>; kinds: ReadonlyMap<string, string> },
): ImportRow {
  const kind = kindDoubt(row, at, kinds)
  const sheet = u.sheets.find((s) => s.sheet === row.sheet)!
  return {
    row: row.row,
    sheet: row.sheet,
    state: at.state,
    name: row.texts.name ?? '',
    values: printRow(row, sheet, (c) => say(c, lang)) as Record<string, unknown>,
    doubts: [...shownDoubts(row), ...(kind ? [kind] : [])].map((x) => {
      const p = printDoubt(x, (c) => say(c, lang))
      return {
        field: p.field,
        cell: p.cell,
        header: x === kind ? say({ code: 'imports.field.projectKind', params: {} }, lang) : p.header,
        reason: p.reason,
        suggestion:
          x === kind ? say({ code: `projects.kind.${p.suggestion as ProjectKind}`, params: {} }, lang) : p.suggestion,
      }
    }),
    changes: (at.changes ?? []).map((c) => changeOf(c, lang)),
    projectId: at.projectId ?? null,
    candidates: at.candidates ?? [],
    ...(at.packages && { packages: at.packages }),
    ...(at.waits && { waits: true }),
    ...(row.partOf !== undefined && { package: names.get(rowKey({ sheet: row.sheet, row: row.partOf })) ?? '' }),
    problem: at.problem ? say(at.problem, lang) : null,
  }
}

type State = {
  state: ImportRow['state']
  changes?: readonly FieldChange[]
  projectId?: string
  candidates?: { id: string; name: string }[]
  packages?: { key: string; name: string }[]
  waits?: boolean
  problem?: { code: string; params: Record<string, never> }
}

/** Questions that the answer to another row settles. */
const WAITING = new Set(['ledger.askHeadFirst', 'ledger.askPackageWaits'])

/** With `done` the view is of what was stored, and a row shows how it stood then; without, a stored row has nothing left. */
function statesOf(d: Differences | null, done: Taken | null, names: ReadonlyMap<string, string>): Map<string, State> {
  const states = new Map<string, State>()
  if (!d) return states
  const put = (row: LedgerRow, state: State) => states.set(rowKey(row), state)
  for (const row of d.taken) {
    const was = done?.[rowKey(row)]
    put(row, { state: was?.[1] ?? 'same', ...(was && { projectId: was[0] }) })
  }
  for (const row of d.diff.added) put(row, { state: 'new' })
  for (const c of d.diff.changed) put(c.row, { state: 'changed', changes: c.changes, projectId: c.id })
  for (const s of d.diff.same) put(s.row, { state: 'same', projectId: s.id })
  for (const a of d.diff.ask) {
    const candidates = a.candidates.map((id) => ({ id, name: d.stored.get(id)?.texts.name ?? '' }))
    const packages = a.packages.map((key) => ({ key, name: packageName(key, a.row, names, d.stored) }))
    put(a.row, { state: 'ask', candidates, packages, waits: WAITING.has(a.reason.code), problem: a.reason as never })
  }
  for (const row of d.bad)
    put(row, {
      state: 'bad',
      problem: {
        code: !row.texts.name
          ? 'imports.rowWithoutName'
          : isBad(row)
            ? 'imports.rowToRepair'
            : 'imports.packageToRepair',
        params: {},
      },
    })
  for (const row of d.skipped) put(row, { state: 'skipped' })
  return states
}

/** Name of what a row may be a sub-item of; '' for a package still to be made. */
function packageName(
  key: string,
  row: LedgerRow,
  names: ReadonlyMap<string, string>,
  stored: Differences['stored'],
): string {
  const [kind, of] = key.split(/:(.*)/s)
  if (kind === 'row') return names.get(rowKey({ sheet: row.sheet, row: Number(of) })) ?? ''
  return kind === 'project' ? (stored.get(of ?? '')?.texts.name ?? '') : ''
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
  if ('date' in value) return dateInWords(value)
  return `${value.factor ? `【${value.factor}】` : ''}${value.text}${value.due ? `（${dateInWords(value.due)}）` : ''}`
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
