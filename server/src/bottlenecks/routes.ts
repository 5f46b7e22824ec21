import * as contract from '@guatu/contract/bottlenecks'
import { isRefusal, type Refusal, refuse } from '@guatu/domain/kernel/coded'
import { say } from '@guatu/words/say'
import type { Lang } from '@guatu/words/words'
import type { FastifyInstance } from 'fastify'
import { civilDateOf } from '../platform/clock.ts'
import { sendTable } from '../platform/http/send-table.ts'
import { alreadySent, serve } from '../platform/http/serve.ts'
import { pageOfAll } from '../platform/page-of-all.ts'
import type { Platform } from '../platform/platform.ts'
import { runCommand } from '../platform/run-command.ts'
import { scopeOfSystem } from '../platform/scope.ts'
import { mayReadProjects } from '../projects/policy.ts'
import { openBottleneck } from './commands/open-bottleneck.ts'
import { recordBottleneckEvent } from './commands/record-bottleneck-event.ts'
import { presentBottleneck } from './present.ts'
import { type BottleneckRow, listBottleneckRows } from './reads.ts'

export function bottlenecksRoutes(app: FastifyInstance, platform: Platform): void {
  const { db, clock } = platform
  const today = () => civilDateOf(clock.now())
  const present = async (projectId: string, id: string): Promise<contract.Bottleneck | Refusal> => {
    const rows = await listBottleneckRows(db, scopeOfSystem('answer of a command'), { projectId, today: today() })
    const row = rows.find((r) => r.id === id)
    return row ? presentBottleneck(row) : refuse('platform.notFound', { what: 'bottlenecks.bottleneck' })
  }
  serve(app, platform, contract.listBottlenecks, {
    may: mayReadProjects,
    handle: async ({ query, scope }) => {
      const rows = await listBottleneckRows(db, scope, { ...definedOf(query), today: today() })
      return pageOfAll(rows, query, (r) => r.id, presentBottleneck)
    },
  })
  serve(app, platform, contract.exportBottlenecks, {
    may: mayReadProjects,
    handle: async ({ query, scope, lang, reply }) => {
      const rows = await listBottleneckRows(db, scope, { ...definedOf(query), today: today() })
      await sendTable(reply, {
        title: say({ code: 'bottlenecks.listTitle', params: {} }, lang),
        asOf: today(),
        lang,
        columns: columns(lang),
        rows,
      })
      return alreadySent
    },
  })
  serve(app, platform, contract.openBottleneck, {
    may: mayReadProjects,
    handle: async ({ params, body, caller }) => {
      const done = await runCommand(platform, caller, openBottleneck, { ...body, projectId: params.id })
      return isRefusal(done) ? done : present(params.id, done.id)
    },
  })
  serve(app, platform, contract.recordBottleneckEvent, {
    may: mayReadProjects,
    handle: async ({ params, body, caller }) => {
      const done = await runCommand(platform, caller, recordBottleneckEvent, { ...body, bottleneckId: params.id })
      return isRefusal(done) ? done : present(done.projectId, params.id)
    },
  })
}

const definedOf = (q: {
  factor?: string | undefined
  state?: 'open' | 'overdue' | 'resolved' | 'upward' | undefined
  projectId?: string | undefined
  q?: string | undefined
}) => ({
  ...(q.factor && { factor: q.factor }),
  ...(q.state && { state: q.state }),
  ...(q.projectId && { projectId: q.projectId }),
  ...(q.q && { q: q.q }),
})

const columns = (lang: Lang) => {
  const head = (name: string) => say({ code: `bottlenecks.column.${name}`, params: {} }, lang)
  return [
    { header: head('project'), width: 34, value: (r: BottleneckRow) => r.projectName },
    { header: head('text'), width: 50, value: (r: BottleneckRow) => r.text },
    {
      header: head('factor'),
      width: 12,
      value: (r: BottleneckRow) => say({ code: `bottlenecks.factor.${r.factor}`, params: {} }, lang),
    },
    { header: head('waitsFor'), width: 22, value: (r: BottleneckRow) => r.waitsFor ?? '' },
    {
      header: head('level'),
      width: 12,
      value: (r: BottleneckRow) => say({ code: `bottlenecks.level.${r.level}`, params: {} }, lang),
    },
    { header: head('due'), width: 13, value: (r: BottleneckRow) => r.dueOn ?? '' },
    { header: head('daysOverdue'), width: 12, value: (r: BottleneckRow) => r.daysOverdue },
    { header: head('resolvedOn'), width: 13, value: (r: BottleneckRow) => r.resolvedOn ?? '' },
  ]
}
