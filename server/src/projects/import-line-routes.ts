import { exportImportLines, listImportLines } from '@guatu/contract/imports'
import { isRefusal } from '@guatu/domain/kernel/coded'
import { say } from '@guatu/words/say'
import type { FastifyInstance } from 'fastify'
import { readCursor, writeCursor } from '../platform/cursor.ts'
import { MOST_ROWS, sendTable } from '../platform/http/send-table.ts'
import { alreadySent, serve } from '../platform/http/serve.ts'
import type { Platform } from '../platform/platform.ts'
import { lineInWords, linesOf } from './import/import-lines.ts'
import { exportOf } from './import/line-columns.ts'
import { standingOf } from './import/present-row.ts'
import { readImport } from './import/view-import.ts'
import { mayImport } from './policy.ts'

/** The lists inside an import, page by page and as Excel. */
export function importLineRoutes(app: FastifyInstance, platform: Platform): void {
  serve(app, platform, listImportLines, {
    may: mayImport,
    handle: async ({ params, query, ...viewer }) => {
      const shown = await readImport(platform.db, params.id, viewer)
      if (isRefusal(shown)) return shown
      const standing = standingOf(shown)
      const lines = linesOf(shown.rows, standing, query)
      // A line that is gone since the last page was read starts the list again.
      const after = readCursor(query.cursor)
      const from = after ? lines.findIndex((line) => line.key === after.key) + 1 : 0
      const page = lines.slice(from, from + query.limit)
      const last = page.at(-1)
      return {
        rows: page.map((line) => lineInWords(line, standing)),
        next: last && from + query.limit < lines.length ? writeCursor({ key: last.key, id: params.id }) : null,
        total: Math.min(lines.length, 10_000),
        totalIsFloor: lines.length > 10_000,
      }
    },
  })
  serve(app, platform, exportImportLines, {
    may: mayImport,
    handle: async ({ params, query, reply, ...viewer }) => {
      const { lang } = viewer
      const shown = await readImport(platform.db, params.id, viewer)
      if (isRefusal(shown)) return shown
      const standing = standingOf(shown)
      const lines = linesOf(shown.rows, standing, query).slice(0, MOST_ROWS)
      const list = say({ code: `imports.lines.${query.list}`, params: {} }, lang)
      const title = say({ code: 'imports.linesOf', params: { list, file: shown.staging.fileName } }, lang)
      await sendTable(reply, {
        ...{ title, asOf: shown.staging.asOf, lang },
        ...exportOf(query.list, lines, { shown, standing }),
      })
      return alreadySent
    },
  })
}
