import { exportProjects } from '@guatu/contract/projects'
import type { WorkingCalendar } from '@guatu/domain/calendar/working-calendar'
import { say } from '@guatu/words/say'
import type { Lang } from '@guatu/words/words'
import type { FastifyInstance } from 'fastify'
import { currentCalendars } from '../calendar/reads.ts'
import { sayComputed } from '../calendar/say-computed.ts'
import { type Column, MOST_ROWS, sendTable } from '../platform/http/send-table.ts'
import { alreadySent, serve } from '../platform/http/serve.ts'
import type { Platform } from '../platform/platform.ts'
import { percentValue, pointsValue, wanOf } from './export-values.ts'
import { listProjectRows, type ProjectListRow } from './list-reads.ts'
import { mayReadProjects } from './policy.ts'

/** The project list as Excel: the rows, order and filters of the list, without its pages. */
export function exportRoutes(app: FastifyInstance, platform: Platform): void {
  serve(app, platform, exportProjects, {
    may: mayReadProjects,
    handle: async ({ query, scope, lang, reply }) => {
      const rows = await listProjectRows(platform.db, scope, query, { after: null, limit: MOST_ROWS })
      const { official } = await currentCalendars(platform.db)
      const days = rows.flatMap((r) => r.asOf ?? []).sort()
      await sendTable(reply, {
        title: say({ code: 'projects.listTitle', params: {} }, lang),
        unit: say({ code: 'projects.unitWan', params: {} }, lang),
        // The oldest figure's day: what the list as a whole is about.
        asOf: days[0] ?? null,
        lang,
        columns: columnsOf(lang, official),
        rows,
      })
      return alreadySent
    },
  })
}

type Row = ProjectListRow
type Kind = NonNullable<Column<Row>['kind']>

function columnsOf(lang: Lang, calendar: WorkingCalendar): Column<Row>[] {
  const column = (name: string, width: number, value: Column<Row>['value'], kind: Kind = 'text'): Column<Row> => ({
    header: say({ code: `projects.column.${name}`, params: {} }, lang),
    width,
    kind,
    value,
  })
  const word = (code: string) => say({ code, params: {} }, lang)
  return [
    column('name', 36, (r) => r.name),
    column('code', 26, (r) => r.code),
    column('kind', 11, (r) => word(`projects.kind.${r.kind}`)),
    column('yearClass', 9, (r) => word(`projects.yearClass.${r.yearClass}`)),
    column('stage', 10, (r) => word(`projects.stage.${r.stage}`)),
    column('ownerUnit', 26, (r) => r.ownerUnit),
    column('headquarters', 20, (r) => r.headquarters),
    column('taskForce', 14, (r) => r.taskForce),
    column('region', 14, (r) => r.region),
    column('chain', 12, (r) => r.chain),
    column('total', 15, (r) => wanOf(r.total), 'money'),
    column('yearPlan', 15, (r) => wanOf(r.yearPlan), 'money'),
    column('yearDone', 15, (r) => wanOf(r.yearDone), 'money'),
    column('completion', 11, (r) => percentValue(r.completionPercent), 'percent'),
    column('lag', 13, (r) => pointsValue(r.lagPoints), 'points'),
    column('asOf', 13, (r) => r.asOf),
    column('committedFinish', 15, (r) => r.finishOn),
    column('forecastFinish', 15, (r) => sayComputed(calendar, r.forecastFinish, lang)),
    column('level', 10, (r) => word(`cards.level.${r.level}`)),
  ]
}
