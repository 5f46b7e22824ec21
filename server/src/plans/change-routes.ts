import * as contract from '@guatu/contract/plan-changes'
import type { WorkingCalendar } from '@guatu/domain/calendar/working-calendar'
import { isRefusal, type Refusal, refuse } from '@guatu/domain/kernel/coded'
import { say } from '@guatu/words/say'
import type { Lang } from '@guatu/words/words'
import type { FastifyInstance } from 'fastify'
import { currentCalendars } from '../calendar/reads.ts'
import { sayComputed } from '../calendar/say-computed.ts'
import { civilDateOf } from '../platform/clock.ts'
import { pageOf, readCursor } from '../platform/cursor.ts'
import { MOST_ROWS, sendTable } from '../platform/http/send-table.ts'
import { alreadySent, serve } from '../platform/http/serve.ts'
import type { Platform } from '../platform/platform.ts'
import { runCommand } from '../platform/run-command.ts'
import { mayMoveCommitment, mayPlan, mayReadProjects } from '../projects/policy.ts'
import { findProject, tiesOf } from '../projects/reads.ts'
import {
  countDateChangeRows,
  countDates,
  type DateChangeRow,
  listDateChangeRows,
  type MoveTally,
  tallyMoves,
} from './change-reads.ts'
import { decideDate } from './commands/decide-date.ts'
import { freezeBaseline } from './commands/freeze-baseline.ts'
import { requestDate } from './commands/request-date.ts'
import { datesOf, nameOf } from './present-dates.ts'
import { findRequest, listCommitmentSteps, listOpenRequests, listRequestsOf, type RequestRow } from './request-reads.ts'
import { showRequests, type Viewer } from './show-requests.ts'

const presentChange =
  (lang: Lang) =>
  ({ sortKey, ...r }: DateChangeRow): contract.DateChange => ({ ...r, milestoneName: nameOf(r, lang) })

/** N04: no silent date change. Lists, tallies, requests, decisions, baselines. */
export function changeRoutes(app: FastifyInstance, platform: Platform): void {
  listRoutes(app, platform)
  const { db, clock } = platform
  const present = (rows: readonly RequestRow[], viewer: Viewer) =>
    showRequests(db, rows, viewer, civilDateOf(clock.now()))
  const shown = async (id: string, viewer: Viewer): Promise<contract.DateRequest | Refusal> => {
    const row = await findRequest(db, viewer.scope, id)
    const [request] = row ? await present([row], viewer) : []
    return request ?? refuse('platform.notFound', { what: 'plans.dateRequest' })
  }
  serve(app, platform, contract.listDateRequests, {
    may: mayReadProjects,
    handle: async (call) => present(await listOpenRequests(db, call.scope), call),
  })
  serve(app, platform, contract.getProjectDates, {
    may: mayReadProjects,
    handle: async (call) => {
      const project = await findProject(db, call.scope, call.params.id)
      if (!project) return refuse('platform.notFound', { what: 'projects.project' })
      const steps = await listCommitmentSteps(db, call.scope, project.id)
      const requests = await listRequestsOf(db, call.scope, project.id)
      return {
        dates: datesOf(steps, call.lang),
        requests: await present(requests, call),
        mayRequest: mayPlan(call.actor, tiesOf(project)),
      }
    },
  })
  serve(app, platform, contract.requestDate, {
    may: mayReadProjects,
    handle: async (call) => {
      const input = { ...call.body, projectId: call.params.id }
      const done = await runCommand(platform, call.caller, requestDate, input)
      return isRefusal(done) ? done : shown(done.id, call)
    },
  })
  serve(app, platform, contract.decideDate, {
    may: mayMoveCommitment,
    handle: async (call) => {
      const input = { ...call.body, requestId: call.params.id }
      const done = await runCommand(platform, call.caller, decideDate, input)
      return isRefusal(done) ? done : shown(done.id, call)
    },
  })
  serve(app, platform, contract.freezeBaseline, {
    may: mayReadProjects,
    handle: async ({ params, body, caller }) =>
      runCommand(platform, caller, freezeBaseline, { ...body, projectId: params.id }),
  })
}

