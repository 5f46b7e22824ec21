import * as contract from '@guatu/contract/card-duties'
import type { Exemption } from '@guatu/contract/card-rows'
import { isRefusal, type Refusal, refuse } from '@guatu/domain/kernel/coded'
import { allWords } from '@guatu/words/say'
import type { Lang } from '@guatu/words/words'
import type { FastifyInstance } from 'fastify'
import { civilDateOf } from '../platform/clock.ts'
import { pageOf, readCursor } from '../platform/cursor.ts'
import { MOST_ROWS, sendTable } from '../platform/http/send-table.ts'
import { alreadySent, serve } from '../platform/http/serve.ts'
import type { Platform } from '../platform/platform.ts'
import { runCommand } from '../platform/run-command.ts'
import type { ReadScope } from '../platform/scope.ts'
import { mayReadProjects } from '../projects/policy.ts'
import { endExemption } from './commands/end-exemption.ts'
import { grantExemption } from './commands/grant-exemption.ts'
import { countExemptions, type ExemptionRow, listExemptionRows } from './exemption-reads.ts'
import { mayGrantExemption } from './policy.ts'
import { said } from './present-card.ts'

export function exemptionRoutes(app: FastifyInstance, platform: Platform): void {
  const { db, clock } = platform
  const today = () => civilDateOf(clock.now())
  const one = async (scope: ReadScope, id: string, lang: Lang): Promise<Exemption | Refusal> => {
    const [row] = await listExemptionRows(db, scope, { id, today: today() }, { after: null, limit: 1 })
    return row ? present(row, today(), lang) : refuse('platform.notFound', { what: 'cards.exemptionNamed' })
  }
  serve(app, platform, contract.grantExemption, {
    may: mayGrantExemption,
    handle: async ({ body, caller, scope, lang }) => {
      const done = await runCommand(platform, caller, grantExemption, body)
      return isRefusal(done) ? done : one(scope, done.id, lang)
    },
  })
  serve(app, platform, contract.endExemption, {
    may: mayGrantExemption,
    handle: async ({ params, body, caller, scope, lang }) => {
      const done = await runCommand(platform, caller, endExemption, { ...body, exemptionId: params.id })
      return isRefusal(done) ? done : one(scope, done.id, lang)
    },
  })
  exemptionLists(app, platform)
}

function exemptionLists(app: FastifyInstance, platform: Platform): void {
  const { db, clock } = platform
  const today = () => civilDateOf(clock.now())
  serve(app, platform, contract.listExemptions, {
    may: mayReadProjects,
    handle: async ({ query, scope, lang }) => {
      const f = { ...query, today: today() }
      const page = { after: readCursor(query.cursor), limit: query.limit + 1 }
      const [rows, total] = await Promise.all([listExemptionRows(db, scope, f, page), countExemptions(db, scope, f)])
      return pageOf(
        rows,
        query.limit,
        (r) => ({ key: r.toOn, id: r.id }),
        (r) => present(r, f.today, lang),
        total,
      )
    },
  })
  serve(app, platform, contract.exportExemptions, {
    may: mayReadProjects,
    handle: async ({ query, scope, lang, reply }) => {
      const f = { ...query, today: today() }
      const rows = await listExemptionRows(db, scope, f, { after: null, limit: MOST_ROWS })
      await sendTable(reply, {
        title: said('cards.table.exemptions', lang),
        asOf: f.today,
        lang,
        rows: rows.map((r) => present(r, f.today, lang)),
        columns: [
          { header: said('cards.column.subject', lang), width: 36, value: (r) => r.subject },
          { header: said('cards.column.subjectType', lang), width: 12, value: (r) => r.subjectTypeName },
          {
            header: said('cards.column.rule', lang),
            width: 24,
            value: (r) => r.ruleName ?? said('cards.everyRule', lang),
          },
          { header: said('cards.column.reason', lang), width: 40, value: (r) => r.reason },
          { header: said('cards.column.approver', lang), width: 12, value: (r) => r.approver },
          { header: said('cards.column.from', lang), width: 13, value: (r) => r.from },
          { header: said('cards.column.to', lang), width: 13, value: (r) => r.to },
        ],
      })
      return alreadySent
    },
  })
}

const present = (r: ExemptionRow, today: string, lang: Lang): Exemption => ({
  id: r.id,
  subjectType: r.subjectType,
  subjectId: r.subjectId,
  subject: r.subject,
  subjectTypeName: said(`cards.of.${r.subjectType}`, lang),
  rule: r.rule,
  // A rule of an office's own set has no words of ours: its id is what the office called it.
  ruleName: r.rule && (allWords[`cards.rule.${r.rule}.name`]?.[lang] ?? r.rule),
  reason: r.reason,
  approver: r.approver,
  from: r.fromOn,
  to: r.toOn,
  inForce: r.fromOn <= today && today <= r.toOn,
  cardId: r.cardId,
  recordedAt: r.recordedAt.toISOString(),
  version: 1,
})
