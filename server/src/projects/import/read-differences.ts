import type { CivilDate } from '@guatu/domain/calendar/civil-date'
import { rowKey } from '@guatu/domain/projects/ledger/arrange-packages'
import { diffLedger, type LedgerDiff } from '@guatu/domain/projects/ledger/diff-ledger'
import type { Doubt, LedgerRow } from '@guatu/domain/projects/ledger/ledger-row'
import { projectsSeenIn } from '@guatu/domain/projects/ledger/seen-projects'
import type { Db } from '../../platform/db.ts'
import type { ReadScope } from '../../platform/scope.ts'
import type { Adjustments, Match } from './staging.ts'
import type { Taken } from './staging-reads.ts'
import { factorWord, storableRow } from './storable-row.ts'
import { listStoredProjects, type StoredLedgerProject } from './stored-reads.ts'

export type Differences = {
  readonly diff: LedgerDiff
  readonly stored: ReadonlyMap<string, StoredLedgerProject>
  /** Rows that can't be stored as they are: without a name, or whose year's figures were not understood. */
  readonly bad: readonly LedgerRow[]
  readonly skipped: readonly LedgerRow[]
  /** Rows that an earlier confirmation of this import has stored; what happened to their projects since is not looked at. */
  readonly taken: readonly LedgerRow[]
}

export type StagedLedger = {
  readonly rows: readonly LedgerRow[]
  readonly adjustments: Adjustments
  readonly asOf: string
  readonly taken: Taken
  /** What the profile of this ledger says; the office's word about this import stands over it. */
  readonly matchByName: boolean
}

/** A doubt that keeps its row out: money that rates count, or the year class, was not understood. */
export const isStopping = (d: Doubt): boolean =>
  d.state === 'notUnderstood' && ['name', 'total', 'yearPlan', 'yearDone', 'kind'].includes(d.field)

/** A row waits for repair when it has no name or when a doubt keeps it out. */
export const isBad = (row: LedgerRow): boolean => !row.texts.name || row.doubts.some(isStopping)

/** A sub-item waits for the repair of its package. */
const waitsForPackage = (row: LedgerRow, badHeads: ReadonlySet<string>): boolean =>
  row.partOf !== undefined && badHeads.has(rowKey({ sheet: row.sheet, row: row.partOf }))

const answerOf = (m: Match): string =>
  m.partOf === undefined ? (m.projectId ?? 'new') : m.partOf.replace(/^row:/, 'part:').replace(/^project:/, 'in:')

/** What the ledger would change, against what is stored now, with the office's answers. */
export async function readDifferences(db: Db, scope: ReadScope, ledger: StagedLedger): Promise<Differences> {
  const { rows, adjustments, asOf } = ledger
  const stored = await listStoredProjects(db, scope, Number(asOf.slice(0, 4)), asOf as CivilDate, factorWord)
  const answers = new Map((adjustments.matches ?? []).map((m) => [`${m.sheet}!${m.row}`, m]))
  const placements = new Map([...answers].filter(([, m]) => !m.skip).map(([key, m]) => [key, answerOf(m)] as const))
  const badHeads = new Set(rows.filter((r) => r.parts && !ledger.taken[rowKey(r)] && isBad(r)).map(rowKey))
  const taken: LedgerRow[] = []
  const skipped: LedgerRow[] = []
  const bad: LedgerRow[] = []
  const good: LedgerRow[] = []
  for (const row of rows) {
    const key = rowKey(row)
    if (ledger.taken[key]) taken.push(row)
    else if (answers.get(key)?.skip) skipped.push(row)
    else if (isBad(row) || waitsForPackage(row, badHeads)) bad.push(row)
    else good.push(storableRow(row))
  }
  const before = { rows, taken: new Map(Object.entries(ledger.taken).map(([key, [id]]) => [key, id])) }
  const diff = diffLedger(good, stored, placements, before, adjustments.matchByName ?? ledger.matchByName)
  const met = new Set(Object.values(ledger.taken).map(([id]) => id))
  const seen = projectsSeenIn([...bad, ...skipped], stored)
  return {
    diff: { ...diff, gone: diff.gone.filter((g) => !met.has(g.id) && !seen.has(g.id)) },
    stored: new Map(stored.map((s) => [s.id, s])),
    bad,
    skipped,
    taken,
  }
}
