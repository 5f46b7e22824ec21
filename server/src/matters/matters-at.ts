import type { CivilDate } from '@guatu/domain/calendar/civil-date'
import { badnessOf } from '@guatu/domain/cards/level'
import { holderOf, isEnded } from '@guatu/domain/matters/matter-state'
import { matterBenchNow, matterStoodAt } from '../cards/judge-matters.ts'
import type { Db } from '../platform/db.ts'
import type { MatterFilter, MatterListRow } from './list-reads.ts'
import { matterNowRow } from './matter-now-row.ts'
import { pointOf } from './read-matter.ts'
import { findMatterFiles, loadUnitNames, type MatterFile, type MatterSight } from './reads.ts'

/**
 * The list as it stood on a past day, by what was recorded by its end: folded and judged anew, so that it needs no memory of that
 * day. Filters and orders mean the same as in the list of today.
 */
export async function mattersAt(
  db: Db,
  sight: MatterSight,
  f: Omit<MatterFilter, 'today'>,
  sort: string | undefined,
  asOf: CivilDate,
  now: Date,
): Promise<MatterListRow[]> {
  const at = pointOf(asOf, now)
  const [files, bench] = [await findMatterFiles(db, sight, 'all'), await matterBenchNow(db)]
  const stood = files.flatMap((file) => {
    const one = matterStoodAt(file, bench, at)
    return one ? [{ file, one }] : []
  })
  const units = await loadUnitNames(
    db,
    stood.map(({ file, one }) => one.now.unitId ?? file.intendedUnitId),
  )
  return stood
    .map(({ file, one }) => rowOf(file, matterNowRow(file, one.now), one.verdict, units))
    .filter((row) => matches(row, f, asOf))
    .sort(inOrder(sort))
}

type Now = ReturnType<typeof matterNowRow>

const rowOf = (
  file: MatterFile,
  now: Now,
  verdict: MatterListRow['verdict'],
  units: ReadonlyMap<string, string>,
): MatterListRow => ({
  id: file.id,
  title: file.title,
  // A number is given with the assignment: before it there was none.
  number: now.assignedOn ? file.number : null,
  source: file.source,
  projectId: file.projectId,
  project: file.project,
  unitId: now.unitId,
  unit: units.get(now.unitId) ?? '',
  state: now.state as MatterListRow['state'],
  holder: holderOf(now.state as MatterListRow['state'], file.needsApproval),
  dueOn: now.dueOn ?? null,
  assignedOn: now.assignedOn ?? null,
  submittedOn: now.submittedOn ?? null,
  closedOn: now.closedOn ?? null,
  reviewOn: now.reviewOn ?? null,
  stoppedOn: now.stoppedOn ?? null,
  extensionTo: now.extensionTo ?? null,
  extensions: now.extensions,
  reworks: now.reworks,
  version: now.steps,
  level: verdict?.level ?? null,
  verdict,
})

const STATES: Readonly<Record<string, (r: MatterListRow, asOf: string) => boolean>> = {
  open: (r) => !isEnded(r.state),
  toAssign: (r) => ['draft', 'approved', 'declined'].includes(r.state),
  withUnit: (r) => r.holder === 'unit',
  toVerify: (r) => r.state === 'submitted',
  toClose: (r) => r.state === 'verified' || r.state === 'shown',
  asked: (r) => r.extensionTo !== null,
  aside: (r) => ['suspended', 'merged', 'standing', 'withdrawn'].includes(r.state),
  ended: (r) => isEnded(r.state),
  overdue: (r, asOf) => r.holder === 'unit' && r.dueOn !== null && r.dueOn < asOf,
}

function matches(r: MatterListRow, f: Omit<MatterFilter, 'today'>, asOf: string): boolean {
  if (f.state && !STATES[f.state]!(r, asOf)) return false
  if (f.level && (r.level === null || !f.level.split(',').includes(r.level))) return false
  if (f.source && r.source !== f.source) return false
  if (f.unitId && r.unitId !== f.unitId) return false
  if (f.projectId && r.projectId !== f.projectId) return false
  return !f.q || [r.title, r.unit, r.project, r.number].some((text) => text?.includes(f.q!))
}

const byText = (a: string, b: string): number => a.localeCompare(b, 'zh', { numeric: true })
const due = (r: MatterListRow): string => r.dueOn ?? '9999-12-31'
const day = (a: MatterListRow, b: MatterListRow): number => (due(a) < due(b) ? -1 : due(a) > due(b) ? 1 : 0)
const badness = (r: MatterListRow): number => (r.level === null ? -9 : badnessOf(r.level))
const ORDERS: Readonly<Record<string, (a: MatterListRow, b: MatterListRow) => number>> = {
  level: (a, b) => badness(b) - badness(a) || day(a, b),
  due: day,
  number: (a, b) => byText(b.number ?? '', a.number ?? ''),
  unit: (a, b) => byText(a.unit, b.unit),
  title: (a, b) => byText(a.title, b.title),
  state: (a, b) => byText(a.state, b.state),
}

function inOrder(sort = ''): (a: MatterListRow, b: MatterListRow) => number {
  const order = ORDERS[sort.replace(/^-/, '')] ?? ORDERS.level!
  const turned = sort.startsWith('-') ? -1 : 1
  return (a, b) => turned * (order(a, b) || (a.id < b.id ? -1 : 1))
}
