import { exportLacks, exportPosts, exportUnits } from '@guatu/contract/organization'
import { say } from '@guatu/words/say'
import type { Lang } from '@guatu/words/words'
import type { FastifyInstance } from 'fastify'
import { civilDateOf } from '../platform/clock.ts'
import { type Column, MOST_ROWS, sendTable } from '../platform/http/send-table.ts'
import { alreadySent, serve } from '../platform/http/serve.ts'
import type { Platform } from '../platform/platform.ts'
import { mayReadProjects } from '../projects/policy.ts'
import { listAnswererRows } from './lack-reads.ts'
import { mayReadOrganization } from './policy.ts'
import { listPostRows, type PostListRow } from './post-reads.ts'
import { presentLacks } from './present.ts'
import { listUnitRows, type PostRow, type UnitRow } from './unit-reads.ts'

/** The lists of units and of what projects lack, as Excel: the rows, order and filters of the page, without its pages. */
export function organizationExportRoutes(app: FastifyInstance, platform: Platform): void {
  const { db, clock } = platform
  serve(app, platform, exportUnits, {
    may: mayReadOrganization,
    handle: async ({ query, scope, lang, reply }) => {
      const today = civilDateOf(clock.now())
      const rows = await listUnitRows(db, scope, query, { today, after: null, limit: MOST_ROWS })
      const title = say({ code: 'organization.unitList', params: {} }, lang)
      await sendTable(reply, { title, asOf: today, lang, columns: unitColumns(lang), rows })
      return alreadySent
    },
  })
  serve(app, platform, exportPosts, {
    may: mayReadOrganization,
    handle: async ({ query, scope, lang, reply }) => {
      const today = civilDateOf(clock.now())
      const rows = await listPostRows(db, scope, query, { today, after: null, limit: MOST_ROWS })
      const title = say({ code: 'organization.postList', params: {} }, lang)
      await sendTable(reply, { title, asOf: today, lang, columns: postColumns(lang), rows })
      return alreadySent
    },
  })
  serve(app, platform, exportLacks, {
    may: mayReadProjects,
    handle: async ({ query, scope, lang, reply }) => {
      const today = civilDateOf(clock.now())
      const { rows } = presentLacks(await listAnswererRows(db, scope, today), query)
      const title = say({ code: 'organization.lackList', params: {} }, lang)
      await sendTable(reply, { title, asOf: today, lang, columns: lackColumns(lang), rows })
      return alreadySent
    },
  })
}

const head = (name: string, lang: Lang) => say({ code: `organization.column.${name}`, params: {} }, lang)

function unitColumns(lang: Lang): Column<UnitRow>[] {
  const post = (p: PostRow) =>
    p.holder
      ? [p.title, p.holder.personName, p.holder.phone].filter(Boolean).join(' ')
      : `${p.title}（${head('vacant', lang)}）`
  return [
    { header: head('name', lang), width: 34, value: (r) => r.name },
    {
      header: head('kind', lang),
      width: 14,
      value: (r) => say({ code: `organization.kind.${r.kind}`, params: {} }, lang),
    },
    { header: head('parent', lang), width: 28, value: (r) => r.parentName },
    { header: head('creditCode', lang), width: 22, value: (r) => r.creditCode },
    { header: head('projects', lang), width: 10, kind: 'number', value: (r) => r.projectCount },
    { header: head('posts', lang), width: 70, value: (r) => r.posts.map(post).join('；') },
  ]
}

const postColumns = (lang: Lang): Column<PostListRow>[] => [
  { header: head('unit', lang), width: 34, value: (r) => r.unitName },
  { header: head('title', lang), width: 24, value: (r) => r.title },
  {
    header: head('duty', lang),
    width: 14,
    value: (r) => say({ code: `organization.duty.${r.duty}`, params: {} }, lang),
  },
  { header: head('person', lang), width: 14, value: (r) => r.holder?.personName ?? head('vacant', lang) },
  { header: head('phone', lang), width: 18, value: (r) => r.holder?.phone ?? null },
  { header: head('since', lang), width: 14, value: (r) => r.holder?.from ?? null },
  { header: head('projects', lang), width: 10, kind: 'number', value: (r) => r.projectCount },
]

type LackRow = ReturnType<typeof presentLacks>['rows'][number]

const lackColumns = (lang: Lang): Column<LackRow>[] => [
  { header: head('project', lang), width: 40, value: (r) => r.projectName },
  { header: head('listing', lang), width: 24, value: (r) => r.listing },
  {
    header: head('lacking', lang),
    width: 40,
    value: (r) => r.lacks.map((lack) => say({ code: `organization.lack.${lack}`, params: {} }, lang)).join('、'),
  },
]
