import type { adjustImport, ImportLine, ImportRow, ImportView } from '@guatu/contract/imports'
import type { z } from 'zod'

export type AdjustBody = z.infer<typeof adjustImport.body>
/** Which project a row is, as it is sent. */
export type Match = { readonly projectId: string | null; readonly skip: boolean; readonly partOf?: string }
/** What the office has decided on this page and not sent yet. */
export type Pending = {
  readonly repairs: Readonly<Record<string, string>>
  readonly matches: Readonly<Record<string, Match>>
  readonly columns: Readonly<Record<string, string | null>>
  /** Rows without a code are the stored projects of their names; null: not said here. */
  readonly matchByName: boolean | null
  readonly asOf: string | null
  readonly saveProfileAs: string
}
export const nothingPending: Pending = {
  repairs: {},
  matches: {},
  columns: {},
  matchByName: null,
  asOf: null,
  saveProfileAs: '',
}

const glue = '\u0001'
export const doubtKey = (sheet: string, row: number, field: string): string => [sheet, row, field].join(glue)
export const rowKey = (sheet: string, row: number): string => [sheet, row].join(glue)
export const columnKey = (sheet: string, column: string): string => [sheet, column].join(glue)

/** A suggestion as it would be typed; null where there is none. */
export const textOf = (suggestion: unknown): string | null =>
  suggestion === null || suggestion === undefined
    ? null
    : typeof suggestion === 'object'
      ? String((suggestion as { date?: unknown }).date ?? JSON.stringify(suggestion))
      : String(suggestion)

/** What the doubts suggest, as repairs. */
export const suggestionsOf = (lines: readonly ImportLine[]): Readonly<Record<string, string>> =>
  Object.fromEntries(
    lines.flatMap((line) => {
      const text = textOf(line.doubts[0]?.suggestion)
      return text === null ? [] : [[line.key, text]]
    }),
  )

/** The column a field stands in: money fields travel with their unit, a problem's parts with a dot. */
export const baseField = (field: string): string => field.replace(/Yuan$/, '').replace(/\..*$/, '')

export const pendingCount = (pending: Pending): number =>
  Object.keys(pending.repairs).length +
  Object.keys(pending.matches).length +
  Object.keys(pending.columns).length +
  (pending.matchByName === null ? 0 : 1) +
  (pending.asOf ? 1 : 0)

/** Repairs, answers and the date as one request; keys are taken apart again here and nowhere else. */
export function adjustBody(version: number, pending: Pending): AdjustBody {
  const parts = (key: string) => key.split(glue)
  return {
    expectedVersion: version,
    ...(pending.asOf ? { asOf: pending.asOf } : {}),
    ...(pending.matchByName === null ? {} : { matchByName: pending.matchByName }),
    ...(pending.saveProfileAs.trim() ? { saveProfileAs: pending.saveProfileAs.trim() } : {}),
    mapping: Object.entries(pending.columns).map(([key, field]) => {
      const [sheet = '', column = ''] = parts(key)
      return { sheet, column, field }
    }),
    repairs: Object.entries(pending.repairs).map(([key, text]) => {
      const [sheet = '', row = '', field = ''] = parts(key)
      return { sheet, row: Number(row), field, text }
    }),
    matches: Object.entries(pending.matches).map(([key, answer]) => {
      const [sheet = '', row = ''] = parts(key)
      return { sheet, row: Number(row), ...answer }
    }),
  }
}

/** Choices of a row that is asked about: an id, 'new', 'skip', or a key of its `packages` behind this. */
export const part = 'part '

export const matchOf = (choice: string): Match =>
  choice.startsWith(part)
    ? { projectId: null, skip: false, partOf: choice.slice(part.length) }
    : { projectId: choice === 'new' || choice === 'skip' ? null : choice, skip: choice === 'skip' }

export const choiceOf = (match: Match): string =>
  match.skip ? 'skip' : match.partOf === undefined ? (match.projectId ?? 'new') : `${part}${match.partOf}`

/** A package whose sub-items are asked about, or a sub-item whose package is: it follows their answer and has none itself. */
export const waits = (row: Pick<ImportRow, 'state' | 'waits'>): boolean => row.state === 'ask' && row.waits === true

export type Blocker = 'asOfMissing' | 'asksOpen' | 'unsent' | 'nothingToDo'

