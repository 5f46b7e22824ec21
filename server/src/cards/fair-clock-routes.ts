import * as contract from '@guatu/contract/responsibility'
import { refuse } from '@guatu/domain/kernel/coded'
import type { EvaluationPoint } from '@guatu/domain/reports/project-facts'
import { spanAsked } from '@guatu/domain/responsibility/span-asked'
import { rankWaitedFor, type WaitedFor } from '@guatu/domain/responsibility/waiting-days'
import { say } from '@guatu/words/say'
import type { Lang } from '@guatu/words/words'
import type { FastifyInstance } from 'fastify'
import { civilDateOf } from '../platform/clock.ts'
import { type Column, sendTable } from '../platform/http/send-table.ts'
import { alreadySent, serve } from '../platform/http/serve.ts'
import { pageOfAll } from '../platform/page-of-all.ts'
import type { Platform } from '../platform/platform.ts'
import type { ReadScope } from '../platform/scope.ts'
import { mayReadProjects } from '../projects/policy.ts'
import { clockOf, keyOf, type NamedWaiting, waitingsInSight } from './fair-clock.ts'

type Asked = {
  readonly from?: string | undefined
  readonly to?: string | undefined
  readonly q?: string | undefined
  readonly sort?: string | undefined
}

/** 公平时钟: whose days a delay is made of, and who is waited for. */
export function fairClockRoutes(app: FastifyInstance, platform: Platform): void {
  const { db, clock } = platform
  const now = () => ({ asOf: civilDateOf(clock.now()), knownAt: clock.now().toISOString() })
  serve(app, platform, contract.getProjectClock, {
    may: mayReadProjects,
    handle: async ({ params, scope }) => {
      const found = await clockOf(db, scope, params.id, now())
      if (!found) return refuse('platform.notFound', { what: 'projects.project' })
      // The project's days are those of its worst open milestone: a day is late once, however many nodes are late on it.
      const open = found.milestones.filter((m) => m.claimedOn === null)
      const grossDays = Math.max(0, ...open.map((m) => m.grossDays))
      const netDays = Math.max(0, ...open.map((m) => m.netDays))
      return { asOf: now().asOf, grossDays, netDays, ...found }
    },
  })
  rankingRoutes(app, platform, now)
  waitingRoutes(app, platform, now)
}

/** The units that others wait for, as a list and as Excel. */
function rankingRoutes(app: FastifyInstance, platform: Platform, now: () => EvaluationPoint): void {
  const span = (query: Asked) => spanAsked(query, now().asOf)
  const ranking = async (scope: ReadScope, query: Asked) => {
    const rows = rankWaitedFor(await waitingsInSight(platform.db, scope, span(query), now()))
    const wanted = rows.filter((r) => !query.q || r.unit.includes(query.q))
    return sorted(wanted, query.sort, rankingSorts)
  }
  serve(app, platform, contract.listWaitedFor, {
    may: mayReadProjects,
    handle: async ({ query, scope }) => ({
      ...pageOfAll(
        await ranking(scope, query),
        query,
        (r) => r.unit,
        (r) => r,
      ),
      ...span(query),
    }),
  })
  serve(app, platform, contract.exportWaitedFor, {
    may: mayReadProjects,
    handle: async ({ query, scope, lang, reply }) => {
      const rows = await ranking(scope, query)
      const title = say({ code: 'responsibility.waitedForTitle', params: { ...span(query) } }, lang)
      await sendTable(reply, { title, asOf: span(query).to, lang, columns: rankingColumns(lang), rows })
      return alreadySent
    },
  })
}

