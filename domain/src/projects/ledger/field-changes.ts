import type { LooseDate } from '../../calendar/civil-date.ts'
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
  /** Id of the package whose sub-item it is. */
  readonly packageOf?: string | null
}

export type FieldValue = string | number | LooseDate | LedgerProblem | null
export type FieldChange = {
  readonly field: LedgerField
  readonly before: FieldValue
  readonly after: FieldValue
  readonly doubtful: boolean
}

/** Field by field; order as the fields are declared. */
export function changesOf(row: LedgerRow, stored: StoredProject): FieldChange[] {
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

export function countsOf(keys: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1)
  return counts
}
