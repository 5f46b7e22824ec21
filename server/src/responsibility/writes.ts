import type { Insertable } from 'kysely'
import type { CommandContext } from '../platform/command-context.ts'
import { appendFact } from '../platform/write.ts'
import type { PauseEventTable } from './tables.ts'

type Taken = 'actor' | 'actorId' | 'occurredOn' | 'recordedAt' | 'supersedes'

/** A step of a pause as taken now, by whoever acts. */
export const appendPauseEvent = (ctx: CommandContext, step: Omit<Insertable<PauseEventTable>, Taken>) =>
  appendFact(ctx, 'pauseEvent', {
    ...step,
    actor: ctx.actor.name,
    actorId: ctx.actor.accountId,
    occurredOn: ctx.today,
    recordedAt: ctx.now,
    supersedes: null,
  })
