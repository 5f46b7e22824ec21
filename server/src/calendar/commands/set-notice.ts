import { isRefusal, refuse } from '@guatu/domain/kernel/coded'
import type { Command } from '../../platform/run-command.ts'
import { findNotice } from '../reads.ts'
import { writeNotice } from '../writes.ts'

export type SetNotice = {
  year: number
  expectedVersion: number
  off: readonly string[]
  on: readonly string[]
  reason: string
}

/**
 * The State Council's notice of a year: working days that are off, days of rest that are worked. What is entered here is
 * taken as announced, so the year is provisional no longer. A year without a notice has the version 0.
 */
export const setNotice: Command<SetNotice, { year: number }> = {
  name: 'set-notice',
  subject: (input) => String(input.year),
  async run(ctx, input) {
    const off = [...new Set(input.off)].sort()
    const on = [...new Set(input.on)].sort()
    const outside = [...off, ...on].find((date) => !date.startsWith(`${input.year}-`))
    if (outside) return refuse('calendar.outsideYear', { date: outside, year: input.year })
    const both = off.find((date) => on.includes(date))
    if (both) return refuse('calendar.bothOffAndOn', { date: both })
    const before = await findNotice(ctx.trx, input.year)
    if ((before?.version ?? 0) !== input.expectedVersion)
      return refuse('platform.staleVersion', { expected: input.expectedVersion })
    const written = await writeNotice(
      ctx,
      { id: String(input.year), year: input.year, offDays: off, onDays: on, official: true },
      {
        expectedVersion: before ? input.expectedVersion : null,
        reason: input.reason,
        effectiveOn: `${input.year}-01-01`,
      },
    )
    if (isRefusal(written)) return written
    for (const topic of ['calendar', 'wall', 'dispatch']) ctx.touch(topic)
    ctx.emit({ type: 'calendar.changed' })
    return { year: input.year }
  },
}
