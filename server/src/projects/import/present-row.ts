import type { ImportRow } from '@guatu/contract/imports'
import { yuanOfFen } from '@guatu/domain/kernel/exact'
import { rowKey } from '@guatu/domain/projects/ledger/arrange-packages'
import type { LedgerDiff } from '@guatu/domain/projects/ledger/diff-ledger'
import type { FieldChange } from '@guatu/domain/projects/ledger/field-changes'
import type { Doubt, LedgerRow, LedgerUnderstanding } from '@guatu/domain/projects/ledger/ledger-row'
import { printDoubt, printRow } from '@guatu/domain/projects/ledger/print-row'
import { projectKindOf } from '@guatu/domain/projects/ledger/project-kind'
import type { ProjectKind } from '@guatu/domain/projects/project-terms'
import { say } from '@guatu/words/say'
import type { Lang } from '@guatu/words/words'
import { dateInWords } from '../excel/ledger-cells.ts'
import { type Differences, isBad } from './read-differences.ts'
import type { SheetGrid } from './read-ledger-in-child.ts'
import type { StagingRow, Taken } from './staging-reads.ts'
import { KIND_FIELD, typedKinds } from './typed-kinds.ts'

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

type Shown = {
  readonly staging: StagingRow
  readonly rows: readonly LedgerRow[]
  readonly grids: readonly SheetGrid[]
  readonly differences: Differences | null
  readonly taken: Taken
  readonly lang: Lang
}

/** How every row of an import stands, and in what words it is told. */
export type Standing = {
  readonly lang: Lang
  readonly stateOf: (row: LedgerRow) => State
  /** Doubts that are asked about cell by cell; that a row may be a sub-item is asked where rows are placed. */
  readonly doubtsOf: (row: LedgerRow) => readonly Doubt[]
  /** Name of the package whose sub-item a row is in its sheet. */
  readonly packageOf: (row: LedgerRow) => string | undefined
  /** What stands in a cell; null of a row whose cells are not kept, and of what is no single cell. */
  readonly textAt: (sheet: string, cell: string) => string | null
  /** Projects that are stored and stand in no row. */
  readonly gone: LedgerDiff['gone']
}

/** The rows of an import against what is stored, with the office's answers. */
export function standingOf({ staging, rows, grids, differences, taken, lang }: Shown): Standing {
  const names = new Map(rows.map((r) => [rowKey(r), r.texts.name ?? '']))
  const states = statesOf(differences, staging.state === 'confirmed' ? taken : null, names)
  const kinds = typedKinds(staging.adjustments)
  const sheets = new Map(grids.map((g) => [g.sheet, g.rows]))
  const stateOf = (row: LedgerRow): State => states.get(rowKey(row)) ?? { state: isBad(row) ? 'bad' : 'new' }
  return {
    lang,
    stateOf,
    doubtsOf: (row) => {
      const kind = kindDoubt(row, stateOf(row), kinds)
      return [...row.doubts.filter((d) => d.field !== 'package'), ...(kind ? [kind] : [])]
    },
    packageOf: ({ sheet, partOf }) =>
      partOf === undefined ? undefined : (names.get(rowKey({ sheet, row: partOf })) ?? ''),
    textAt: (sheet, cell) => {
      const [, letters, row] = /^([A-Z]{1,3})(\d+)$/.exec(cell) ?? []
      if (!letters || !row) return null
      const column = [...letters].reduce((n, letter) => n * 26 + letter.charCodeAt(0) - 64, 0) - 1
      return sheets.get(sheet)?.[Number(row) - 1]?.[column] ?? null
    },
    gone: differences?.diff.gone ?? [],
  }
}

/** A doubt in words; of a kind 项目类型 its suggestion, too, is a word. */
export function doubtInWords(x: Doubt, lang: Lang) {
  const { field, cell, header, reason, suggestion } = printDoubt(x, (c) => say(c, lang))
  if (field !== KIND_FIELD) return { field, cell, header, reason, suggestion }
  const label = say({ code: 'imports.field.projectKind', params: {} }, lang)
  return {
    ...{ field, cell, header: label, reason },
    suggestion: say({ code: `projects.kind.${suggestion as ProjectKind}`, params: {} }, lang),
  }
}

/** A row with its state, doubts and changes, as far as it needs nothing of its sheet. */
export function rowInWords(row: LedgerRow, { stateOf, packageOf, lang }: Standing) {
  const at = stateOf(row)
  const within = packageOf(row)
  return {
    row: row.row,
    sheet: row.sheet,
    state: at.state,
    name: row.texts.name ?? '',
    changes: (at.changes ?? []).map((c) => changeOf(c, lang)),
    projectId: at.projectId ?? null,
    candidates: at.candidates ?? [],
    ...(at.packages && { packages: at.packages }),
    ...(at.waits && { waits: true }),
    ...(within !== undefined && { package: within }),
    problem: at.problem ? say(at.problem, lang) : null,
  }
}

export function importRow(row: LedgerRow, u: LedgerUnderstanding, standing: Standing): ImportRow {
  const sheet = u.sheets.find((s) => s.sheet === row.sheet)!
  return {
    ...rowInWords(row, standing),
    values: printRow(row, sheet, (c) => say(c, standing.lang)) as Record<string, unknown>,
    doubts: standing.doubtsOf(row).map((x) => doubtInWords(x, standing.lang)),
  }
}

export type State = {
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
