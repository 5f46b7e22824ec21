import type { CivilDate } from '@guatu/domain/calendar/civil-date'
import { addWorkingDays, type WorkingCalendar } from '@guatu/domain/calendar/working-calendar'
import { isRefusal, type Refusal } from '@guatu/domain/kernel/coded'
import type { Actor, Role } from '@guatu/domain/organization/actor'
import { say } from '@guatu/words/say'
import { civilDateOf } from '../platform/clock.ts'
import type { CommandContext } from '../platform/command-context.ts'
import type { Transaction } from '../platform/db.ts'
import { newId } from '../platform/id.ts'
import type { Command } from '../platform/run-command.ts'

/** Somebody of the sample with one role. */
export const actorOf = (person: { id: string; name: string } | undefined, role: Role, unitIds: string[]): Actor => ({
  accountId: null,
  personId: person?.id || null,
  name: person?.name ?? say({ code: 'sample.actor', params: {} }),
  grants: [{ role, unitId: unitIds[0] ?? null, regionCode: null }],
  unitIds,
  postIds: [],
})

/** Days of the story: working days before (−) or after today. */
export class Days {
  private readonly calendar: WorkingCalendar
  private readonly today: CivilDate
  constructor(calendar: WorkingCalendar, today: CivilDate) {
    this.calendar = calendar
    this.today = today
  }
  on(n: number): CivilDate {
    return addWorkingDays(this.calendar, this.today, n)
  }
  at(n: number): Date {
    return new Date(`${this.on(n)}T09:30:00+08:00`)
  }
}

/** Takes a command as it was taken at a moment of the story; a refusal is a bug of the story. */
export async function take<I, O>(
  trx: Transaction,
  actor: Actor,
  at: Date,
  command: Command<I, O>,
  input: I,
): Promise<O> {
  const ctx: CommandContext = {
    ...{ trx, actor, now: at, today: civilDateOf(at), written: [] },
    refreshNow: () => {},
    newId: () => newId(at.getTime()),
    emit: () => {},
    touch: () => {},
  }
  const done: O | Refusal = await command.run(ctx, input)
  if (isRefusal(done)) throw new Error(`${command.name}: ${say(done)}`)
  return done
}
