import type { CivilDate } from '@guatu/domain/calendar/civil-date'
import { isRefusal, refuse } from '@guatu/domain/kernel/coded'
import { schedulePlan } from '@guatu/domain/plans/schedule-plan'
import { currentCalendars } from '../../calendar/reads.ts'
import { loadMaterial } from '../../cards/reads.ts'
import type { Command } from '../../platform/run-command.ts'
import { scopeOfSystem } from '../../platform/scope.ts'
import { openProject } from '../../projects/commands/open-project.ts'
import { mayApprovePlan } from '../../projects/policy.ts'
import { planAsKnown } from '../as-known.ts'
import { findPlan, listBaselines } from '../reads.ts'
import { appendBaseline } from '../writes.ts'

export type FreezeBaseline = { id: string; projectId: string; name: string }

/** Freezes the dates as they are today, actual ones among them, as one more baseline to compare with. The plan stays what it is. */
export const freezeBaseline: Command<FreezeBaseline, { id: string }> = {
  name: 'freeze-baseline',
  subject: (input) => input.projectId,
  async run(ctx, input) {
    const project = await openProject(ctx, input.projectId, mayApprovePlan)
    if (isRefusal(project)) return project
    const plan = await findPlan(ctx.trx, input.projectId)
    if (!plan) return refuse('platform.notFound', { what: 'plans.plan' })
    if ((await listBaselines(ctx.trx, input.projectId)).some((b) => b.id === input.id)) return { id: input.id }
    const [material] = await loadMaterial(ctx.trx, scopeOfSystem('freeze-baseline'), [input.projectId], 'newest')
    const at = { asOf: ctx.today as CivilDate, knownAt: ctx.now.toISOString() }
    const known = material && planAsKnown(material, at)
    const scheduled = known && schedulePlan(known, await currentCalendars(ctx.trx))
    if (!scheduled?.finish) return refuse('plans.empty')
    await appendBaseline(ctx, {
      id: input.id,
      planId: plan.id,
      projectId: input.projectId,
      planVersion: plan.version,
      name: input.name,
      dates: JSON.stringify(
        scheduled.activities.map((a) => ({ id: a.id, start: a.earliestStart, finish: a.earliestFinish })),
      ),
      occurredOn: ctx.today,
      recordedAt: ctx.now,
      actorId: ctx.actor.accountId,
    })
    return { id: input.id }
  },
}
