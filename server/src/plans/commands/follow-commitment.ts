import type { CommandContext } from '../../platform/command-context.ts'
import { findPlan } from '../reads.ts'
import { writePlan } from '../writes.ts'

/** A plan is counted back from the committed finish in force: when that moves, the plan goes with it, as a version of its own. */
export async function followCommitment(ctx: CommandContext, projectId: string, finish: string): Promise<void> {
  const plan = await findPlan(ctx.trx, projectId)
  if (!plan || plan.committedFinish === finish) return
  const { activities, calendars } = plan
  const stored = { activities: JSON.stringify(activities), calendars: calendars && JSON.stringify(calendars) }
  await writePlan(ctx, { ...plan, ...stored, committedFinish: finish }, { expectedVersion: plan.version })
}
