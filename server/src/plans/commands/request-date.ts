import { isRefusal, refuse } from '@guatu/domain/kernel/coded'
import type { Command } from '../../platform/run-command.ts'
import { scopeOfSystem } from '../../platform/scope.ts'
import { openProject } from '../../projects/commands/open-project.ts'
import { mayPlan } from '../../projects/policy.ts'
import { appendRequest } from '../change-writes.ts'
import { committedDates } from '../reads.ts'
import { listRequestsOf } from '../request-reads.ts'

export type RequestDate = {
  id: string
  projectId: string
  milestone: string
  asked: string
  precision: string
  reasonCode: string
  reason: string
  document: string
}

/**
 * Asks for another committed date, with a listed reason and the paper it was asked by. Until somebody decides, the date in force
 * stands: past it, the project is late.
 */
export const requestDate: Command<RequestDate, { id: string }> = {
  name: 'request-date',
  subject: (input) => input.projectId,
  async run(ctx, input) {
    const project = await openProject(ctx, input.projectId, mayPlan)
    if (isRefusal(project)) return project
    const inForce = (await committedDates(ctx.trx, input.projectId)).get(input.milestone)
    if (!inForce) return refuse('plans.noSuchDate', { milestone: input.milestone })
    if (inForce === input.asked) return refuse('plans.sameDate', { date: inForce })
    const requests = await listRequestsOf(ctx.trx, scopeOfSystem('request-date'), input.projectId)
    if (requests.some((r) => r.milestone === input.milestone && r.decision === null && r.id !== input.id))
      return refuse('plans.requestOpen')
    if (requests.some((r) => r.id === input.id)) return { id: input.id }
    await appendRequest(ctx, {
      id: input.id,
      projectId: input.projectId,
      milestone: input.milestone,
      fromOn: inForce,
      askedOn: input.asked,
      precision: input.precision,
      reasonCode: input.reasonCode,
      reason: input.reason,
      document: input.document,
      occurredOn: ctx.today,
      recordedAt: ctx.now,
      actorId: ctx.actor.accountId,
      supersedes: null,
    })
    ctx.touch('dateChanges')
    return { id: input.id }
  },
}
