import { addDays, type CivilDate } from '../calendar/civil-date.ts'
import { type Refusal, refuse } from '../kernel/coded.ts'
import { type PeriodKind, type Rhythm, rhythmOn, spanOf, WEEKLY } from './periods.ts'

/** From a day on the district dispatches by other periods, or cuts them off on another day. */
export type RhythmChange = {
  readonly from: CivilDate
  readonly kind: PeriodKind
  readonly cutOffDays: number
  readonly lockDays: number
}

/** Cut-off and lock that are offered for a kind: the office may choose others. */
export const USUAL_DAYS: Readonly<Record<PeriodKind, { readonly cutOffDays: number; readonly lockDays: number }>> = {
  week: { cutOffDays: -2, lockDays: 2 },
  tenDays: { cutOffDays: 1, lockDays: 2 },
  halfMonth: { cutOffDays: 2, lockDays: 2 },
  month: { cutOffDays: 5, lockDays: 3 },
  quarter: { cutOffDays: 10, lockDays: 5 },
}

/** The rhythm of a district: weekly from the beginning, then as each change says, in the order of their days. */
export const rhythmOfChanges = (changes: readonly RhythmChange[]): Rhythm =>
  [...changes]
    .sort((a, b) => (a.from < b.from ? -1 : 1))
    .reduce<Rhythm>(
      (before, { from, kind, cutOffDays, lockDays }) => ({
        kind,
        cutOffDays,
        lockDays,
        yearClosingDay: '01-15',
        since: { day: from, before },
      }),
      WEEKLY,
    )

export type RhythmSituation = {
  /** As it stands, without the change in question. */
  readonly rhythm: Rhythm
  /** The last day that a report or a closed period speaks of; null where nobody has reported yet. */
  readonly reportedThrough: CivilDate | null
}

/**
 * Decides on a change. Refused: a day that is not the first of a period of the new kind; a day on or before one that a report
 * or a closed period speaks of, since what was dispatched stays as it was; a change before one that stands; one that changes
 * nothing; a lock before the period ends.
 */
export function checkRhythmChange(change: RhythmChange, at: RhythmSituation): Refusal | null {
  const { rhythm, reportedThrough } = at
  const span = spanOf(change.kind, change.from)
  if (span.opensOn !== change.from)
    return refuse('reports.rhythm.notAtStart', { from: change.from, before: span.opensOn, after: nextStart(change) })
  if (change.cutOffDays + change.lockDays < 0) return refuse('reports.rhythm.locksBeforeEnd')
  if (reportedThrough !== null && change.from <= reportedThrough)
    return refuse('reports.rhythm.reportedAlready', { from: change.from, through: reportedThrough })
  if (rhythm.since && change.from < rhythm.since.day)
    return refuse('reports.rhythm.laterStands', { from: change.from, later: rhythm.since.day })
  const before = rhythmOn(rhythm, addDays(change.from, -1))
  const same =
    before.kind === change.kind && before.cutOffDays === change.cutOffDays && before.lockDays === change.lockDays
  return same ? refuse('reports.rhythm.unchanged', { from: change.from }) : null
}

const nextStart = ({ kind, from }: RhythmChange): CivilDate => addDays(spanOf(kind, from).closesOn, 1)

/** The first day from which a kind may take the place of the rhythm: the first start of its periods after a day. */
export function earliestStart(kind: PeriodKind, after: CivilDate): CivilDate {
  return addDays(spanOf(kind, after).closesOn, 1)
}
