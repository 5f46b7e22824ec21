import type { LooseDate } from '../../calendar/civil-date.ts'
import { type Coded, coded } from '../../kernel/coded.ts'
import {
  DATE_FIELDS,
  type Doubt,
  type LedgerField,
  type LedgerProblem,
  type LedgerRow,
  MONEY_FIELDS,
  TEXT_FIELDS,
} from './ledger-row.ts'

/** What is stored of a project, in the form of a ledger row; `codes` are all its project codes. */
export type StoredProject = Pick<LedgerRow, 'kind' | 'texts' | 'money' | 'dates' | 'problem'> & {
  readonly id: string
  readonly codes: readonly string[]
}

export type FieldValue = string | number | LooseDate | LedgerProblem | null
export type FieldChange = {
  readonly field: LedgerField
  readonly before: FieldValue
  readonly after: FieldValue
  readonly doubtful: boolean
}

export type LedgerDiff = {
  readonly added: readonly LedgerRow[]
  readonly changed: readonly {
    readonly id: string
    readonly row: LedgerRow
    readonly changes: readonly FieldChange[]
  }[]
  readonly same: readonly { readonly id: string; readonly row: LedgerRow }[]
  /** Stored, and in no row of this ledger. */
  readonly gone: readonly StoredProject[]
  /** Rows that only a person can place; `candidates` are ids. */
  readonly ask: readonly { readonly row: LedgerRow; readonly reason: Coded; readonly candidates: readonly string[] }[]
}

/** Answers that a person gave to `ask`, by `rowKey`: an id, or 'new'. */
export type Placements = ReadonlyMap<string, string>

export const rowKey = (row: Pick<LedgerRow, 'sheet' | 'row'>): string => `${row.sheet}!${row.row}`

type Placed =
  | { readonly is: StoredProject }
  | { readonly new: true }
  | { readonly ask: Coded; readonly candidates: readonly StoredProject[] }

/**
 * Differences of a ledger to what is stored. A row is a stored project when project code and name agree, else when
 * credit code and name agree; everything else that resembles a stored project is asked about. A field without a column
 * in this ledger, or whose cell was not understood, changes nothing.
 */
export function diffLedger(
  rows: readonly LedgerRow[],
  stored: readonly StoredProject[],
  answers: Placements = new Map(),
): LedgerDiff {
  const index = new Stored(stored)
  const codes = countsOf(rows.map((r) => r.texts.projectCode ?? ''))
  const placed = rows.map((row): Placed => answered(row, answers, index) ?? place(row, index, codes))
  const claims = countsOf(placed.flatMap((p) => ('is' in p ? [p.is.id] : [])))
  const added: LedgerRow[] = []
  const changed: LedgerDiff['changed'][number][] = []
  const same: LedgerDiff['same'][number][] = []
  const ask: LedgerDiff['ask'][number][] = []
  const met = new Set<string>()
  for (const [i, row] of rows.entries()) {
    const p = placed[i]!
    if ('new' in p) added.push(row)
    else if ('ask' in p) {
      ask.push({ row, reason: p.ask, candidates: p.candidates.map((c) => c.id) })
      for (const c of p.candidates) met.add(c.id)
    } else {
      met.add(p.is.id)
      const changes = changesOf(row, p.is)
      if ((claims.get(p.is.id) ?? 0) > 1) {
        ask.push({ row, reason: coded('ledger.askCodeTwice'), candidates: [p.is.id] })
      } else if (changes.length === 0) same.push({ id: p.is.id, row })
      else changed.push({ id: p.is.id, row, changes })
    }
  }
  return { added, changed, same, ask, gone: stored.filter((s) => !met.has(s.id)) }
}

class Stored {
  readonly byId: ReadonlyMap<string, StoredProject>
  private readonly byCode = new Map<string, StoredProject[]>()
  private readonly byCredit = new Map<string, StoredProject[]>()
  private readonly byName = new Map<string, StoredProject[]>()

  constructor(stored: readonly StoredProject[]) {
    this.byId = new Map(stored.map((s) => [s.id, s]))
    for (const s of stored) {
      for (const code of s.codes) put(this.byCode, code, s)
      if (s.texts.uscc) put(this.byCredit, s.texts.uscc, s)
      if (s.texts.name) put(this.byName, sameName(s.texts.name), s)
    }
  }
  withCode = (code: string | null | undefined): readonly StoredProject[] => (code ? (this.byCode.get(code) ?? []) : [])
  withCredit = (code: string | null | undefined): readonly StoredProject[] =>
    code ? (this.byCredit.get(code) ?? []) : []
  named = (name: string): readonly StoredProject[] => this.byName.get(sameName(name)) ?? []
}

