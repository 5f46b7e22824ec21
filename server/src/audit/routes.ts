import * as contract from '@guatu/contract/audit'
import type { Lang } from '@guatu/words/words'
import type { FastifyInstance } from 'fastify'
import { pageOf, readCursor } from '../platform/cursor.ts'
import { serve } from '../platform/http/serve.ts'
import type { Platform } from '../platform/platform.ts'
import { mayListAudit } from './policy.ts'
import { type AuditRow, countAudit, listAuditRows } from './reads.ts'
import { commandsSaid, sayCommand, saySubject } from './say-command.ts'

/** Entries are numbered, so the number is the whole key; cursors ask for an id beside it. */
const NO_ID = '00000000-0000-0000-0000-000000000000'

const presentEntry =
  (lang: Lang) =>
  (r: AuditRow): contract.AuditEntry => ({
    ...r,
    at: r.at.toISOString(),
    doing: sayCommand(r.command, lang),
    subject: saySubject(r, lang),
  })

export function auditRoutes(app: FastifyInstance, platform: Platform): void {
  const { db } = platform
  serve(app, platform, contract.listAudit, {
    may: mayListAudit,
    handle: async ({ query, lang }) => {
      const after = Number(readCursor(query.cursor)?.key ?? Number.NaN)
      const beyond = Number.isSafeInteger(after) ? after : null
      const commands = commandsSaid(query.q, lang)
      const rows = await listAuditRows(db, query, { commands, beyond, limit: query.limit + 1 })
      const total = await countAudit(db, query, commands)
      return pageOf(rows, query.limit, (r) => ({ key: String(r.seq), id: NO_ID }), presentEntry(lang), total)
    },
  })
}
