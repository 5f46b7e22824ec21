import { type Coded, coded } from '../../kernel/coded.ts'
import { type Arranged, arrangePackages, type Placements, rowKey, type TakenBefore } from './arrange-packages.ts'
import { changesOf, countsOf, type FieldChange, type StoredProject } from './field-changes.ts'
import type { LedgerRow } from './ledger-row.ts'
import { sumAtLeaves, withoutCarriedMoney } from './packages.ts'
import { type Placed, placeRows } from './place-rows.ts'
import { StoredIndex } from './stored-index.ts'

/** The package of a sub-item: one that is stored, or a row of this ledger by its key. */
export type PackageRef = { readonly id: string } | { readonly row: string }

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
  /**
   * Rows that only a person can place; `candidates` are ids, `packages` what it may be a sub-item of: 'row:5' of this sheet,
   * 'project:<id>' stored, 'package' one still to be made.
   */
  readonly ask: readonly {
    readonly row: LedgerRow
    readonly reason: Coded
    readonly candidates: readonly string[]
    readonly packages: readonly string[]
    /** Its name alone speaks for its one candidate: what `matchByName` would take for granted. */
    readonly sameName: boolean
  }[]
  /** Of rows that are sub-items, by `rowKey`: their package. */
  readonly parts: ReadonlyMap<string, PackageRef>
}

/**
 * Differences of a ledger to what is stored. A row is a stored project when project code and name agree, else when
 * credit code and name agree; a sub-item is the sub-item of that name in its package; everything else that resembles a stored
 * project is asked about; with `matchByName`, a row without codes is the one stored project of its name. A field without a column in this ledger, or whose cell was not understood, changes nothing.
 */
export function diffLedger(
  rows: readonly LedgerRow[],
  stored: readonly StoredProject[],
  answers: Placements = new Map(),
  before: TakenBefore = { rows, taken: new Map() },
  matchByName = false,
): LedgerDiff {
  const index = new StoredIndex(stored)
  const arranged = arrangePackages(rows, answers, before)
  const placed = placeRows(arranged, index, answers, matchByName)
  const parts = partsOf(arranged, placed)
  const reduced = withoutCarriedMoney(arranged.rows, (row) => parts.has(rowKey(row)))
  const claims = countsOf([...placed.values()].flatMap((p) => ('is' in p ? [p.is.id] : [])))
  const added: LedgerRow[] = []
  const changed: LedgerDiff['changed'][number][] = []
  const same: LedgerDiff['same'][number][] = []
  const ask: LedgerDiff['ask'][number][] = []
  const met = new Set<string>()
  for (const row of reduced) {
    const p = placed.get(rowKey(row))!
    if ('new' in p) added.push(row)
    else if ('ask' in p) {
      ask.push({
        row,
        reason: p.ask,
        candidates: p.candidates.map((c) => c.id),
        packages: p.packages,
        sameName: p.sameName ?? false,
      })
      for (const c of p.candidates) met.add(c.id)
    } else {
      met.add(p.is.id)
      const own = changesOf(row, p.is).filter((c) => c.field !== 'total' || !isSumOfParts(row, reduced))
      const changes = [...own, ...packageChange(row, p.is, parts, index, arranged)]
      if ((claims.get(p.is.id) ?? 0) > 1) {
        ask.push({ row, reason: coded('ledger.askCodeTwice'), candidates: [p.is.id], packages: [], sameName: false })
      } else if (changes.length === 0) same.push({ id: p.is.id, row })
      else changed.push({ id: p.is.id, row, changes })
    }
  }
  // A package that stands in no row is listed as long as one of its sub-items is.
  for (const s of stored) if (s.packageOf && met.has(s.id)) met.add(s.packageOf)
  return { added, changed, same, ask, gone: stored.filter((s) => !met.has(s.id)), parts }
}

/** The total of a package that its sub-items add up to says nothing of its own. */
const isSumOfParts = (row: LedgerRow, rows: readonly LedgerRow[]): boolean =>
  row.parts !== undefined &&
  row.money.total ===
    sumAtLeaves(
      rows.filter((r) => r.sheet === row.sheet && r.partOf === row.row),
      'total',
    )

/** Which rows are sub-items of what. Where the sheet only hints at it, a stored project stays where the office put it. */
function partsOf({ rows, within }: Arranged, placed: ReadonlyMap<string, Placed>): Map<string, PackageRef> {
  const parts = new Map<string, PackageRef>()
  for (const row of rows) {
    const key = rowKey(row)
    const inside = within.get(key)
    if (inside) parts.set(key, { id: inside })
    if (row.partOf === undefined) continue
    const headKey = rowKey({ sheet: row.sheet, row: row.partOf })
    const [own, head] = [placed.get(key)!, placed.get(headKey)]
    if (!head) continue
    const ref: PackageRef = 'is' in head ? { id: head.is.id } : { row: headKey }
    const elsewhere = 'is' in own && own.is.packageOf !== ('id' in ref ? ref.id : '')
    if (!(row.partDoubtful && elsewhere)) parts.set(key, ref)
  }
  return parts
}

function packageChange(
  row: LedgerRow,
  stored: StoredProject,
  parts: ReadonlyMap<string, PackageRef>,
  index: StoredIndex,
  { rows }: Arranged,
): FieldChange[] {
  const ref = parts.get(rowKey(row))
  if (!ref || ('id' in ref && ref.id === stored.packageOf)) return []
  const nameOf = (id: string | null | undefined): string | null =>
    id ? (index.byId.get(id)?.texts.name ?? null) : null
  const after = 'id' in ref ? nameOf(ref.id) : (rows.find((r) => rowKey(r) === ref.row)?.texts.name ?? null)
  return [{ field: 'package', before: nameOf(stored.packageOf), after, doubtful: false }]
}
