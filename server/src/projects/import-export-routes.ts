import { exportImports } from '@guatu/contract/imports'
import { say } from '@guatu/words/say'
import type { Lang } from '@guatu/words/words'
import type { FastifyInstance } from 'fastify'
import { civilDateOf } from '../platform/clock.ts'
import { type Column, MOST_ROWS, sendTable } from '../platform/http/send-table.ts'
import { alreadySent, serve } from '../platform/http/serve.ts'
import type { Platform } from '../platform/platform.ts'
import { type ImportListRow, listImportPage } from './import/import-list-reads.ts'
import { mayImport } from './policy.ts'

/** The list of imports as Excel: which file came when, by whom, and what became of it. */
export function importExportRoutes(app: FastifyInstance, platform: Platform): void {
  const { db, clock } = platform
  serve(app, platform, exportImports, {
    may: mayImport,
    handle: async ({ query, lang, reply }) => {
      const title = say({ code: 'imports.list', params: {} }, lang)
      const rows = await listImportPage(db, query, { after: null, limit: MOST_ROWS })
      await sendTable(reply, { title, asOf: civilDateOf(clock.now()), lang, columns: columnsOf(lang), rows })
      return alreadySent
    },
  })
}

const instant = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Asia/Shanghai',
  dateStyle: 'short',
  timeStyle: 'short',
})

function columnsOf(lang: Lang): Column<ImportListRow>[] {
  const head = (name: string) => say({ code: `imports.column.${name}`, params: {} }, lang)
  return [
    { header: head('file'), width: 50, value: (r) => r.fileName },
    { header: head('state'), width: 12, value: (r) => say({ code: `imports.state.${r.state}`, params: {} }, lang) },
    { header: head('rows'), width: 10, kind: 'number', value: (r) => r.rows },
    { header: head('by'), width: 16, value: (r) => r.createdByName },
    { header: head('at'), width: 18, value: (r) => instant.format(r.createdAt) },
  ]
}