/** The single waits behind the ranking, as a list and as Excel. */
function waitingRoutes(app: FastifyInstance, platform: Platform, now: () => EvaluationPoint): void {
  const span = (query: Asked) => spanAsked(query, now().asOf)
  const single = async (scope: ReadScope, query: Asked & { unit?: string | undefined; open?: 'yes' | undefined }) => {
    const all = await waitingsInSight(platform.db, scope, span(query), now())
    const wanted = all.filter(
      (w) =>
        (!query.unit || w.unit === query.unit) &&
        (!query.open || w.open) &&
        (!query.q || w.projectName.includes(query.q) || w.name.includes(query.q) || w.unit.includes(query.q)),
    )
    return sorted(wanted, query.sort, waitingSorts)
  }
  serve(app, platform, contract.listWaitings, {
    may: mayReadProjects,
    handle: async ({ query, scope }) => pageOfAll(await single(scope, query), query, keyOf, presentWaiting),
  })
  serve(app, platform, contract.exportWaitings, {
    may: mayReadProjects,
    handle: async ({ query, scope, lang, reply }) => {
      const rows = await single(scope, query)
      const title = say({ code: 'responsibility.waitingsTitle', params: { ...span(query) } }, lang)
      await sendTable(reply, { title, asOf: span(query).to, lang, columns: waitingColumns(lang), rows })
      return alreadySent
    },
  })
}

const presentWaiting = ({ project, ...w }: NamedWaiting): contract.Waiting => ({ ...w, projectId: project })

type Sorts<R> = Readonly<Record<string, (a: R, b: R) => number>>
const rankingSorts: Sorts<WaitedFor> = {
  unit: (a, b) => a.unit.localeCompare(b.unit, 'zh'),
  items: (a, b) => b.items - a.items,
  days: (a, b) => b.days - a.days,
  overdueDays: (a, b) => b.overdueDays - a.overdueDays,
  longestDays: (a, b) => b.longestDays - a.longestDays,
}
const waitingSorts: Sorts<NamedWaiting> = {
  project: (a, b) => a.projectName.localeCompare(b.projectName, 'zh'),
  unit: (a, b) => a.unit.localeCompare(b.unit, 'zh'),
  from: (a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0),
  days: (a, b) => b.days - a.days,
  overdueDays: (a, b) => b.overdueDays - a.overdueDays,
}

/** In the order asked for, or as it comes; a stable sort, so that equals keep their own order. */
function sorted<R>(rows: readonly R[], sort = '', sorts: Sorts<R>): readonly R[] {
  const turned = sort.startsWith('-')
  const by = sorts[turned ? sort.slice(1) : sort]
  if (!by) return rows
  return [...rows].sort((a, b) => (turned ? by(b, a) : by(a, b)))
}

const headIn = (lang: Lang) => (name: string) => say({ code: `responsibility.column.${name}`, params: {} }, lang)

const rankingColumns = (lang: Lang): Column<WaitedFor>[] => {
  const head = headIn(lang)
  return [
    { header: head('rank'), width: 8, value: (r) => r.rank },
    { header: head('unit'), width: 28, value: (r) => r.unit },
    { header: head('overdueDays'), width: 14, value: (r) => r.overdueDays },
    { header: head('days'), width: 14, value: (r) => r.days },
    { header: head('items'), width: 12, value: (r) => r.items },
    { header: head('open'), width: 12, value: (r) => r.open },
    { header: head('projects'), width: 12, value: (r) => r.projects },
    { header: head('longestDays'), width: 14, value: (r) => r.longestDays },
  ]
}

const waitingColumns = (lang: Lang): Column<NamedWaiting>[] => {
  const head = headIn(lang)
  return [
    { header: head('project'), width: 34, value: (r) => r.projectName },
    { header: head('what'), width: 10, value: (r) => say({ code: `responsibility.what.${r.what}`, params: {} }, lang) },
    { header: head('item'), width: 40, value: (r) => r.name },
    { header: head('unit'), width: 28, value: (r) => r.unit },
    { header: head('from'), width: 13, value: (r) => r.from },
    { header: head('to'), width: 13, value: (r) => r.to },
    { header: head('due'), width: 13, value: (r) => r.dueOn ?? '' },
    { header: head('days'), width: 14, value: (r) => r.days },
    { header: head('overdueDays'), width: 14, value: (r) => r.overdueDays },
  ]
}
