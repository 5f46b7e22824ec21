import type { CivilDate } from '@guatu/domain/calendar/civil-date'
import { diffLedger, type LedgerDiff, rowKey } from '@guatu/domain/projects/ledger/diff-ledger'
import type { LedgerRow } from '@guatu/domain/projects/ledger/ledger-row'
import type { Db } from '../../platform/db.ts'
import type { ReadScope } from '../../platform/scope.ts'
import type { Adjustments, Reading } from './staging.ts'
import { factorWord, storableRow } from './storable-row.ts'
import { listStoredProjects, type StoredLedgerProject } from './stored-reads.ts'

export type Differences = {
  readonly diff: LedgerDiff
  readonly stored: ReadonlyMap<string, StoredLedgerProject>
  /** Rows that can't be stored as they are: without a name, or whose year's figures were not understood. */
  readonly bad: readonly LedgerRow[]
  readonly skipped: readonly LedgerRow[]
}

/** A row waits for repair when it has no name or when money that rates count was not understood. */
export const isBad = (row: LedgerRow): boolean =>
  !row.texts.name ||
  row.doubts.some(
    (d) => d.state === 'notUnderstood' && ['name', 'total', 'yearPlan', 'yearDone', 'kind'].includes(d.field),
  )

/** What the ledger would change, against what is stored now, with the office's answers. */
export async function readDifferences(
  db: Db,
  scope: ReadScope,
  reading: Reading,
  adjustments: Adjustments,
  asOf: string,
): Promise<Differences> {
  const stored = await listStoredProjects(db, scope, Number(asOf.slice(0, 4)), asOf as CivilDate, factorWord)
  const answers = new Map((adjustments.matches ?? []).map((m) => [`${m.sheet}!${m.row}`, m]))
  const rows = reading.understanding.rows
  const skipped = rows.filter((r) => answers.get(rowKey(r))?.skip)
  const bad = rows.filter((r) => isBad(r) && !answers.get(rowKey(r))?.skip)
  const left = new Set([...skipped, ...bad])
  const placements = new Map(
    [...answers].filter(([, m]) => !m.skip).map(([key, m]) => [key, m.projectId ?? 'new'] as const),
  )
  const good = rows.filter((r) => !left.has(r)).map(storableRow)
  const diff = diffLedger(good, stored, placements)
  return { diff, stored: new Map(stored.map((s) => [s.id, s])), bad, skipped }
}
