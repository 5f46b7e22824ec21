import { isRefusal, refuse } from '@guatu/domain/kernel/coded'
import { fenOfYuan } from '@guatu/domain/kernel/exact'
import type { Command } from '../../platform/run-command.ts'
import { listYearPlans } from '../figure-reads.ts'
import { maySetYearPlan } from '../policy.ts'
import { appendYearPlan } from '../writes.ts'
import { openProject } from './open-project.ts'

export type SetYearPlan = {
  id: string
  projectId: string
  year: number
  total: string
  months: string[] | null
  reason: string
}

/** Months sum to the total; months that are over keep their plan, so a change moves later ones only. */
export const setYearPlan: Command<SetYearPlan, { id: string }> = {
  name: 'set-year-plan',
  subject: (input) => input.projectId,
  async run(ctx, input) {
    const project = await openProject(ctx, input.projectId, maySetYearPlan)
    if (isRefusal(project)) return project
    const sum = input.months?.reduce((all, m) => all + (fenOfYuan(m) ?? 0), 0)
    if (sum !== undefined && sum !== fenOfYuan(input.total))
      return refuse('projects.planMonthsSum', { sum: String(sum / 100), total: input.total })
    const before = (await listYearPlans(ctx.trx, input.projectId)).filter((p) => p.year === input.year).at(-1)
    const locked = lockedMonths(ctx.today, input.year)
    const moved =
      input.months && before?.months
        ? before.months.findIndex((m, i) => i < locked && fenOfYuan(m) !== fenOfYuan(input.months![i]!))
        : -1
    if (moved >= 0) return refuse('projects.lockedMonthsMoved', { month: moved + 1 })
    await appendYearPlan(ctx, {
      id: input.id,
      projectId: input.projectId,
      year: input.year,
      totalYuan: input.total,
      months: input.months,
      reason: input.reason,
      // The first plan is the year's from its first day, whenever it was typed in; a change counts from today.
      occurredOn: before ? ctx.today : `${input.year}-01-01`,
      recordedAt: ctx.now,
      actorId: ctx.actor.accountId,
      supersedes: null,
    })
    ctx.emit({ type: 'yearPlan.set', projectId: input.projectId })
    return { id: input.id }
  },
}

/** How many months of the year are over on a day. */
const lockedMonths = (today: string, year: number): number => {
  const now = Number(today.slice(0, 4))
  return now > year ? 12 : now < year ? 0 : Number(today.slice(5, 7)) - 1
}
