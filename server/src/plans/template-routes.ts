import * as contract from '@guatu/contract/plan-templates'
import { listTemplates } from '@guatu/contract/plans'
import { isRefusal, type Refusal, refuse } from '@guatu/domain/kernel/coded'
import type { Actor } from '@guatu/domain/organization/actor'
import { learnDurations } from '@guatu/domain/plans/learn-durations'
import type { TemplateNode } from '@guatu/domain/plans/templates/plan-template'
import type { FastifyInstance } from 'fastify'
import { currentCalendars } from '../calendar/reads.ts'
import { serve } from '../platform/http/serve.ts'
import type { Platform } from '../platform/platform.ts'
import { runCommand } from '../platform/run-command.ts'
import { scopeOfSystem } from '../platform/scope.ts'
import { saveTemplate } from './commands/save-template.ts'
import { mayChangeTemplates } from './policy.ts'
import { findTemplate, listFinishedActivities, listOfferedTemplates } from './template-reads.ts'

/** Templates as a register: read by everybody, changed by the office, with what finished projects took beside. */
export function templateRoutes(app: FastifyInstance, platform: Platform): void {
  const { db } = platform
  const shown = async (key: string, actor: Actor): Promise<contract.Template | Refusal> => {
    const template = await findTemplate(db, key)
    if (!template) return refuse('plans.unknownTemplate', { template: key })
    const done = await listFinishedActivities(db, scopeOfSystem('durations learnt, without names'), key)
    const learnt = learnDurations(template.nodes, done as never, await currentCalendars(db))
    const { retired, shipped, version, names, nodes } = template
    return {
      ...{ key, names, retired, shipped, version },
      kind: template.kind as 'other',
      nodes: nodes as unknown as contract.TemplateNode[],
      learnt,
      mayChange: mayChangeTemplates(actor),
    }
  }
  serve(app, platform, listTemplates, {
    may: null,
    handle: async ({ lang }) =>
      (await listOfferedTemplates(db))
        .filter((t) => !t.retired)
        .map((t) => ({ id: t.key, name: t.names[lang] || t.names.zh, kinds: [t.kind], nodes: t.nodes.length })),
  })
  serve(app, platform, contract.getTemplate, {
    may: null,
    handle: ({ params, actor }) => shown(params.key, actor),
  })
  serve(app, platform, contract.saveTemplate, {
    may: mayChangeTemplates,
    handle: async ({ params, body, caller, actor }) => {
      const input = { ...body, nodes: body.nodes as unknown as TemplateNode[], key: params.key }
      const done = await runCommand(platform, caller, saveTemplate, input)
      if (isRefusal(done) && done.code === 'platform.staleVersion') {
        const current = await shown(params.key, actor)
        return { ...done, params: { ...done.params, current: current as never } }
      }
      return isRefusal(done) ? done : shown(params.key, actor)
    },
  })
}