function listRoutes(app: FastifyInstance, platform: Platform): void {
  const { db, clock } = platform
  serve(app, platform, contract.getDateChangeTally, {
    may: mayReadProjects,
    handle: async ({ scope, lang }) => {
      const today = civilDateOf(clock.now())
      const [tallies, dates, open] = [
        await tallyMoves(db, scope),
        await countDates(db, scope),
        await listOpenRequests(db, scope),
      ]
      const all = tallies.find((t) => t.by === 'all')
      const of = (by: MoveTally['by']) => tallies.filter((t) => t.by === by).map((t) => presentTally(t, lang))
      return {
        ...{ dates, moved: all?.dates ?? 0, moves: all?.moves ?? 0, days: all?.days ?? 0 },
        ...{ pending: open.length, late: open.filter((r) => r.from < today).length },
        ...{ byUnit: of('unit'), byReason: of('reason') },
      }
    },
  })
  serve(app, platform, contract.listDateChanges, {
    may: mayReadProjects,
    handle: async ({ query, scope, lang }) => {
      const page = { after: readCursor(query.cursor), limit: query.limit + 1 }
      const rows = await listDateChangeRows(db, scope, query, page)
      const total = await countDateChangeRows(db, scope, query)
      return pageOf(rows, query.limit, (r) => ({ key: r.sortKey, id: r.projectId }), presentChange(lang), total)
    },
  })
  serve(app, platform, contract.exportDateChanges, {
    may: mayReadProjects,
    handle: async ({ query, scope, lang, reply }) => {
      const rows = await listDateChangeRows(db, scope, query, { after: null, limit: MOST_ROWS })
      const { official } = await currentCalendars(db)
      const title = say({ code: 'plans.changesTitle', params: {} }, lang)
      await sendTable(reply, { title, asOf: civilDateOf(clock.now()), lang, columns: columns(lang, official), rows })
      return alreadySent
    },
  })
}

const reasonOf = (code: string, lang: Lang): string => say({ code: `projects.moveReason.${code}`, params: {} }, lang)

const presentTally = (t: MoveTally, lang: Lang) => ({
  key: t.key ?? '',
  name:
    t.by === 'reason'
      ? reasonOf(t.key ?? 'other', lang)
      : (t.name ?? say({ code: 'plans.withoutLeadUnit', params: {} }, lang)),
  ...{ moves: t.moves, dates: t.dates, days: t.days },
})

const columns = (lang: Lang, calendar: WorkingCalendar) => {
  const head = (name: string) => say({ code: `plans.changeColumn.${name}`, params: {} }, lang)
  type R = DateChangeRow
  return [
    { header: head('project'), width: 36, value: (r: R) => r.projectName },
    { header: head('milestone'), width: 24, value: (r: R) => nameOf(r, lang) },
    { header: head('leadUnit'), width: 22, value: (r: R) => r.leadUnit ?? '' },
    { header: head('original'), width: 13, value: (r: R) => r.original },
    { header: head('inForce'), width: 13, value: (r: R) => r.inForce },
    { header: head('forecast'), width: 16, value: (r: R) => sayComputed(calendar, r.forecast, lang) },
    { header: head('moves'), width: 10, value: (r: R) => r.moves },
    { header: head('days'), width: 12, value: (r: R) => r.days },
    { header: head('reasons'), width: 30, value: (r: R) => r.reasons.map((c) => reasonOf(c, lang)).join('、') },
    { header: head('lastMovedOn'), width: 13, value: (r: R) => r.lastMovedOn ?? '' },
    { header: head('pending'), width: 10, value: (r: R) => r.pending },
  ]
}
