import * as contract from '@guatu/contract/responsibility'
import { civil } from '@guatu/domain/calendar/civil-date'
import { isRefusal, type Refusal, refuse } from '@guatu/domain/kernel/coded'
import type { Actor } from '@guatu/domain/organization/actor'
import { say } from '@guatu/words/say'
import type { Lang } from '@guatu/words/words'
import type { FastifyInstance } from 'fastify'
import { civilDateOf } from '../platform/clock.ts'
import { type Column, sendTable } from '../platform/http/send-table.ts'
import { alreadySent, serve } from '../platform/http/serve.ts'
import { pageOfAll } from '../platform/page-of-all.ts'
import type { Platform } from '../platform/platform.ts'
import { runCommand } from '../platform/run-command.ts'
import { scopeOfSession } from '../platform/scope.ts'
import { mayReadProjects } from '../projects/policy.ts'
import { askPause } from './commands/ask-pause.ts'
import { recordPauseEvent } from './commands/record-pause-event.ts'
import { listPauses } from './list-pauses.ts'

export function responsibilityRoutes(app: FastifyInstance, platform: Platform): void {
  const { db, clock } = platform
  const now = () => ({ asOf: civilDateOf(clock.now()), knownAt: clock.now().toISOString() })
  const present = async (actor: Actor, pauseId: string): Promise<contract.Pause | Refusal> => {
    const [pause] = await listPauses(db, scopeOfSession(actor), actor, { pauseId }, now())
    return pause ?? refuse('platform.notFound', { what: 'responsibility.pause' })
  }
  serve(app, platform, contract.listPauses, {
    may: mayReadProjects,
    handle: async ({ query, scope, actor }) =>
      pageOfAll(
        await listPauses(db, scope, actor, query, now()),
        query,
        (p) => p.id,
        (p) => p,
      ),
  })
  serve(app, platform, contract.exportPauses, {
    may: mayReadProjects,
    handle: async ({ query, scope, actor, lang, reply }) => {
      const rows = await listPauses(db, scope, actor, query, now())
      const title = say({ code: 'responsibility.pausesTitle', params: {} }, lang)
      await sendTable(reply, { title, asOf: now().asOf, lang, columns: pauseColumns(lang), rows })
      return alreadySent
    },
  })
  serve(app, platform, contract.askPause, {
    may: mayReadProjects,
    handle: async ({ params, body, caller }) => {
      const input = { ...body, from: civil(body.from), to: civil(body.to), projectId: params.id }
      const done = await runCommand(platform, caller, askPause, input)
      return isRefusal(done) ? done : present(caller.actor, done.id)
    },
  })
  serve(app, platform, contract.recordPauseEvent, {
    may: mayReadProjects,
    handle: async ({ params, body, caller }) => {
      const done = await runCommand(platform, caller, recordPauseEvent, { ...body, pauseId: params.id })
      return isRefusal(done) ? done : present(caller.actor, done.pauseId)
    },
  })
}

const pauseColumns = (lang: Lang): Column<contract.Pause>[] => {
  const head = (name: string) => say({ code: `responsibility.column.${name}`, params: {} }, lang)
  const word = (what: string, name: string) => say({ code: `responsibility.${what}.${name}`, params: {} }, lang)
  return [
    { header: head('project'), width: 34, value: (r) => r.projectName },
    { header: head('state'), width: 10, value: (r) => word('pauseState', r.state) },
    { header: head('reason'), width: 22, value: (r) => word('pauseReason', r.reason) },
    { header: head('from'), width: 13, value: (r) => r.from },
    { header: head('to'), width: 13, value: (r) => r.to },
    { header: head('holdsTo'), width: 13, value: (r) => r.holdsTo ?? '' },
    { header: head('askedBy'), width: 18, value: (r) => r.askedBy },
    { header: head('approver'), width: 18, value: (r) => r.approver ?? '' },
    { header: head('documentNumber'), width: 22, value: (r) => r.documentNumber },
    { header: head('note'), width: 40, value: (r) => r.note },
  ]
}
