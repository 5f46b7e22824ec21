import type { Activity } from '@guatu/contract/plans'
import type { CivilDate } from '@guatu/domain/calendar/civil-date'
import { isRefusal, refuse } from '@guatu/domain/kernel/coded'
import type { Plan } from '@guatu/domain/plans/plan-types'
import { schedulePlan } from '@guatu/domain/plans/schedule-plan'
import { withNames } from '@guatu/domain/plans/with-names'
import { currentCalendars } from '../../calendar/reads.ts'
import type { Command } from '../../platform/run-command.ts'
import { openProjectReading } from '../../projects/commands/open-project.ts'
import { mayPlan } from '../../projects/policy.ts'
import { committedFinishRead, planRead } from '../reads.ts'
import type { PlanCalendarSpecs } from '../tables.ts'
import { writePlan } from '../writes.ts'

export type ChangePlan = {
  projectId: string
  expectedVersion: number
  activities: Activity[]
  /** Left out: as they are. */
  calendars?: PlanCalendarSpecs | undefined
  reason: string
}

/** A changed plan is a draft again until the lead unit approves it; a network without dates (a loop) is refused. */
export const changePlan: Command<ChangePlan, { id: string }> = {
  name: 'change-plan',
  subject: (input) => input.projectId,
  async run(ctx, input) {
    const reads = [committedFinishRead(input.projectId), planRead(input.projectId)] as const
    const opened = await openProjectReading(ctx, input.projectId, mayPlan, reads)
    if (isRefusal(opened)) return opened
    const [[committed], [plan]] = opened.found
    if (!plan) return refuse('platform.notFound', { what: 'plans.plan' })
    const finish = committed?.committedOn ?? plan.committedFinish
    const activities = input.activities as Plan['activities']
    const calendars = input.calendars ?? plan.calendars
    const dates = { start: plan.startOn as CivilDate, finish: finish as CivilDate }
    const scheduled = schedulePlan(
      { ...dates, activities, ...(calendars && { calendars }) },
      await currentCalendars(ctx.trx),
    )
    const fatal = scheduled.diagnoses[0] && withNames(scheduled.diagnoses[0], activities)
    if (scheduled.finish === null) return fatal ? refuse(fatal.code, fatal.params) : refuse('plans.empty')
    const written = await writePlan(
      ctx,
      {
        ...plan,
        status: 'draft',
        committedFinish: finish,
        activities: JSON.stringify(activities),
        calendars: calendars && JSON.stringify(calendars),
      },
      { expectedVersion: input.expectedVersion, reason: input.reason },
    )
    if (isRefusal(written)) return written
    ctx.emit({ type: 'plan.changed', projectId: input.projectId })
    return { id: plan.id }
  },
}
