import type { CivilDate } from '@guatu/domain/calendar/civil-date'
import { type LearntSpreads, learnSpreads, type Spread, type WorkRecord } from '@guatu/domain/plans/learn-spread'
import type { Activity } from '@guatu/domain/plans/plan-types'
import { workRecordsOf } from '@guatu/domain/plans/work-records'
import { currentCalendars } from '../calendar/reads.ts'
import { loadMaterial } from '../cards/reads.ts'
import type { Db } from '../platform/db.ts'
import { scopeOfSystem } from '../platform/scope.ts'
import { takeTurns } from '../platform/take-turns.ts'
import { planAsKnown } from './as-known.ts'
import { listPlannedIds } from './forecast-reads.ts'

const BATCH = 50
/** What a day's history taught, by database; yesterday's is forgotten. */
const learnt = new WeakMap<Db, { readonly day: CivilDate; readonly spreads: LearntSpreads }>()

/** Spreads of durations from the whole portfolio's history as of a day: read once a day, a few plans at a time. */
export async function learnSpreadsOf(db: Db, now: Date, day: CivilDate): Promise<LearntSpreads> {
  const known = learnt.get(db)
  if (known?.day === day) return known.spreads
  const calendars = await currentCalendars(db)
  const records: WorkRecord[] = []
  for await (const ids of takeTurns(await listPlannedIds(db, scopeOfSystem('learning durations')), BATCH)) {
    for (const m of await loadMaterial(db, scopeOfSystem('learning durations'), ids, 'newest')) {
      const plan = planAsKnown(m, { asOf: day, knownAt: now.toISOString() })
      if (plan) records.push(...workRecordsOf(plan, calendars, m.plans.at(-1)?.body.template ?? 'own'))
    }
  }
  const spreads = learnSpreads(records)
  learnt.set(db, { day, spreads })
  return spreads
}

/** What has been learnt already today; null before the day's first forecast. */
export const spreadsLearnt = (db: Db): LearntSpreads | null => learnt.get(db)?.spreads ?? null

/** The spread of an activity made from a template's node: its own kind, the template's, all work, or assumed. */
export const spreadIn =
  (spreads: LearntSpreads, template: string | null | undefined) =>
  (activity: Activity): Spread =>
    spreads.spreadOf(`${template ?? 'own'}/${activity.id}`, template ?? 'own')
