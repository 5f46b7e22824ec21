import * as contract from '@guatu/contract/plans'
import { isRefusal, type Refusal, refuse } from '@guatu/domain/kernel/coded'
import type { FastifyInstance } from 'fastify'
import { currentCalendars } from '../calendar/reads.ts'
import type { CommandContext } from '../platform/command-context.ts'
import { type Call, serve } from '../platform/http/serve.ts'
import type { Platform } from '../platform/platform.ts'
import { type Command, runCommand } from '../platform/run-command.ts'
import { readWithTheNext } from '../platform/travel.ts'
import { mayReadProjects } from '../projects/policy.ts'
import { findProject } from '../projects/reads.ts'
import { changeRoutes } from './change-routes.ts'
import { approvePlan } from './commands/approve-plan.ts'
import { changePlan } from './commands/change-plan.ts'
import { createPlan } from './commands/create-plan.ts'
import { recordMilestone } from './commands/record-milestone.ts'
import { fileRoutes } from './file-routes.ts'
import { forecastRoutes } from './forecast-routes.ts'
import { planPageReads, presentPlan, readPlan } from './read-plan.ts'
import type { PlanCalendarSpecs } from './tables.ts'
import { templateRoutes } from './template-routes.ts'

export function plansRoutes(app: FastifyInstance, platform: Platform): void {
  const { db } = platform
  templateRoutes(app, platform)
  forecastRoutes(app, platform)
  changeRoutes(app, platform)
  fileRoutes(app, platform)
  serve(app, platform, contract.getPlan, {
    may: mayReadProjects,
    handle: async (call) => {
      if (!(await findProject(db, call.scope, call.params.id)))
        return refuse('platform.notFound', { what: 'projects.project' })
      return (await readPlan(platform, call, call.params.id)) as contract.PlanView
    },
  })
  serve(app, platform, contract.createPlan, {
    may: mayReadProjects,
    handle: (call) => answering(platform, call, createPlan, { ...call.body, projectId: call.params.id }),
  })
  serve(app, platform, contract.changePlan, {
    may: mayReadProjects,
    handle: (call) =>
      answering(platform, call, changePlan, {
        ...call.body,
        calendars: call.body.calendars as PlanCalendarSpecs | undefined,
        projectId: call.params.id,
      }),
  })
  serve(app, platform, contract.tryPlan, {
    may: mayReadProjects,
    handle: async (call) =>
      (await readPlan(platform, call, call.params.id, call.body.activities)) ??
      refuse('platform.notFound', { what: 'plans.plan' }),
  })
  serve(app, platform, contract.approvePlan, {
    may: mayReadProjects,
    handle: (call) => answering(platform, call, approvePlan, { ...call.body, projectId: call.params.id }),
  })
  serve(app, platform, contract.recordMilestone, {
    may: mayReadProjects,
    handle: (call) => answering(platform, call, recordMilestone, { ...call.body, projectId: call.params.id }),
  })
}

/** Runs a command about a plan; answers with the plan after it, read with its commit, and with both states when it was stale. */
async function answering<I extends { projectId: string }>(
  platform: Platform,
  call: Pick<Call<never>, 'caller' | 'scope' | 'actor' | 'lang'>,
  command: Command<I, unknown>,
  input: I,
): Promise<contract.PlanView | Refusal> {
  let page: () => contract.PlanView | null = () => null
  const readBack = async (ctx: CommandContext) => {
    const at = { asOf: ctx.today, knownAt: ctx.now.toISOString() }
    const calendars = await currentCalendars(ctx.trx)
    const found = await readWithTheNext(ctx.trx, planPageReads(call.scope, input.projectId, at))
    page = () => presentPlan(found(), calendars, at, call)
  }
  const done = await runCommand(platform, call.caller, { ...command, readBack }, input)
  if (!isRefusal(done)) return page() ?? refuse('platform.notFound', { what: 'plans.plan' })
  if (done.code !== 'platform.staleVersion') return done
  const current = await readPlan(platform, call, input.projectId)
  return { ...done, params: { ...done.params, current: current as never } }
}
