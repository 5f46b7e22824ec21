import type { CivilDate } from '@guatu/domain/calendar/civil-date'
import { isRefusal, refuse } from '@guatu/domain/kernel/coded'
import { checkRhythmChange, type RhythmChange, rhythmOfChanges } from '@guatu/domain/reports/rhythm-changes'
import type { Command } from '../../platform/run-command.ts'
import { dispatchingNow, periodsLockedThrough } from '../period-now.ts'
import { findRhythm, listRhythmRows, reportedThrough } from '../rhythm-reads.ts'
import { writeRhythm } from '../writes.ts'

export type SetRhythm = {
  readonly from: CivilDate
  readonly kind: RhythmChange['kind']
  readonly cutOffDays: number
  readonly lockDays: number
  /** A change that has not begun may be taken back; it stays in the list as withdrawn. */
  readonly withdrawn: boolean
  readonly expectedVersion: number
  readonly reason: string
}

/**
 * The rhythm of the dispatch from a day on. What was reported or closed keeps its periods; a day that has no change yet has
 * the version 0. Refusals are those of `checkRhythmChange`.
 */
export const setRhythm: Command<SetRhythm, { from: string }> = {
  name: 'set-rhythm',
  subject: (input) => input.from,
  async run(ctx, input) {
    const before = await findRhythm(ctx.trx, input.from)
    if ((before?.version ?? 0) !== input.expectedVersion)
      return refuse('platform.staleVersion', { expected: input.expectedVersion })
    const others = (await listRhythmRows(ctx.trx)).filter((r) => !r.withdrawn && r.fromOn !== input.from)
    const reported = await reportedThrough(ctx.trx)
    const locked = periodsLockedThrough(ctx.now.toISOString(), ctx.today, await dispatchingNow(ctx.trx))
    const refusal = checkRhythmChange(input, {
      rhythm: rhythmOfChanges(others.map(({ fromOn, ...r }) => ({ ...r, from: fromOn }))),
      // Nobody has reported: nothing was closed that a new rhythm could contradict.
      reportedThrough: reported === null ? null : reported > locked ? reported : locked,
    })
    if (refusal && !(input.withdrawn && refusal.code === 'reports.rhythm.unchanged')) return refusal
    const { from, kind, cutOffDays, lockDays, withdrawn } = input
    const written = await writeRhythm(
      ctx,
      { id: from, fromOn: from, kind, cutOffDays, lockDays, withdrawn },
      { expectedVersion: before ? input.expectedVersion : null, reason: input.reason, effectiveOn: from },
    )
    if (isRefusal(written)) return written
    for (const topic of ['dispatch', 'wall', 'rhythm']) ctx.touch(topic)
    ctx.emit({ type: 'rhythm.changed' })
    return { from }
  },
}
