import type { LooseDate } from '@guatu/domain/calendar/civil-date'
import type { LedgerRow } from '@guatu/domain/projects/ledger/ledger-row'
import { sumAtLeaves } from '@guatu/domain/projects/ledger/packages'
import { civilDateOf } from '../../platform/clock.ts'
import type { Db } from '../../platform/db.ts'
import type { ReadScope } from '../../platform/scope.ts'
import type { LedgerOut } from '../excel/write-ledger.ts'
import { latestFigureDate } from '../list-reads.ts'
import { factorWord } from './storable-row.ts'
import { listStoredProjects, type StoredLedgerProject } from './stored-reads.ts'

/** What is stored now as rows of a ledger, for writing into an office's own layout; as of the newest figures. */
export async function storedAsRows(db: Db, scope: ReadScope, now: Date): Promise<LedgerOut> {
  const today = civilDateOf(now)
  const asOf = (await latestFigureDate(db, scope)) ?? today
  const stored = await listStoredProjects(db, scope, Number(asOf.slice(0, 4)), asOf, factorWord)
  const ordered = inPackages(stored)
  const places = placesOf(ordered)
  const rows = ordered.map(
    (s, i): LedgerRow => ({
      sheet: '',
      row: i + 1,
      hidden: false,
      kind: s.kind,
      texts: s.texts,
      // A total that no ledger gave stands as 0.
      money: { ...s.money, total: s.money.total || null },
      dates: s.dates,
      problem: s.problem,
      hasProblemColumn: true,
      completionRate: null,
      others: {},
      doubts: [],
      ...placeOf(s, places),
    }),
  )
  return { rows: rows.map((row) => withSums(row, rows)), asOf: { date: asOf, precision: 'day' } as LooseDate }
}

/** Sub-items right below their package, in the order they were made. */
function inPackages(stored: readonly StoredLedgerProject[]): readonly StoredLedgerProject[] {
  const parts = new Map<string, StoredLedgerProject[]>()
  const ids = new Set(stored.map((s) => s.id))
  for (const s of [...stored].sort((a, b) => (a.id < b.id ? -1 : 1)))
    if (s.packageOf && ids.has(s.packageOf)) parts.set(s.packageOf, [...(parts.get(s.packageOf) ?? []), s])
  if (parts.size === 0) return stored
  return stored.flatMap((s) => (s.packageOf && ids.has(s.packageOf) ? [] : [s, ...(parts.get(s.id) ?? [])]))
}

type Places = { readonly rowOf: ReadonlyMap<string, number>; readonly partsOf: ReadonlyMap<string, number[]> }

function placesOf(all: readonly StoredLedgerProject[]): Places {
  const rowOf = new Map(all.map((s, i) => [s.id, i + 1]))
  const partsOf = new Map<string, number[]>()
  for (const [i, { packageOf }] of all.entries())
    if (packageOf) partsOf.set(packageOf, [...(partsOf.get(packageOf) ?? []), i + 1])
  return { rowOf, partsOf }
}

function placeOf(s: StoredLedgerProject, { rowOf, partsOf }: Places): Partial<LedgerRow> {
  const parts = partsOf.get(s.id)
  const head = s.packageOf ? rowOf.get(s.packageOf) : undefined
  return { ...(parts && { parts }), ...(head !== undefined && { partOf: head }) }
}

/** A package shows the sums of what its sub-items carry. */
function withSums(row: LedgerRow, rows: readonly LedgerRow[]): LedgerRow {
  if (!row.parts) return row
  const parts = row.parts.map((n) => rows[n - 1]!)
  const fields = row.money.total ? (['yearPlan', 'yearDone'] as const) : (['total', 'yearPlan', 'yearDone'] as const)
  const summed = fields.filter((f) => parts.some((p) => p.money[f] != null))
  return { ...row, money: { ...row.money, ...Object.fromEntries(summed.map((f) => [f, sumAtLeaves(parts, f)])) } }
}
