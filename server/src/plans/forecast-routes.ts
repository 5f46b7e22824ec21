import * as contract from '@guatu/contract/plan-forecasts'
import type { WorkingCalendar } from '@guatu/domain/calendar/working-calendar'
import { refuse } from '@guatu/domain/kernel/coded'
import { say } from '@guatu/words/say'
import type { Lang } from '@guatu/words/words'
import type { FastifyInstance } from 'fastify'
import { currentCalendars } from '../calendar/reads.ts'
import { sayComputed } from '../calendar/say-computed.ts'
import { civilDateOf } from '../platform/clock.ts'
import { pageOf, readCursor } from '../platform/cursor.ts'
import { MOST_ROWS, sendTable } from '../platform/http/send-table.ts'
import { alreadySent, serve } from '../platform/http/serve.ts'
import type { Platform } from '../platform/platform.ts'
import { mayReadProjects } from '../projects/policy.ts'
import { findProject } from '../projects/reads.ts'
import { countForecastRows, type ForecastListRow, listForecastRows, readForesight } from './forecast-list-reads.ts'
import { findForecast } from './forecast-reads.ts'

type Stored = NonNullable<Awaited<ReturnType<typeof findForecast>>>

const presentRow =
  (lang: Lang) =>
  ({ sortKey, turnSentence, ...r }: ForecastListRow): contract.ForecastRow => ({
    ...r,
    probability: Number(r.probability),
    level: r.level as 'normal',
    turnLevel: r.turnLevel as 'normal' | null,
    turnReason: turnSentence && say(turnSentence, lang),
  })

const presentForecast = (f: Stored, lang: Lang): contract.PlanForecast => ({
  asOf: f.asOf,
  computedAt: f.computedAt.toISOString(),
  runs: f.runs,
  spread: f.spread,
  basis: f.basis,
  committedFinish: f.committedFinish,
  finish: f.finishOn,
  p50: f.p50,
  p80: f.p80,
  p90: f.p90,
  probability: Number(f.probability),
  commitments: f.commitments,
  activities: f.activities,
  level: f.level as 'normal',
  turns: f.turns.map(({ sentence, ...t }) => ({
    ...t,
    level: t.level as 'normal',
    reason: { ...sentence, sentence: say(sentence, lang) },
  })),
})

/** M33: the finish with its probability, and which lights turn in the next weeks, and why. */
export function forecastRoutes(app: FastifyInstance, platform: Platform): void {
  const { db, clock } = platform
  serve(app, platform, contract.getForesight, {
    may: mayReadProjects,
    handle: async ({ scope }) => {
      const { turns, ...seen } = await readForesight(db, scope)
      const within = [2, 4, 8].map((weeks) => {
        const count = (level: string) =>
          turns.reduce((n, t) => n + (t.weeks <= weeks && t.level === level ? t.n : 0), 0)
        const [warn, severe] = [count('warn'), count('severe')]
        return { weeks, warn, severe, all: warn + severe }
      })
      return { ...seen, within }
    },
  })
  serve(app, platform, contract.listForecasts, {
    may: mayReadProjects,
    handle: async ({ query, scope, lang }) => {
      const page = { after: readCursor(query.cursor), limit: query.limit + 1 }
      const [rows, total] = [await listForecastRows(db, scope, query, page), await countForecastRows(db, scope, query)]
      return pageOf(rows, query.limit, (r) => ({ key: r.sortKey, id: r.projectId }), presentRow(lang), total)
    },
  })
  serve(app, platform, contract.exportForecasts, {
    may: mayReadProjects,
    handle: async ({ query, scope, lang, reply }) => {
      const rows = await listForecastRows(db, scope, query, { after: null, limit: MOST_ROWS })
      const { official } = await currentCalendars(db)
      const today = civilDateOf(clock.now())
      const title = say({ code: 'plans.forecastTitle', params: {} }, lang)
      await sendTable(reply, { title, asOf: rows[0]?.asOf ?? today, lang, columns: columns(lang, official), rows })
      return alreadySent
    },
  })
  serve(app, platform, contract.getPlanForecast, {
    may: mayReadProjects,
    handle: async ({ params, scope, lang }) => {
      if (!(await findProject(db, scope, params.id))) return refuse('platform.notFound', { what: 'projects.project' })
      const stored = await findForecast(db, params.id)
      return stored ? presentForecast(stored, lang) : null
    },
  })
}

const columns = (lang: Lang, calendar: WorkingCalendar) => {
  const computed = (date: string) => sayComputed(calendar, date, lang)
  const head = (name: string) => say({ code: `plans.forecastColumn.${name}`, params: {} }, lang)
  const level = (l: string | null) => (l ? say({ code: `cards.level.${l}`, params: {} }, lang) : '')
  type R = ForecastListRow
  return [
    { header: head('project'), width: 36, value: (r: R) => r.projectName },
    { header: head('headquarters'), width: 20, value: (r: R) => r.headquarters ?? '' },
    { header: head('committed'), width: 13, value: (r: R) => r.committedFinish },
    { header: head('finish'), width: 16, value: (r: R) => computed(r.finish) },
    { header: 'P50', width: 16, value: (r: R) => computed(r.p50) },
    { header: 'P80', width: 16, value: (r: R) => computed(r.p80) },
    { header: 'P90', width: 16, value: (r: R) => computed(r.p90) },
    { header: head('slip'), width: 12, value: (r: R) => r.slipP80 },
    { header: head('probability'), width: 12, value: (r: R) => Math.round(Number(r.probability) * 1000) / 10 },
    { header: head('level'), width: 10, value: (r: R) => level(r.level) },
    { header: head('turnWeeks'), width: 12, value: (r: R) => r.turnWeeks ?? '' },
    { header: head('turnLevel'), width: 10, value: (r: R) => level(r.turnLevel) },
    { header: head('reason'), width: 60, value: (r: R) => (r.turnSentence ? say(r.turnSentence, lang) : '') },
  ]
}
