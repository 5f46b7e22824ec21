import { exportRates, getRates, type RateRow } from '@guatu/contract/project-figures'
import type { CivilDate } from '@guatu/domain/calendar/civil-date'
import { say } from '@guatu/words/say'
import type { Lang } from '@guatu/words/words'
import type { FastifyInstance } from 'fastify'
import { currentCalendar } from '../calendar/reads.ts'
import { civilDateOf } from '../platform/clock.ts'
import { type Column, sendTable } from '../platform/http/send-table.ts'
import { alreadySent, serve } from '../platform/http/serve.ts'
import type { Platform } from '../platform/platform.ts'
import type { ReadScope } from '../platform/scope.ts'
import { percentValue, pointsValue, wanOf } from './export-values.ts'
import { mayReadProjects } from './policy.ts'
import { type RatesBy, type RatesTable, readRatesTable } from './rates-table.ts'
import type { RatePoint } from './read-rates.ts'

export function ratesRoutes(app: FastifyInstance, platform: Platform): void {
  const { db, clock } = platform
  const table = async (query: { by: RatesBy; asOf?: string | undefined }, scope: ReadScope, lang: Lang) =>
    readRatesTable(db, scope, await currentCalendar(db), { by: query.by, at: pointOf(query.asOf, clock.now()), lang })

  serve(app, platform, getRates, {
    may: mayReadProjects,
    handle: ({ query, scope, lang }) => table(query, scope, lang),
  })
  serve(app, platform, exportRates, {
    may: mayReadProjects,
    handle: async ({ query, scope, lang, reply }) => {
      const rates = await table(query, scope, lang)
      const by = say({ code: `projects.rates.by.${query.by}`, params: {} }, lang)
      await sendTable(reply, {
        title: say({ code: 'projects.rates.title', params: { by } }, lang),
        unit: say({ code: 'projects.unitWan', params: {} }, lang),
        asOf: rates.asOf,
        lang,
        columns: columnsOf(rates, by, lang),
        rows: [...rates.rows, rates.total],
      })
      return alreadySent
    },
  })
}

/** As known now about a day; a day that is still to come is today. */
function pointOf(asOf: string | undefined, now: Date): RatePoint {
  const today = civilDateOf(now)
  const day = asOf !== undefined && asOf < today ? (asOf as CivilDate) : today
  return { asOf: day, knownAt: now.toISOString(), past: day < today }
}

function columnsOf(rates: RatesTable, by: string, lang: Lang): Column<RateRow>[] {
  const head = (name: string) => say({ code: `projects.rates.column.${name}`, params: {} }, lang)
  const percent = (name: string, pick: (r: RateRow) => string | null): Column<RateRow> => ({
    header: head(name),
    width: 12,
    kind: 'percent',
    value: (r) => percentValue(pick(r)),
  })
  const ranked = rates.by !== 'month' && rates.by !== 'yearClass'
  return [
    ...(ranked ? [{ header: head('rank'), width: 7, kind: 'number' as const, value: (r: RateRow) => r.rank }] : []),
    { header: by, width: 24, value: (r) => `${'　'.repeat(r.depth)}${r.name}` },
    { header: head('projects'), width: 9, kind: 'number', value: (r) => r.projects },
    { header: head('counted'), width: 11, kind: 'number', value: (r) => r.counted },
    { header: head('plan'), width: 16, kind: 'money', value: (r) => wanOf(r.plan) },
    { header: head('done'), width: 16, kind: 'money', value: (r) => wanOf(r.done) },
    percent('completion', (r) => r.completionPercent),
    percent('calendar', (r) => r.calendarSharePercent),
    { header: head('lag'), width: 13, kind: 'points', value: (r) => pointsValue(r.lagPoints) },
    percent('onSchedule', (r) => r.onSchedulePercent),
    percent('funds', (r) => r.fundsInPlacePercent),
    percent('start', (r) => r.startPercent),
    percent('dueStart', (r) => r.dueStartPercent),
    percent('startOrResume', (r) => r.startOrResumePercent),
    percent('onTime', (r) => r.onTimePercent),
    { header: head('asOf'), width: 13, value: (r) => r.asOf ?? '' },
  ]
}
