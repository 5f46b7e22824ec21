import type { RhythmChange, Rhythms } from '@guatu/contract/rhythms'
import { addDays, type CivilDate } from '@guatu/domain/calendar/civil-date'
import { nextPeriod, PERIOD_KINDS, type Period, periodOf, rhythmOn, WEEKLY } from '@guatu/domain/reports/periods'
import { earliestStart, USUAL_DAYS } from '@guatu/domain/reports/rhythm-changes'
import type { Lang } from '@guatu/words/words'
import { civilDateOf } from '../platform/clock.ts'
import type { Db } from '../platform/db.ts'
import { dispatchingNow, periodsLockedThrough, presentPeriod } from './period-now.ts'
import { listRhythmRows, type RhythmRow, reportedThrough } from './rhythm-reads.ts'

const COMING = 6

/** The rhythm's changes, what may be chosen next, and the periods that follow from what stands. */
export async function readRhythms(db: Db, now: Date, lang: Lang, maySet: boolean): Promise<Rhythms> {
  const by = await dispatchingNow(db)
  const [today, iso] = [civilDateOf(now), now.toISOString()]
  const [rows, reported] = [await listRhythmRows(db), await reportedThrough(db)]
  const inForce = rhythmOn(by.rhythm, today).since?.day ?? null
  const locked = periodsLockedThrough(iso, today, by)
  // Where nobody has reported yet the present month or week may begin with the new rhythm.
  const free = reported === null ? addDays(today, -31) : reported > locked ? reported : locked
  const periods = [periodOf(by.rhythm, today, by.calendar)]
  while (periods.length < COMING) periods.push(nextPeriod(by.rhythm, periods.at(-1)!, by.calendar))
  return {
    rows: [...rows.map((r) => presentRhythm(r, today, inForce)), firstRhythm(inForce === null)],
    choices: PERIOD_KINDS.map((kind) => ({ kind, from: earliestStart(kind, free), ...USUAL_DAYS[kind] })),
    periods: periods.map((p) => ({ ...presentPeriod(p, iso, lang), locksOn: locksOn(p) })),
    maySet,
  }
}

/** The lock falls at midnight: on the last day that it leaves open. */
const locksOn = (period: Period): CivilDate => civilDateOf(new Date(Date.parse(period.lockAt) - 1))

export function presentRhythm(r: RhythmRow, today: CivilDate, inForce: CivilDate | null): RhythmChange {
  const begun = r.fromOn <= today
  return {
    from: r.fromOn,
    kind: r.kind,
    cutOffDays: r.cutOffDays,
    lockDays: r.lockDays,
    state: r.withdrawn ? 'withdrawn' : r.fromOn === inForce ? 'inForce' : begun ? 'past' : 'coming',
    reason: r.reason,
    by: r.by,
    recordedAt: r.recordedAt.toISOString(),
    version: r.version,
  }
}

const firstRhythm = (holds: boolean): RhythmChange => ({
  from: null,
  kind: WEEKLY.kind,
  cutOffDays: WEEKLY.cutOffDays,
  lockDays: WEEKLY.lockDays,
  state: holds ? 'inForce' : 'past',
  reason: '',
  by: null,
  recordedAt: null,
  version: 0,
})
