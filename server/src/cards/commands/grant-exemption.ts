import { addDays, type CivilDate } from '@guatu/domain/calendar/civil-date'
import { isRefusal, type Refusal, refuse } from '@guatu/domain/kernel/coded'
import { findUnit } from '../../organization/unit-reads.ts'
import type { CommandContext } from '../../platform/command-context.ts'
import type { Command } from '../../platform/run-command.ts'
import { openProject } from '../../projects/commands/open-project.ts'
import { appendExemption } from '../card-writes.ts'
import { findExemption } from '../exemption-reads.ts'
import { mayGrantExemption } from '../policy.ts'

export type GrantExemption = {
  id: string
  subjectType: 'project' | 'unit'
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

/** 豁免: a proper reason, approved by the leader who signs in; rules that name it stop at once and for its days only. */
export const grantExemption: Command<GrantExemption, { id: string }> = {
  name: 'grant-exemption',
  subject: (input) => input.subjectId,
  async run(ctx, input) {
    const subject = await openSubject(ctx, input)
    if (subject) return subject
    const before = await findExemption(ctx.trx, input.id)
    if (before)
      return before.fromOn === input.from && before.toOn === input.to && before.reason === input.reason
        ? { id: input.id }
        : refuse('platform.idTaken')
    if (exemptionSpanFault(input.from, input.to)) return refuse('cards.exemption.span')
    await appendExemption(ctx, {
      id: input.id,
      projectId: input.subjectType === 'project' ? input.subjectId : null,
      unitId: input.subjectType === 'unit' ? input.subjectId : null,
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
    if (input.subjectType === 'project') ctx.emit({ type: 'exemption.changed', projectId: input.subjectId })
    ctx.touch('exemptions')
    // An exempted unit's light follows.
    ctx.touch('groupsDue')
    return { id: input.id }
  },
}

async function openSubject(ctx: CommandContext, input: GrantExemption): Promise<Refusal | null> {
  if (input.subjectType === 'project') {
    const project = await openProject(ctx, input.subjectId, mayGrantExemption)
    return isRefusal(project) ? project : null
  }
  if (!mayGrantExemption(ctx.actor)) return refuse('platform.notPermitted')
  return (await findUnit(ctx.trx, input.subjectId)) ? null : refuse('platform.notFound', { what: 'organization.unit' })
}
