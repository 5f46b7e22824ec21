import { foreseeWith } from './cards/foresee-levels.ts'
import { benchAt } from './cards/period-verdict-row.ts'
import type { ForeseeNow } from './plans/jobs.ts'
import { civilDateOf } from './platform/clock.ts'

/** Lights are foreseen by the rules and calendars of the moment: what `plans`, to the left of `cards`, is handed. */
export const foreseeNow: ForeseeNow = async (db, now) =>
  foreseeWith(await benchAt(db, { asOf: civilDateOf(now), knownAt: now.toISOString() }))
