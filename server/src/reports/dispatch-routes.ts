import { exportMissing, getDispatch } from '@guatu/contract/reports'
import { isRefusal } from '@guatu/domain/kernel/coded'
import { periodLabel } from '@guatu/domain/reports/periods'
import { say } from '@guatu/words/say'
import type { FastifyInstance } from 'fastify'
import { civilDateOf } from '../platform/clock.ts'
import { sendTable } from '../platform/http/send-table.ts'
import { alreadySent, serve } from '../platform/http/serve.ts'
import type { Platform } from '../platform/platform.ts'
import { type DueReportRow, listDueReports } from './dispatch-reads.ts'
import { dispatchingNow, periodOfKey } from './period-now.ts'
import { mayDispatch } from './policy.ts'
import { readDispatch } from './read-dispatch.ts'

export function dispatchRoutes(app: FastifyInstance, platform: Platform): void {
  const { db, clock } = platform
  serve(app, platform, getDispatch, {
    may: mayDispatch,
    handle: async ({ query, scope, lang }) => {
      const [now, by] = [clock.now(), await dispatchingNow(db)]
      const period = periodOfKey(query.period, civilDateOf(now), by)
      return isRefusal(period) ? period : readDispatch(db, scope, { period, by, now, lang })
    },
  })
  serve(app, platform, exportMissing, {
    may: mayDispatch,
    handle: async ({ query, scope, lang, reply }) => {
      const today = civilDateOf(clock.now())
      const period = periodOfKey(query.period, today, await dispatchingNow(db))
      if (isRefusal(period)) return period
      const due = await listDueReports(db, scope, period, today)
      const head = (name: string) => say({ code: `reports.missing.${name}`, params: {} }, lang)
      const column = (name: string, width: number, value: (r: DueReportRow) => string | null) => ({
        header: head(name),
        width,
        value,
      })
      await sendTable(reply, {
        title: say({ code: 'reports.missing.title', params: { period: say(periodLabel(period), lang) } }, lang),
        asOf: today,
        lang,
        columns: [
          column('project', 38, (r) => r.projectName),
          column('unit', 28, (r) => r.unit),
          column('taskForce', 16, (r) => r.taskForce),
          column('liaison', 14, (r) => r.liaison),
          column('phone', 18, (r) => r.phone),
        ],
        rows: due.filter((d) => !d.reported),
      })
      return alreadySent
    },
  })
}