const put = (map: Map<string, StoredProject[]>, key: string, value: StoredProject): void => {
  const list = map.get(key)
  if (list) list.push(value)
  else map.set(key, [value])
}

/** Names are compared without blanks and with one kind of brackets; anything more would be a guess. */
const sameName = (name: string): string => name.replace(/\s+/g, '').replace(/（/g, '(').replace(/）/g, ')')

function answered(row: LedgerRow, answers: Placements, index: Stored): Placed | null {
  const answer = answers.get(rowKey(row))
  if (answer === undefined) return null
  if (answer === 'new') return { new: true }
  const is = index.byId.get(answer)
  return is ? { is } : null
}

function place(row: LedgerRow, index: Stored, codes: ReadonlyMap<string, number>): Placed {
  const name = row.texts.name ?? ''
  const named = index.named(name)
  const code = row.texts.projectCode
  const byCode = index.withCode(code)
  const both = byCode.filter((s) => named.includes(s))
  if (both.length === 1) return { is: both[0]! }
  if (both.length > 1) return { ask: coded('ledger.askSeveral', { count: both.length }), candidates: both }
  if (byCode.length > 0)
    return { ask: coded('ledger.askNameChanged', { stored: byCode[0]!.texts.name ?? '' }), candidates: byCode }
  if (!code || named.every((s) => s.codes.length === 0)) {
    const credit = index.withCredit(row.texts.uscc).filter((s) => named.includes(s))
    if (credit.length === 1) return { is: credit[0]! }
    if (credit.length > 1) return { ask: coded('ledger.askSeveral', { count: credit.length }), candidates: credit }
  }
  if (named.length > 0) return placeByName(row, named)
  if (code && (codes.get(code) ?? 0) > 1) return { ask: coded('ledger.askCodeTwice'), candidates: [] }
  return { new: true }
}

/** A name alone is asked about, unless nothing at all differs: the same sheet twice asks nothing. */
function placeByName(row: LedgerRow, named: readonly StoredProject[]): Placed {
  const codeless = !row.texts.projectCode && !row.texts.uscc
  const only = named.length === 1 ? named[0]! : null
  if (only && codeless && only.codes.length === 0 && !only.texts.uscc && changesOf(row, only).length === 0)
    return { is: only }
  const reason =
    named.length > 1
      ? coded('ledger.askSeveral', { count: named.length })
      : coded(codeless ? 'ledger.askNameOnly' : 'ledger.askCodeChanged')
  return { ask: reason, candidates: named }
}

/** Field by field; order as the fields are declared. */
function changesOf(row: LedgerRow, stored: StoredProject): FieldChange[] {
  const doubts = new Map<Doubt['field'], Doubt['state']>(row.doubts.map((d) => [d.field, d.state]))
  const changes: FieldChange[] = []
  const compare = (field: LedgerField, before: FieldValue | undefined, after: FieldValue | undefined): void => {
    if (after === undefined) return
    const state = doubts.get(field)
    if (after === null && state !== undefined) return
    if (!equal(before ?? null, after))
      changes.push({ field, before: before ?? null, after, doubtful: state !== undefined })
  }
  for (const field of TEXT_FIELDS) {
    const known = field === 'projectCode' && row.texts.projectCode && stored.codes.includes(row.texts.projectCode)
    if (!known) compare(field, stored.texts[field], row.texts[field])
  }
  for (const field of MONEY_FIELDS) compare(field, stored.money[field], row.money[field])
  for (const field of DATE_FIELDS) compare(field, stored.dates[field], row.dates[field])
  compare('kind', stored.kind, row.kind ?? undefined)
  if (row.problem !== null || (stored.problem !== null && row.hasProblemColumn))
    compare('problem', stored.problem, row.problem)
  return changes
}

function equal(a: FieldValue, b: FieldValue): boolean {
  if (a === null || b === null || typeof a !== 'object' || typeof b !== 'object') return a === b
  if ('date' in a && 'date' in b) return a.date === b.date && a.precision === b.precision
  if ('text' in a && 'text' in b) return a.text === b.text && a.factor === b.factor && equal(a.due, b.due)
  return false
}

function countsOf(keys: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1)
  return counts
}
