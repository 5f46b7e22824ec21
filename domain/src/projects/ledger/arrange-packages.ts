import type { LedgerRow, TextField } from './ledger-row.ts'

/**
 * Answers that a person gave to `ask`, by `rowKey`: an id, 'new', 'part:5' a sub-item of the package in row 5 of its sheet,
 * 'in:<id>' a sub-item of a stored package, 'package' a sub-item of one that is made for all rows with this answer and code.
 */
export type Placements = ReadonlyMap<string, string>

export const rowKey = (row: Pick<LedgerRow, 'sheet' | 'row'>): string => `${row.sheet}!${row.row}`

/** All rows of the ledger, and what became of those that an earlier confirmation stored: id by `rowKey`. */
export type TakenBefore = { readonly rows: readonly LedgerRow[]; readonly taken: ReadonlyMap<string, string> }

export type Arranged = {
  /** With the packages that answers made before their sub-items; `partOf` and `parts` as the answers have them. */
  readonly rows: readonly LedgerRow[]
  /** Sub-items of packages that stand in no row here: id of the package by `rowKey`. */
  readonly within: ReadonlyMap<string, string>
}

/** Packages as sheet and answers have them. */
export function arrangePackages(
  rows: readonly LedgerRow[],
  answers: Placements,
  { rows: all, taken }: TakenBefore,
): Arranged {
  const within = new Map<string, string>()
  const made = new Map<number, LedgerRow[]>()
  const present = new Set(rows.map(rowKey))
  const arranged = rows.map((row): LedgerRow => {
    const { partOf, partDoubtful, parts: _, ...own } = row
    const answer = answers.get(rowKey(row))
    if (answer?.startsWith('in:')) {
      within.set(rowKey(row), answer.slice(3))
      return own
    }
    const head =
      answer === 'package' ? madeRow(row, all) : answer?.startsWith('part:') ? Number(answer.slice(5)) : partOf
    if (head === undefined || answer === 'new') return own
    const headKey = rowKey({ sheet: row.sheet, row: head })
    const stored = taken.get(headKey)
    if (stored) {
      within.set(rowKey(row), stored)
      return own
    }
    if (answer === 'package') made.set(head, [...(made.get(head) ?? []), row])
    else if (!present.has(headKey)) return own
    return { ...own, partOf: head, ...(answer === undefined && partDoubtful && { partDoubtful }) }
  })
  const heads = [...made].map(([row, parts]) => madeHead(row, parts))
  return { rows: withParts([...heads, ...arranged]), within }
}

function withParts(rows: readonly LedgerRow[]): LedgerRow[] {
  const parts = new Map<string, number[]>()
  for (const { sheet, row, partOf } of rows) {
    if (partOf === undefined) continue
    const key = rowKey({ sheet, row: partOf })
    parts.set(key, [...(parts.get(key) ?? []), row])
  }
  return rows.map((row) => {
    const own = parts.get(rowKey(row))
    return own ? { ...row, parts: own } : row
  })
}

/** What the rows of one made package have in common: their code, else their name. */
const groupOf = (row: LedgerRow): string => row.texts.projectCode || (row.texts.name ?? '')

/** A made package stands in no row; it is called by the first row of its group, below zero. */
const madeRow = (row: LedgerRow, all: readonly LedgerRow[]): number =>
  -(all.find((r) => r.sheet === row.sheet && groupOf(r) === groupOf(row))?.row ?? row.row)

function madeHead(row: number, parts: readonly LedgerRow[]): LedgerRow {
  const first = parts[0]!
  const texts: { [F in TextField]?: string | null } = {}
  for (const [field, value] of Object.entries(first.texts) as [TextField, string | null][])
    if (value != null && parts.every((p) => p.texts[field] === value)) texts[field] = value
  return {
    ...{ sheet: first.sheet, row, hidden: false, kind: first.kind, money: {}, dates: {}, problem: null },
    ...{ hasProblemColumn: false, completionRate: null, others: {}, doubts: [] },
    texts: { ...texts, name: commonName(parts.map((p) => p.texts.name ?? '')) },
  }
}

/** The beginning that all names share, without loose ends; the first name where they share too little. */
function commonName(names: readonly string[]): string {
  const [first = '', ...others] = names
  let length = first.length
  for (const name of others) while (!name.startsWith(first.slice(0, length))) length--
  const shared = first.slice(0, length).replace(/[（(【[第#\d一二三四五六七八九十、，,.\-—–\s]+$/, '')
  return shared.length >= 3 ? shared : first
}
