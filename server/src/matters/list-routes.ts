import { exportMatters, listMatters, type MatterRow } from '@guatu/contract/matters'
import type { CivilDate } from '@guatu/domain/calendar/civil-date'
import { refuse } from '@guatu/domain/kernel/coded'
import type { Lang } from '@guatu/words/words'
import type { FastifyInstance } from 'fastify'
import { loadRuleSets } from '../cards/rule-set-reads.ts'
import { civilDateOf } from '../platform/clock.ts'
import { pageOf, readCursor } from '../platform/cursor.ts'
import { type Column, MOST_ROWS, sendTable } from '../platform/http/send-table.ts'
import { alreadySent, type Call, serve } from '../platform/http/serve.ts'
import { pageOfAll } from '../platform/page-of-all.ts'
import type { Platform } from '../platform/platform.ts'
import { mayReadProjects } from '../projects/policy.ts'
import { sightOfMatters } from './commands/open-matter.ts'
import { countMatters, listMatterRows, type MatterListRow } from './list-reads.ts'
import { mattersAt } from './matters-at.ts'
import { presentMatter, said } from './present.ts'
import { paletteBy } from './read-matter.ts'

type Asked = Pick<Call<typeof listMatters>, 'query' | 'actor' | 'lang'>

/** Lists of matters as they stand, a page at a time from the database; of a past day folded anew. */
export function matterListRoutes(app: FastifyInstance, platform: Platform): void {
  const { db, clock } = platform
  const asked = async ({ query, actor, lang }: Asked) => {
    const now = clock.now()
    const today = civilDateOf(now)
    const asOf = (query.asOf ?? today) as CivilDate
    const paletteOf = paletteBy(await loadRuleSets(db), today, now)
    return {
      ...{ sight: sightOfMatters(actor), asOf, filter: { ...query, today } },
      present: (row: MatterListRow) => presentMatter(row, paletteOf, lang, asOf),
      past: () => mattersAt(db, sightOfMatters(actor), query, query.sort, asOf, now),
      isPast: asOf < today,
      isFuture: asOf > today,
    }
  }
  serve(app, platform, listMatters, {
    may: mayReadProjects,
    handle: async (call) => {
      const { sight, filter, asOf, present, past, isPast, isFuture } = await asked(call)
      const { query } = call
      if (isFuture) return refuse('matters.notKnownThen', { asOf })
      if (isPast) return { ...pageOfAll(await past(), query, (r) => r.id, present), asOf }
      const page = { after: readCursor(query.cursor), limit: query.limit + 1, sort: query.sort }
      const rows = await listMatterRows(db, sight, filter, page)
      const total = await countMatters(db, sight, filter)
      return { ...pageOf(rows, query.limit, (r) => ({ key: r.sortKey, id: r.id }), present, total), asOf }
    },
  })
  serve(app, platform, exportMatters, {
    may: mayReadProjects,
    handle: async (call) => {
      const { sight, filter, asOf, present, past, isPast, isFuture } = await asked(call)
      if (isFuture) return refuse('matters.notKnownThen', { asOf })
      const page = { after: null, limit: MOST_ROWS, sort: call.query.sort }
      const rows = isPast ? await past() : await listMatterRows(db, sight, filter, page)
      const title = said('matters.listTitle', call.lang)
      await sendTable(call.reply, {
        title,
        asOf,
        lang: call.lang,
        columns: columnsOf(call.lang),
        rows: rows.map(present),
      })
      return alreadySent
    },
  })
}

/** Exactly what the list shows, in its columns. */
function columnsOf(lang: Lang): Column<MatterRow>[] {
  const head = (name: string) => said(`matters.column.${name}`, lang)
  return [
    { header: head('number'), width: 22, value: (r) => numberOf(r, lang) },
    { header: head('title'), width: 48, value: (r) => r.title },
    { header: head('source'), width: 14, value: (r) => r.sourceName },
    { header: head('project'), width: 30, value: (r) => r.project ?? '' },
    { header: head('unit'), width: 22, value: (r) => r.unit },
    { header: head('light'), width: 12, value: (r) => r.light?.word ?? '' },
    { header: head('sentence'), width: 48, value: (r) => r.light?.sentence ?? '' },
    { header: head('state'), width: 14, value: (r) => r.stateName },
    { header: head('holder'), width: 12, value: (r) => r.holderName },
    { header: head('assignedOn'), width: 13, value: (r) => r.assignedOn ?? '' },
    { header: head('dueOn'), width: 13, value: (r) => r.dueOn ?? '' },
    { header: head('daysOverdue'), width: 12, kind: 'number', value: (r) => r.daysOverdue },
    { header: head('submittedOn'), width: 13, value: (r) => r.submittedOn ?? '' },
    { header: head('closedOn'), width: 13, value: (r) => r.closedOn ?? '' },
    { header: head('extensions'), width: 10, kind: 'number', value: (r) => r.extensions },
    { header: head('reworks'), width: 10, kind: 'number', value: (r) => r.reworks },
  ]
}

const numberOf = (r: MatterRow, lang: Lang): string =>
  r.number === null ? '' : r.void ? said('matters.voidNumber', lang, { number: r.number }) : r.number
