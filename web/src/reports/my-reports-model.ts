import type { MyReports } from './phone-store.ts'
import type { Queued } from './send-queued.ts'

type Row = MyReports['rows'][number]
export type MyRow = Row & {
  readonly state: 'asks' | 'refused' | 'toReport' | 'draft' | 'waiting' | 'photos' | 'reported'
}

const order: Record<MyRow['state'], number> = {
  asks: 0,
  refused: 1,
  draft: 2,
  toReport: 3,
  waiting: 4,
  photos: 5,
  reported: 6,
}

const stateOf = (row: Row, queued: Queued | undefined, hasDraft: boolean): MyRow['state'] =>
  queued ? queued.state : hasDraft ? 'draft' : row.reported ? 'reported' : 'toReport'

/** The list as the phone shows it: what needs the person first; within that the server's order. */
export function myRows(rows: readonly Row[], queue: readonly Queued[], drafts: ReadonlySet<string>): MyRow[] {
  const queued = new Map(queue.map((entry) => [entry.projectId, entry]))
  return rows
    .map((row) => ({ ...row, state: stateOf(row, queued.get(row.projectId), drafts.has(row.projectId)) }))
    .sort((a, b) => order[a.state] - order[b.state])
}

/** The project to offer after `projectId` is done: the next one that is still to fill, or null. */
export function nextToFill(rows: readonly MyRow[], projectId: string): MyRow | null {
  const open = rows.filter((row) => row.projectId !== projectId)
  return open.find((row) => row.state === 'draft' || row.state === 'toReport') ?? null
}
