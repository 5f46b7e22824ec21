import {
  type ContestDetail,
  type ContestResult,
  type ContestRow,
  exportContestResult,
  exportContests,
  listContests,
} from '@guatu/contract/appraisal'
import { isRefusal, refuse } from '@guatu/domain/kernel/coded'
import type { Lang } from '@guatu/words/words'
import type { FastifyInstance } from 'fastify'
import { civilDateOf } from '../platform/clock.ts'
import { pageOf, readCursor } from '../platform/cursor.ts'
import { type Column, MOST_ROWS, sendTable } from '../platform/http/send-table.ts'
import { alreadySent, serve } from '../platform/http/serve.ts'
import type { Platform } from '../platform/platform.ts'
import { countContests, listContestRows } from './list-reads.ts'
import { mayReadContests } from './policy.ts'
import { presentContest, said } from './present.ts'
import { readContest, sightOfContests } from './read-contest.ts'

/** The list of contests, and what leaves as Excel: the list, and the result sheet of a revealed one. */
export function contestListRoutes(app: FastifyInstance, platform: Platform): void {
  const { db, clock } = platform
  serve(app, platform, listContests, {
    may: mayReadContests,
    handle: async ({ query, actor, lang }) => {
      const sight = sightOfContests(actor)
      const page = { after: readCursor(query.cursor), limit: query.limit + 1, sort: query.sort }
      const rows = await listContestRows(db, sight, query, page)
      const total = await countContests(db, sight, query)
      return pageOf(
        rows,
        query.limit,
        (r) => ({ key: r.sortKey, id: r.id }),
        (r) => presentContest(r, lang),
        total,
      )
    },
  })
  serve(app, platform, exportContests, {
    may: mayReadContests,
    handle: async ({ query, actor, lang, reply }) => {
      const page = { after: null, limit: MOST_ROWS, sort: query.sort }
      const rows = await listContestRows(db, sightOfContests(actor), query, page)
      await sendTable(reply, {
        ...{ title: said('appraisal.listTitle', lang), asOf: civilDateOf(clock.now()), lang },
        ...{ columns: listColumns(lang), rows: rows.map((r) => presentContest(r, lang)) },
      })
      return alreadySent
    },
  })
  serve(app, platform, exportContestResult, {
    may: mayReadContests,
    handle: async ({ params, actor, lang, reply }) => {
      const found = await readContest(db, actor, params.id, lang)
      if (isRefusal(found)) return found
      if (!found.result) return refuse('appraisal.sealed')
      const title = said('appraisal.resultTitle', lang, { contest: found.contest.name })
      await sendTable(reply, {
        ...{ title, asOf: found.contest.heldOn, lang },
        ...{ columns: resultColumns(found, lang), rows: found.result.lines },
      })
      return alreadySent
    },
  })
}

function listColumns(lang: Lang): Column<ContestRow>[] {
  const head = (name: string) => said(`appraisal.column.${name}`, lang)
  return [
    { header: head('name'), width: 40, value: (r) => r.name },
    { header: head('campaign'), width: 28, value: (r) => r.campaign ?? '' },
    { header: head('heldOn'), width: 13, value: (r) => r.heldOn },
    { header: head('kind'), width: 12, value: (r) => r.kindName },
    { header: head('state'), width: 12, value: (r) => r.stateName },
    { header: head('contestants'), width: 10, kind: 'number', value: (r) => r.contestants },
    { header: head('judges'), width: 10, kind: 'number', value: (r) => r.judges },
    { header: head('revealedAt'), width: 22, value: (r) => r.revealedAt ?? '' },
    { header: head('onBoard'), width: 10, value: (r) => said(r.onBoard ? 'appraisal.yes' : 'appraisal.no', lang) },
  ]
}

type Line = ContestResult['lines'][number]

/** A column a judge between place and score; scores as printed, in text, so that 85.00 stays 85.00. */
function resultColumns({ judges }: ContestDetail, lang: Lang): Column<Line>[] {
  const head = (name: string) => said(`appraisal.column.${name}`, lang)
  const ofJudge = (line: Line, judgeId: string): string => {
    const found = line.totals.find((t) => t.judgeId === judgeId)
    if (!found) return ''
    return found.dropped ? said(`appraisal.dropped.${found.dropped}`, lang, { total: found.total }) : found.total
  }
  return [
    { header: head('rank'), width: 8, kind: 'number', value: (l) => l.rank },
    { header: head('change'), width: 8, kind: 'number', value: (l) => l.change },
    { header: head('contestant'), width: 32, value: (l) => l.name },
    { header: head('drawn'), width: 10, kind: 'number', value: (l) => l.drawn },
    ...judges.map((judge): Column<Line> => ({ header: judge.name, width: 16, value: (l) => ofJudge(l, judge.id) })),
    { header: head('score'), width: 12, value: (l) => l.score ?? '' },
    { header: head('untrimmed'), width: 14, value: (l) => l.untrimmed ?? '' },
    { header: head('median'), width: 10, value: (l) => l.median ?? '' },
    { header: head('firsts'), width: 12, kind: 'number', value: (l) => l.firsts },
    {
      header: head('sum'),
      width: 80,
      value: (l) => [l.sum, l.tie ?? ''].filter(Boolean).join(lang === 'zh' ? '' : ' '),
    },
  ]
}
