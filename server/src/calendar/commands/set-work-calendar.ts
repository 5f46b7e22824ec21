import { type CalendarSpec, calendarOf, isYearlySpan } from '@guatu/domain/calendar/calendar-spec'
import { isRefusal, refuse } from '@guatu/domain/kernel/coded'
import type { Command } from '../../platform/run-command.ts'
import { currentCalendar, findWorkCalendar } from '../reads.ts'
import { writeWorkCalendar } from '../writes.ts'

export type SetWorkCalendar = {
  key: string
  expectedVersion: number
  name: string
  spec: CalendarSpec
  retired: boolean
  reason: string
}

/** Fewer than this many days in all covered years, and nothing planned on it would ever end. */
const TOO_FEW = 365

/**
 * A calendar the office keeps: a site without rest, a winter stop, a ban on night work. New with the version 0. A retired one is
 * offered no more and still dates what uses it. 'cn' is the official calendar and can't be taken.
 */
export const setWorkCalendar: Command<SetWorkCalendar, { key: string }> = {
  name: 'set-work-calendar',
  subject: (input) => input.key,
  async run(ctx, { key, expectedVersion, reason, ...body }) {
    if (key === 'cn') return refuse('calendar.keyTaken', { key })
    const span = body.spec.offYearly?.find((s) => !isYearlySpan(s))
    if (span) return refuse('calendar.spanMalformed', { from: span.from, to: span.to })
    const worked = calendarOf(body.spec, await currentCalendar(ctx.trx)).days.length
    if (worked < TOO_FEW) return refuse('calendar.neverWorks', { days: worked })
    const before = await findWorkCalendar(ctx.trx, key)
    if ((before?.version ?? 0) !== expectedVersion)
      return refuse('platform.staleVersion', { expected: expectedVersion })
    const written = await writeWorkCalendar(
      ctx,
      { id: key, name: body.name, spec: JSON.stringify(body.spec), retired: body.retired },
      { expectedVersion: before ? expectedVersion : null, reason },
    )
    if (isRefusal(written)) return written
    for (const topic of ['calendar', 'wall', 'dispatch']) ctx.touch(topic)
    ctx.emit({ type: 'calendar.changed' })
    return { key }
  },
}
