import { exportGroups, type GroupRow, getGroup, listGroups } from '@guatu/contract/groups'
import { LEVELS } from '@guatu/domain/cards/level'
import { refuse } from '@guatu/domain/kernel/coded'
import type { Lang } from '@guatu/words/words'
import type { FastifyInstance } from 'fastify'
import { type Column, sendTable } from '../platform/http/send-table.ts'
import { alreadySent, serve } from '../platform/http/serve.ts'
import { pageOfAll } from '../platform/page-of-all.ts'
import type { Platform } from '../platform/platform.ts'
import { percentValue, pointsValue } from '../projects/export-values.ts'
import { mayReadProjects } from '../projects/policy.ts'
import { listLitIds } from './group-list-reads.ts'
import { said } from './present-card.ts'
import { readGroup, readGroups } from './read-groups.ts'

export function groupRoutes(app: FastifyInstance, platform: Platform): void {
  const { db, clock } = platform
  serve(app, platform, listGroups, {
    may: mayReadProjects,
    handle: async ({ query, scope, lang }) => {
      const table = await readGroups(db, scope, query, clock.now(), lang)
      const lit = await listLitIds(db, scope)
      return {
        ...pageOfAll(
          table.rows,
          query,
          (r) => r.id,
          (r) => r,
        ),
        sum: said(`cards.group.sum.${query.by}`, lang),
        projects: lit.length,
        outside: lit.filter((id) => !table.inside.has(id)).length,
        asOf: table.asOf,
      }
    },
  })
  serve(app, platform, exportGroups, {
    may: mayReadProjects,
    handle: async ({ query, scope, lang, reply }) => {
      const table = await readGroups(db, scope, query, clock.now(), lang)
      await sendTable(reply, {
        title: said('cards.group.title', lang, { by: said(`cards.group.by.${query.by}`, lang) }),
        asOf: table.asOf,
        lang,
        columns: columnsOf(lang),
        rows: table.rows,
      })
      return alreadySent
    },
  })
  serve(app, platform, getGroup, {
    may: mayReadProjects,
    handle: async ({ params, query, scope, lang }) =>
      (await readGroup(db, scope, query.by, params.id, clock.now(), lang)) ??
      refuse('platform.notFound', { what: 'cards.group' }),
  })
}

/** Exactly what the list shows, in its columns. */
function columnsOf(lang: Lang): Column<GroupRow>[] {
  const head = (name: string) => said(`cards.group.column.${name}`, lang)
  return [
    { header: head('name'), width: 32, value: (r) => `${'　'.repeat(r.depth)}${r.name}` },
    { header: head('parent'), width: 24, value: (r) => r.parent ?? '' },
    { header: head('level'), width: 14, value: (r) => r.light?.word ?? '' },
    { header: head('sentence'), width: 48, value: (r) => r.light?.sentence ?? '' },
    { header: head('objects'), width: 9, kind: 'number', value: (r) => r.objects },
    ...LEVELS.map(
      (level): Column<GroupRow> => ({
        header: said(`cards.level.${level}`, lang),
        width: 9,
        kind: 'number',
        value: (r) => r.counts[level],
      }),
    ),
    { header: head('share'), width: 12, kind: 'percent', value: (r) => percentValue(r.sharePercent) },
    { header: head('completion'), width: 12, kind: 'percent', value: (r) => percentValue(r.completionPercent) },
    { header: head('lag'), width: 13, kind: 'points', value: (r) => pointsValue(r.lagPoints) },
    { header: head('matters'), width: 14, value: (r) => r.matters?.word ?? '' },
    { header: head('matterCount'), width: 9, kind: 'number', value: (r) => r.matters?.objects ?? null },
    {
      header: head('closure'),
      width: 12,
      kind: 'percent',
      value: (r) => percentValue(r.matters?.closurePercent ?? null),
    },
    { header: head('waits'), width: 14, value: (r) => r.waits?.word ?? '' },
    { header: head('longest'), width: 11, kind: 'number', value: (r) => r.waits?.longestDays ?? null },
    { header: head('asOf'), width: 13, value: (r) => r.asOf ?? '' },
  ]
}
