import { z } from 'zod'
import { CivilDate, Instant, Text } from './common.ts'
import { operation } from './operation.ts'
import { Period, PeriodKind } from './reports.ts'

const Days = {
  kind: PeriodKind,
  /** Calendar days from the period's last day to the cut-off; negative: before it. */
  cutOffDays: z.number().int().min(-10).max(31),
  /** Calendar days from the cut-off to the lock. */
  lockDays: z.number().int().min(0).max(31),
}
/** A change of the rhythm; the rhythm before the first one is weekly and has no day, no author and the version 0. */
export const RhythmChange = z.object({
  ...Days,
  from: CivilDate.nullable(),
  state: z.enum(['past', 'inForce', 'coming', 'withdrawn']),
  reason: z.string(),
  by: z.string().nullable(),
  recordedAt: Instant.nullable(),
  version: z.number().int(),
})
export type RhythmChange = z.infer<typeof RhythmChange>
export const Rhythms = z.object({
  rows: z.array(RhythmChange),
  /** What may be chosen: the first day a kind can begin on, with usual cut-off and lock. */
  choices: z.array(z.object({ ...Days, from: CivilDate })),
  /** The present period and those to come. */
  periods: z.array(Period.extend({ locksOn: CivilDate })),
  maySet: z.boolean(),
})
export type Rhythms = z.infer<typeof Rhythms>
/** By which periods the district dispatches, since when, and what comes. */
export const listRhythms = operation({
  id: 'listRhythms',
  method: 'GET',
  path: '/api/dispatch/rhythms',
  auth: 'session',
  response: Rhythms,
})
/** Sets the rhythm from a day on, or takes back a change that has not begun. */
export const setRhythm = operation({
  id: 'setRhythm',
  method: 'PUT',
  path: '/api/dispatch/rhythms/:from',
  auth: 'session',
  params: z.object({ from: CivilDate }),
  body: z.object({ ...Days, withdrawn: z.boolean(), expectedVersion: z.number().int(), reason: Text(500) }),
  response: RhythmChange,
  refusals: [
    'reports.rhythm.notAtStart',
    'reports.rhythm.locksBeforeEnd',
    'reports.rhythm.reportedAlready',
    'reports.rhythm.laterStands',
    'reports.rhythm.unchanged',
  ],
})
