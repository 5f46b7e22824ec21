import { getFacts } from '@guatu/contract/facts'
import * as contract from '@guatu/contract/projects'
import { refuse } from '@guatu/domain/kernel/coded'
import type { Lang } from '@guatu/words/words'
import type { FastifyInstance } from 'fastify'
import type { z } from 'zod'
import { pageOf, readCursor } from '../platform/cursor.ts'
import { serve } from '../platform/http/serve.ts'
import type { Platform } from '../platform/platform.ts'
import { mayReadProjects } from './policy.ts'
import { findProject } from './reads.ts'
import { countTimeline, listFactsNamed, listTimeline, type TimelineRow } from './timeline-reads.ts'
import { sayTimeline } from './timeline-sentence.ts'

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
/** More facts than any input of a light rests on. */
const MOST = 100

const present = (r: TimelineRow, lang: Lang): z.infer<typeof contract.TimelineItem> => ({
  id: r.id,
  kind: r.kind,
  occurredOn: r.occurredOn,
  recordedAt: r.recordedAt.toISOString(),
  by: r.by ?? '',
  sentence: sayTimeline(r.kind, r.params, lang),
  attachmentId: r.attachmentId,
})

export function timelineRoutes(app: FastifyInstance, platform: Platform): void {
  const { db } = platform
  serve(app, platform, contract.getTimeline, {
    may: mayReadProjects,
    handle: async ({ params, query, scope, lang }) => {
      if (!(await findProject(db, scope, params.id))) return refuse('platform.notFound', { what: 'projects.project' })
      const q = query.q || null
      const page = { before: readCursor(query.cursor), limit: query.limit + 1, q }
      const rows = await listTimeline(db, scope, params.id, page)
      const total = await countTimeline(db, scope, params.id, q)
      const cursorOf = (r: TimelineRow) => ({ key: r.recordedAt.toISOString(), id: r.id })
      return pageOf(rows, query.limit, cursorOf, (r) => present(r, lang), total)
    },
  })
  serve(app, platform, getFacts, {
    may: mayReadProjects,
    handle: async ({ params, query, scope, lang }) => {
      if (!(await findProject(db, scope, params.id))) return refuse('platform.notFound', { what: 'projects.project' })
      // Evidence may also name what is no fact of its own: a milestone, a forecast.
      const ids = query.ids.split(',').filter((id) => UUID.test(id))
      const rows = await listFactsNamed(db, scope, params.id, ids.slice(0, MOST))
      return rows.map((r) => {
        const { id, occurredOn, recordedAt, by, sentence } = present(r, lang)
        return { id, occurredOn, recordedAt, by, sentence }
      })
    },
  })
}
