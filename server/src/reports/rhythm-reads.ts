import type { CivilDate } from '@guatu/domain/calendar/civil-date'
import type { PeriodKind, Rhythm } from '@guatu/domain/reports/periods'
import { type RhythmChange, rhythmOfChanges } from '@guatu/domain/reports/rhythm-changes'
import { sql } from 'kysely'
import type { Db } from '../platform/db.ts'
import { registerStamps } from '../platform/register-stamps.ts'

type Body = { from_on: CivilDate; kind: PeriodKind; cut_off_days: number; lock_days: number; withdrawn: boolean }

const changesOf = (bodies: readonly Body[]): RhythmChange[] =>
  bodies
    .filter((b) => !b.withdrawn)
    .map((b) => ({ from: b.from_on, kind: b.kind, cutOffDays: b.cut_off_days, lockDays: b.lock_days }))

/** One object a state, so that whoever compares two rhythms may compare them as objects. */
const built = new Map<string, Rhythm>()

function rhythmOfBodies(bodies: readonly Body[]): Rhythm {
  const changes = changesOf(bodies)
  const state = JSON.stringify(changes)
  const known = built.get(state) ?? rhythmOfChanges(changes)
  if (built.size > 50) built.clear()
  built.set(state, known)
  return known
}

const byStamp = new Map<string, Rhythm>()

/** The rhythm of the district's dispatch as it stands now, with those before it. */
export async function currentRhythm(db: Db): Promise<Rhythm> {
  const { rhythms: stamp } = await registerStamps(db)
  const known = byStamp.get(stamp)
  if (known) return known
  const rhythm = await rhythmAt(db, new Date(8.64e15))
  if (byStamp.size > 20) byStamp.clear()
  byStamp.set(stamp, rhythm)
  return rhythm
}

/** The rhythm as it was known at an instant: the newest revision of each change recorded by then. */
export async function rhythmAt(db: Db, knownAt: Date): Promise<Rhythm> {
  const found = await sql<{ body: Body }>`
    select distinct on (subject_id) body from revision where register = 'dispatch_rhythm' and recorded_at <= ${knownAt}
    order by subject_id, version desc`.execute(db)
  return rhythmOfBodies(found.rows.map((r) => r.body))
}

export type RhythmRow = {
  id: string
  fromOn: CivilDate
  kind: PeriodKind
  cutOffDays: number
  lockDays: number
  withdrawn: boolean
  version: number
  reason: string
  by: string | null
  recordedAt: Date
}

/** Every change, the latest day first, with who entered its last revision, when and why. */
export async function listRhythmRows(db: Db): Promise<RhythmRow[]> {
  const found = await sql<RhythmRow>`
    select d.id, d.from_on as "fromOn", d.kind, d.cut_off_days as "cutOffDays", d.lock_days as "lockDays", d.withdrawn, d.version,
      r.reason, r.recorded_at as "recordedAt",
      (select coalesce(pe.name, a.user_name) from account a left join person pe on pe.id = a.person_id where a.id = r.actor_id) as by
    from dispatch_rhythm d join revision r on r.register = 'dispatch_rhythm' and r.subject_id = d.id and r.version = d.version
    order by d.from_on desc`.execute(db)
  return found.rows
}

export const findRhythm = (db: Db, from: string) =>
  db.selectFrom('dispatchRhythm').selectAll().where('id', '=', from).executeTakeFirst()

/** The last day that a report or a closed period speaks of; null where nobody has reported. */
export async function reportedThrough(db: Db): Promise<CivilDate | null> {
  const found = await sql<{ day: CivilDate | null }>`
    select greatest((select max(as_of) from report), (select max(closed_on) from period_verdict)) as day`.execute(db)
  return found.rows[0]!.day
}
