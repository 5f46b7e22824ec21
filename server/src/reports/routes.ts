import { getReportForm, listMyReports, listReports, submitReport as submitReportOp } from '@guatu/contract/reports'
import type { Level } from '@guatu/domain/cards/level'
import { coded, isRefusal, refuse } from '@guatu/domain/kernel/coded'
import { say } from '@guatu/words/say'
import type { Lang } from '@guatu/words/words'
import type { FastifyInstance } from 'fastify'
import { listBottleneckRows } from '../bottlenecks/reads.ts'
import { ruleSetAt } from '../cards/judge-at.ts'
import { wornBy } from '../cards/present.ts'
import { civilDateOf } from '../platform/clock.ts'
import { serve } from '../platform/http/serve.ts'
import type { Platform } from '../platform/platform.ts'
import { runCommand } from '../platform/run-command.ts'
import { mayReadProjects } from '../projects/policy.ts'
import { findProject } from '../projects/reads.ts'
import { type Submitted, submitReport } from './commands/submit-report.ts'
import { dispatchingNow, periodOfKey, presentPeriod } from './period-now.ts'
import { presentReport, presentReports } from './present.ts'
import { allReportRows, listReportingState, standingReportRows, unitName, yearPlanTotal } from './reads.ts'

/** Of a project that was never judged. */
const NOTHING = coded('cards.normalNoValues')

export function reportsRoutes(app: FastifyInstance, platform: Platform): void {
  const { db, clock } = platform
  const periodFor = async (key: string | undefined) =>
    periodOfKey(key, civilDateOf(clock.now()), await dispatchingNow(db))

  /** The report as it stands and the light it led to, in the palette's words. */
  const answerOf = ({ previous, ruleSets, stands }: Submitted, lang: Lang) => {
    const now = clock.now()
    const at = { asOf: civilDateOf(now), knownAt: now.toISOString() }
    const { level: stored, sentence, ...sent } = stands!
    const level = (stored ?? 'normal') as Level
    const { palette } = ruleSetAt(ruleSets, at)
    return {
      report: presentReport(sent, previous, lang),
      light: {
        ...wornBy(palette, level, sentence ?? NOTHING, lang),
        sentence: sentence ? say(sentence, lang) : '',
      },
    }
  }

  serve(app, platform, submitReportOp, {
    may: mayReadProjects,
    handle: async ({ params, body, caller, lang }) => {
      const done = await runCommand(platform, caller, submitReport, { ...body, projectId: params.id })
      if (isRefusal(done)) return done
      return answerOf(done, lang)
    },
  })
  serve(app, platform, listReports, {
    may: mayReadProjects,
    handle: async ({ params, scope, lang }) => {
      if (!(await findProject(db, scope, params.id))) return refuse('platform.notFound', { what: 'projects.project' })
      return presentReports(await allReportRows(db, scope, params.id), lang)
    },
  })
  serve(app, platform, getReportForm, {
    may: mayReadProjects,
    handle: async ({ params, query, scope, actor, lang }) => {
      const project = await findProject(db, scope, params.id)
      if (!project) return refuse('platform.notFound', { what: 'projects.project' })
      const period = await periodFor(query.period)
      if (isRefusal(period)) return period
      const rows = await standingReportRows(db, scope, params.id)
      const current = rows.find((r) => r.period === period.key) ?? null
      const last = rows.find((r) => r.asOf < period.opensOn) ?? null
      const owner = project.ownerUnitId ? await unitName(db, project.ownerUnitId) : null
      const forOther = project.ownerUnitId !== null && !actor.unitIds.includes(project.ownerUnitId)
      const plan = await yearPlanTotal(db, params.id, Number(period.closesOn.slice(0, 4)))
      const bottlenecks = await listBottleneckRows(db, scope, { projectId: params.id, today: civilDateOf(clock.now()) })
      return {
        projectId: project.id,
        projectName: project.name,
        ownerUnit: owner,
        period: presentPeriod(period, clock.now().toISOString(), lang),
        last: last && presentReport(last, rows[rows.indexOf(last) + 1] ?? null, lang),
        current: current && presentReport(current, last, lang),
        yearPlan: plan?.totalYuan ?? null,
        fillingFor: forOther ? owner : null,
        openBottlenecks: bottlenecks
          .filter((b) => b.resolvedOn === null)
          .map((b) => ({ id: b.id, text: b.text, due: b.dueOn })),
      }
    },
  })
  serve(app, platform, listMyReports, {
    may: mayReadProjects,
    handle: async ({ scope, lang }) => {
      const period = await periodFor(undefined)
      if (isRefusal(period)) return period
      const rows = await listReportingState(db, scope, period.key)
      return {
        period: presentPeriod(period, clock.now().toISOString(), lang),
        rows: rows.map((r) => ({ ...r, level: r.level as Level })),
      }
    },
  })
}
