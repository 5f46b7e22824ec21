import type { CivilDate } from '@guatu/domain/calendar/civil-date'
import { isRefusal, type Refusal, refuse } from '@guatu/domain/kernel/coded'
import { planFromTemplate } from '@guatu/domain/plans/templates'
import type { PlanTemplate } from '@guatu/domain/plans/templates/plan-template'
import { currentCalendars } from '../../calendar/reads.ts'
import type { CommandContext } from '../../platform/command-context.ts'
import type { Command } from '../../platform/run-command.ts'
import { openProject } from '../../projects/commands/open-project.ts'
import { mayClaimMilestone, mayPlan } from '../../projects/policy.ts'
import { appendCommitment } from '../../projects/writes.ts'
import { committedFinish, findPlan } from '../reads.ts'
import { findTemplate } from '../template-reads.ts'
import { writePlan } from '../writes.ts'
import { claimDoneSoFar, type DoneSoFar, refusalOfDoneSoFar } from './claim-done-so-far.ts'

export type CreatePlan = {
  id: string
  projectId: string
  template: string
  committedFinish: string
  /** Null: the latest day that still keeps the commitment; with nodes behind it, the day of the first. */
  start: string | null
  doneSoFar?: DoneSoFar | null | undefined
}

/**
 * From template and committed finish to a plan counted back. A project without a committed finish gets it here as its
 * first; another date than the one in force must be moved with reason and approver first. The nodes that a project under
 * construction has behind it are claimed with the plan, so that it does not look late on its first day.
 */
export const createPlan: Command<CreatePlan, { id: string }> = {
  name: 'create-plan',
  subject: (input) => input.projectId,
  async run(ctx, input) {
    const project = await openProject(ctx, input.projectId, mayPlan)
    if (isRefusal(project)) return project
    const existing = await findPlan(ctx.trx, input.projectId)
    if (existing) return existing.id === input.id ? { id: input.id } : refuse('plans.exists')
    const template = await findTemplate(ctx.trx, input.template)
    if (!template || template.retired) return refuse('plans.unknownTemplate', { template: input.template })
    const done = input.doneSoFar?.nodes.length ? input.doneSoFar : null
    const no = done && (await refusalOfClaims(ctx, input.projectId, done, template.nodes))
    if (no) return no
    const inForce = await committedFinish(ctx.trx, input.projectId)
    if (inForce !== null && inForce !== input.committedFinish)
      return refuse('plans.otherCommitment', { inForce, asked: input.committedFinish })
    if (inForce === null) await commitFirst(ctx, input)
    const calendars = await currentCalendars(ctx.trx)
    const plan = planFromTemplate(
      template as PlanTemplate,
      {
        committedFinish: input.committedFinish as CivilDate,
        ...((input.start ?? firstDay(done)) && { start: (input.start ?? firstDay(done)) as CivilDate }),
        statusDate: ctx.today,
      },
      calendars,
    )
    const written = await writePlan(
      ctx,
      {
        id: input.id,
        projectId: input.projectId,
        status: 'draft',
        template: input.template,
        startOn: plan.start,
        committedFinish: input.committedFinish,
        activities: JSON.stringify(plan.activities),
        calendars: null,
      },
      { expectedVersion: null },
    )
    if (isRefusal(written)) return written
    ctx.emit({ type: 'plan.changed', projectId: input.projectId })
    if (done) await claimDoneSoFar(ctx, input.projectId, done)
    return { id: input.id }
  },
}

const commitFirst = (ctx: CommandContext, { projectId, committedFinish: committedOn }: CreatePlan) =>
  appendCommitment(ctx, {
    id: ctx.newId(),
    projectId,
    milestone: 'finish',
    committedOn,
    precision: 'day',
    reasonCode: 'first',
    approver: null,
    occurredOn: ctx.today,
    recordedAt: ctx.now,
    actorId: ctx.actor.accountId,
    supersedes: null,
  })

async function refusalOfClaims(
  ctx: CommandContext,
  projectId: string,
  done: DoneSoFar,
  nodes: readonly { readonly id: string }[],
): Promise<Refusal | null> {
  const claimable = await openProject(ctx, projectId, mayClaimMilestone)
  return isRefusal(claimable) ? claimable : refusalOfDoneSoFar(done, nodes, ctx.today)
}

const firstDay = (done: DoneSoFar | null): string | undefined => done?.nodes.map((node) => node.finishedOn).sort()[0]