/**
 * Why it can't be confirmed yet; an empty list means it can. Doubts and bad rows do not block: good rows go in, bad
 * ones stay for repair.
 */
export function blockersOf(view: ImportView, pending: Pending, removeGone: boolean): Blocker[] {
  const blockers: Blocker[] = []
  if (!view.asOf) blockers.push('asOfMissing')
  if (view.counts.ask > 0) blockers.push('asksOpen')
  if (pendingCount(pending) > 0) blockers.push('unsent')
  const changes = view.counts.new + view.counts.changed + (removeGone ? view.counts.gone : 0)
  // While rows wait for an answer nobody knows yet that nothing changes.
  if (changes === 0 && view.counts.ask === 0) blockers.push('nothingToDo')
  return blockers
}

/** Lists of rows and doubts, as the server names them. */
export type LineListName = 'doubts' | 'ask' | 'bad' | 'new' | 'changed' | 'gone' | 'same' | 'skipped'
export type Tab = LineListName | 'sums' | 'columns'

/** What narrows a list of an import, by its name in the address. */
export const lineFilters: readonly string[] = ['sheet', 'field', 'suggestion']

/** The address of another tab: what narrowed the last list means nothing there. */
export function tabAddress(params: URLSearchParams, tab: Tab): URLSearchParams {
  const next = new URLSearchParams(params)
  for (const name of ['q', 'sort', ...lineFilters]) next.delete(name)
  next.set('tab', tab)
  return next
}

/** Orders of a list besides that of the sheet. */
export const sortsOf = (list: LineListName): readonly string[] =>
  list === 'doubts' || list === 'bad'
    ? ['-row', 'name', 'column', 'reason']
    : list === 'changed'
      ? ['-row', 'name', 'column']
      : ['-row', 'name']

/** Fields that the rows of a list are about, in the order in which they first occur. */
export function fieldsIn(view: ImportView, list: LineListName): readonly string[] {
  if (list === 'changed') return [...new Set(view.rows.flatMap((row) => row.changes.map((change) => change.field)))]
  if (list !== 'doubts' && list !== 'bad') return []
  const rows = list === 'bad' ? view.rows.filter((row) => row.state === 'bad') : view.rows
  return [...new Set(rows.flatMap((row) => row.doubts.map((doubt) => baseField(doubt.field))))]
}

/** The tabs with their counts; what needs a hand first. Tabs of nothing are left out, columns always stay. */
export function tabsOf(view: ImportView): { readonly tab: Tab; readonly count: number }[] {
  const { counts } = view
  const failing = view.sumChecks.filter((check) => !check.ok).length
  const tabs: { tab: Tab; count: number; keep?: boolean }[] = [
    { tab: 'ask', count: counts.ask },
    { tab: 'bad', count: counts.bad },
    { tab: 'doubts', count: counts.doubts },
    { tab: 'changed', count: counts.changed },
    { tab: 'new', count: counts.new },
    { tab: 'gone', count: counts.gone },
    { tab: 'same', count: counts.same },
    { tab: 'skipped', count: counts.skipped },
    { tab: 'sums', count: failing, keep: view.sumChecks.length > 0 },
    { tab: 'columns', count: 0, keep: true },
  ]
  return tabs.filter(({ count, keep }) => count > 0 || keep).map(({ tab, count }) => ({ tab, count }))
}

/** 'AB14' → {column: 27, row: 14}; column counts from 0. Null when it is no single cell. */
export function cellAt(cell: string): { readonly column: number; readonly row: number } | null {
  const m = /^([A-Z]{1,3})(\d+)$/.exec(cell)
  if (!m) return null
  const column = [...m[1]!].reduce((n, letter) => n * 26 + letter.charCodeAt(0) - 64, 0) - 1
  return { column, row: Number(m[2]) }
}

export const columnLetter = (column: number): string =>
  column < 26
    ? String.fromCharCode(65 + column)
    : columnLetter(Math.floor(column / 26) - 1) + String.fromCharCode(65 + (column % 26))

/** A server is reading the file or storing what was confirmed. */
export const isAtWork = (state: ImportView['state'] | undefined): boolean => state === 'reading' || state === 'storing'

/** Only an .xlsx can be filled again in its own layout; .csv and .xls can't, and a link to nowhere is not offered. */
export const comesBack = (row: { readonly state: string; readonly fileName: string }): boolean =>
  row.state === 'confirmed' && /\.xlsx$/i.test(row.fileName)
