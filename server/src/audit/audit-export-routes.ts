import { exportAudit } from '@guatu/contract/audit'
import { say } from '@guatu/words/say'
import type { Lang } from '@guatu/words/words'
import type { FastifyInstance } from 'fastify'
import { civilDateOf } from '../platform/clock.ts'
import { type Column, MOST_ROWS, sendTable } from '../platform/http/send-table.ts'
import { alreadySent, serve } from '../platform/http/serve.ts'
import type { Platform } from '../platform/platform.ts'
import { mayListAudit } from './policy.ts'
import { type AuditRow, listAuditRows } from './reads.ts'
import { commandsSaid, sayCommand, saySubject } from './say-command.ts'

/** The audit list as Excel, newest first, each entry with its whole hash: what is handed to an inspection team. */
export function auditExportRoutes(app: FastifyInstance, platform: Platform): void {
  const { db, clock } = platform
  serve(app, platform, exportAudit, {
    may: mayListAudit,
    handle: async ({ query, lang, reply }) => {
      const rows = await listAuditRows(db, query, {
        commands: commandsSaid(query.q, lang),
        beyond: null,
        limit: MOST_ROWS,
      })
      const title = say({ code: 'audit.list', params: {} }, lang)
      await sendTable(reply, { title, asOf: civilDateOf(clock.now()), lang, columns: columnsOf(lang), rows })
      return alreadySent
    },
  })
}

const instant = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Asia/Shanghai',
  dateStyle: 'short',
  timeStyle: 'medium',
})

function columnsOf(lang: Lang): Column<AuditRow>[] {
  const head = (name: string) => say({ code: `audit.column.${name}`, params: {} }, lang)
  return [
    { header: head('seq'), width: 10, kind: 'number', value: (r) => r.seq },
    { header: head('at'), width: 20, value: (r) => instant.format(r.at) },
    { header: head('actor'), width: 18, value: (r) => r.actor },
    { header: head('command'), width: 24, value: (r) => sayCommand(r.command, lang) },
    { header: head('subject'), width: 40, value: (r) => saySubject(r, lang) },
    { header: head('address'), width: 18, value: (r) => r.address },
    { header: head('rows'), width: 10, kind: 'number', value: (r) => r.rows },
    { header: head('hash'), width: 68, value: (r) => r.hash },
  ]
}
