import * as contract from '@guatu/contract/card-acts'
import { refuse } from '@guatu/domain/kernel/coded'
import type { FastifyInstance } from 'fastify'
import { civilDateOf } from '../platform/clock.ts'
import { pageOf, readCursor } from '../platform/cursor.ts'
import { MOST_ROWS, sendTable } from '../platform/http/send-table.ts'
import { alreadySent, serve } from '../platform/http/serve.ts'
import type { Platform } from '../platform/platform.ts'
import { mayReadProjects } from '../projects/policy.ts'
import { findProject } from '../projects/reads.ts'
import { countCards, listCardRows } from './card-list-reads.ts'
import { cardColumns } from './card-table.ts'
import { sightOf } from './commands/open-card.ts'
import { presentCard, said } from './present-card.ts'
import { readCard, readProjectCards } from './read-card.ts'
import { readStandings } from './read-standings.ts'

export function cardListRoutes(app: FastifyInstance, platform: Platform): void {
  const { db, clock } = platform
  const today = () => civilDateOf(clock.now())
  serve(app, platform, contract.listCards, {
    may: mayReadProjects,
    handle: async ({ query, actor, lang }) => {
      const [sight, f] = [sightOf(actor), { ...query, today: today() }]
      const page = { after: readCursor(query.cursor), limit: query.limit + 1, sort: query.sort }
      const [rows, total] = await Promise.all([listCardRows(db, sight, f, page), countCards(db, sight, f)])
      return pageOf(
        rows,
        query.limit,
        (r) => r,
        (r) => presentCard(r, lang, f.today),
        total,
      )
    },
  })
  serve(app, platform, contract.exportCards, {
    may: mayReadProjects,
    handle: async ({ query, actor, lang, reply }) => {
      const f = { ...query, today: today() }
      const rows = await listCardRows(db, sightOf(actor), f, { after: null, limit: MOST_ROWS, sort: query.sort })
      await sendTable(reply, {
        title: said('cards.table.cards', lang),
        asOf: f.today,
        lang,
        columns: cardColumns(lang),
        rows: rows.map((r) => presentCard(r, lang, f.today)),
      })
      return alreadySent
    },
  })
  serve(app, platform, contract.getCard, {
    may: mayReadProjects,
    handle: ({ params, actor, lang }) => readCard(db, sightOf(actor), params.id, { actor, lang, today: today() }),
  })
  serve(app, platform, contract.listProjectCards, {
    may: mayReadProjects,
    handle: async ({ params, scope, actor, lang }) => {
      if (!(await findProject(db, scope, params.id))) return refuse('platform.notFound', { what: 'projects.project' })
      return readProjectCards(db, sightOf(actor), params.id, { actor, lang, today: today() })
    },
  })
  serve(app, platform, contract.getStandings, {
    may: mayReadProjects,
    handle: async ({ params, scope, lang }) => {
      if (!(await findProject(db, scope, params.id))) return refuse('platform.notFound', { what: 'projects.project' })
      return readStandings(db, params.id, clock.now(), lang)
    },
  })
}
