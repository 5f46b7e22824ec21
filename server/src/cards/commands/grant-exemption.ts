import { addDays, type CivilDate } from '@guatu/domain/calendar/civil-date'
import type { CardSubject } from '@guatu/domain/cards/card-subjects'
import { refuse } from '@guatu/domain/kernel/coded'
import type { Command } from '../../platform/run-command.ts'
import { findExemption } from '../exemption-reads.ts'
import { columnsOfSubject } from '../subject-column.ts'
import { appendExemptionOf, openExempted } from './exempt-subject.ts'

export type GrantExemption = {
  id: string
  subjectType: CardSubject
  /** A territory by its code. */
  subjectId: string
  rule: string | null
  reason: string
  from: string
  to: string
}

const LONGEST = 366
/** True where it ends before it begins, or lasts longer than a year: after that somebody has to look again. */
export const exemptionSpanFault = (from: string, to: string): boolean =>
  to < from || to > addDays(from as CivilDate, LONGEST)

/**
 * 豁免 of whoever can carry a card: a proper reason, approved by the leader who signs in; rules that name it stop at once and for its
 * days only. A headquarters or a task force is exempted as the unit that it is, in whatever it answers for.
 */
export const grantExemption: Command<GrantExemption, { id: string }> = {
  name: 'grant-exemption',
  subject: (input) => input.subjectId,
  async run(ctx, input) {
    const of = columnsOfSubject(input.subjectType, input.subjectId)
    const unseen = await openExempted(ctx, of)
    if (unseen) return unseen
    const before = await findExemption(ctx.trx, input.id)
    if (before)
      return before.fromOn === input.from && before.toOn === input.to && before.reason === input.reason
        ? { id: input.id }
        : refuse('platform.idTaken')
    if (exemptionSpanFault(input.from, input.to)) return refuse('cards.exemption.span')
    await appendExemptionOf(ctx, {
      ...of,
      id: input.id,
      rule: input.rule,
      reason: input.reason,
      approver: ctx.actor.name,
      fromOn: input.from,
      toOn: input.to,
      cardId: null,
      occurredOn: ctx.today,
      recordedAt: ctx.now,
      actorId: ctx.actor.accountId,
      supersedes: null,
    })
    return { id: input.id }
  },
}
