import * as contract from '@guatu/contract/plan-files'
import { type Coded, isRefusal, type Refusal, refuse } from '@guatu/domain/kernel/coded'
import { parsePlan } from '@guatu/domain/plans/parse-plan'
import type { Plan } from '@guatu/domain/plans/plan-types'
import { say } from '@guatu/words/say'
import type { FastifyInstance } from 'fastify'
import { currentCalendars } from '../calendar/reads.ts'
import { loadMaterial } from '../cards/reads.ts'
import { civilDateOf } from '../platform/clock.ts'
import { attachmentNamed } from '../platform/http/send-table.ts'
import { alreadySent, serve } from '../platform/http/serve.ts'
import type { Platform } from '../platform/platform.ts'
import type { ReadScope } from '../platform/scope.ts'
import { mayPlan, mayReadProjects } from '../projects/policy.ts'
import { findProject, tiesOf } from '../projects/reads.ts'
import { planAsKnown } from './as-known.ts'
import type { MspdiBaseline } from './mspdi/mspdi-plan.ts'
import { readMspdi } from './mspdi/read-mspdi.ts'
import { writeMspdi } from './mspdi/write-mspdi.ts'
import { readSCurve } from './read-s-curve.ts'

type Named = { readonly name: string; readonly plan: Plan; readonly baselines: readonly MspdiBaseline[] }
/** MS Project keeps the baseline and ten more. */
const MOST_BASELINES = 11
/** A plan file beyond this is no plan of one project. */
const MOST_BYTES = 20 * 1024 * 1024

/** Plans as files: JSON and MS Project XML out, either of them in; and the S-curve. */
export function fileRoutes(app: FastifyInstance, platform: Platform): void {
  const { db } = platform
  serve(app, platform, contract.downloadPlanJson, {
    may: mayReadProjects,
    handle: async ({ params, scope, reply }) => {
      const found = await planOf(platform, scope, params.id)
      if (isRefusal(found)) return found
      reply
        .type('application/json; charset=utf-8')
        .header('content-disposition', attachmentNamed(`${found.name}.json`, 'plan'))
      reply.send(JSON.stringify(found.plan, null, 2))
      return alreadySent
    },
  })
  serve(app, platform, contract.downloadPlanXml, {
    may: mayReadProjects,
    handle: async ({ params, scope, reply }) => {
      const found = await planOf(platform, scope, params.id)
      if (isRefusal(found)) return found
      const written = writeMspdi(found.plan, await currentCalendars(db), {
        title: found.name,
        baselines: found.baselines,
      })
      if (isRefusal(written)) return written
      reply
        .type('application/xml; charset=utf-8')
        .header('content-disposition', attachmentNamed(`${found.name}.xml`, 'plan'))
      reply.send(written.xml)
      return alreadySent
    },
  })
  serve(app, platform, contract.readPlanFile, {
    may: mayReadProjects,
    handle: async ({ params, scope, actor, lang, request }) => {
      const project = await findProject(db, scope, params.id)
      if (!project) return refuse('platform.notFound', { what: 'projects.project' })
      if (!mayPlan(actor, tiesOf(project))) return refuse('platform.notPermitted')
      const part = await request.file({ limits: { fileSize: MOST_BYTES } })
      if (!part) return refuse('platform.fileMissing')
      const read = await readAny((await part.toBuffer()).toString('utf8'), platform)
      if (isRefusal(read)) return read
      const activities = read.plan.activities.map((a) => ({ ...a, name: a.name ?? a.id }))
      return {
        activities: activities as never,
        doubts: read.doubts.map((d) => ({ ...d, params: { ...d.params }, sentence: say(d, lang) })),
      }
    },
  })
  serve(app, platform, contract.getSCurve, {
    may: mayReadProjects,
    handle: async ({ params, query, scope }) =>
      (await readSCurve(platform, scope, params.id, query.basis)) ??
      refuse('platform.notFound', { what: 'projects.project' }),
  })
}

/** A plan as it is today, with actual dates and the office's calendars that it uses written into it. */
async function planOf(platform: Platform, scope: ReadScope, projectId: string): Promise<Named | Refusal> {
  const { db, clock } = platform
  const project = await findProject(db, scope, projectId)
  if (!project) return refuse('platform.notFound', { what: 'projects.project' })
  const now = clock.now()
  const [material] = await loadMaterial(db, scope, [projectId], 'newest')
  const known = material && planAsKnown(material, { asOf: civilDateOf(now), knownAt: now.toISOString() })
  if (!known) return refuse('platform.notFound', { what: 'plans.plan' })
  const { version: _version, status: _status, ...plan } = known
  const { shared = {} } = await currentCalendars(db)
  const used = new Set(plan.activities.map((a) => a.calendar))
  const own = Object.fromEntries(Object.entries(shared).filter(([key]) => used.has(key)))
  const calendars = { ...own, ...plan.calendars }
  return {
    name: project.name,
    plan: { ...plan, ...(Object.keys(calendars).length > 0 && { calendars }) },
    baselines: material.baselines.slice(-MOST_BASELINES).map(({ dates }, number) => ({ number, dates })),
  }
}

async function readAny(
  text: string,
  { db }: Platform,
): Promise<{ readonly plan: Plan; readonly doubts: readonly Coded[] } | Refusal> {
  if (text.trimStart().startsWith('<')) return readMspdi(text, (await currentCalendars(db)).official)
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    return refuse('plans.planFileUnknown')
  }
  const plan = parsePlan(json)
  return isRefusal(plan) ? plan : { plan, doubts: [] }
}
