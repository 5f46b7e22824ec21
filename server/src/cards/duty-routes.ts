import * as contract from '@guatu/contract/card-duties'
import type { Duty } from '@guatu/contract/card-rows'
import { isRefusal, type Refusal, refuse } from '@guatu/domain/kernel/coded'
import type { FastifyInstance } from 'fastify'
import { currentCalendar } from '../calendar/reads.ts'
import { civilDateOf } from '../platform/clock.ts'
import { pageOf, readCursor } from '../platform/cursor.ts'
import { MOST_ROWS, sendTable } from '../platform/http/send-table.ts'
import { alreadySent, type Call, serve } from '../platform/http/serve.ts'
import type { Platform } from '../platform/platform.ts'
import { type Command, runCommand } from '../platform/run-command.ts'
import { mayReadProjects } from '../projects/policy.ts'
import { listCardPapers } from './card-reads.ts'
import { assignDuty } from './commands/assign-duty.ts'
import { sightOf } from './commands/open-card.ts'
import { recordDuty } from './commands/record-duty.ts'
import { waiveDuty } from './commands/waive-duty.ts'
import { countDuties, type DutyRow, listDutyRows } from './duty-reads.ts'
import * as policy from './policy.ts'
import { presentPaper, said } from './present-card.ts'
import { presentDuty } from './present-duty.ts'
import { workingLimits } from './read-card.ts'

/** 结果运用: what cards entail, as a list of its own, and what is done about it. */
export function dutyRoutes(app: FastifyInstance, platform: Platform): void {
  const { db, clock } = platform
  const today = () => civilDateOf(clock.now())
  const beside = async (lang: 'zh' | 'en', rows: readonly DutyRow[]) => {
    const cards = [...new Set(rows.filter((r) => r.papers.length > 0).map((r) => r.cardId))]
    const papers = (await Promise.all(cards.map((id) => listCardPapers(db, id)))).flat()
    const known = new Map(papers.map((p) => [p.id, presentPaper(p)]))
    return { lang, today: today(), calendar: await currentCalendar(db), papers: known }
  }
  const act = async <I>(
    { params, caller, actor, lang }: Pick<Call<typeof contract.recordDuty>, 'params' | 'caller' | 'actor' | 'lang'>,
    command: Command<I, { id: string }>,
    input: I,
  ): Promise<Duty | Refusal> => {
    const done = await runCommand(platform, caller, command, input)
    if (isRefusal(done)) return done
    const limits = await workingLimits(db)
    const page = { after: null, limit: 1, limits }
    const [row] = await listDutyRows(db, sightOf(actor), { id: params.id, today: today() }, page)
    return row ? presentDuty(row, await beside(lang, [row])) : refuse('platform.notFound', { what: 'cards.dutyOfCard' })
  }
  serve(app, platform, contract.assignDuty, {
    may: policy.mayAssignDuty,
    handle: (call) => act(call, assignDuty, { ...call.body, dutyId: call.params.id }),
  })
  serve(app, platform, contract.recordDuty, {
    may: mayReadProjects,
    handle: (call) => act(call, recordDuty, { ...call.body, dutyId: call.params.id }),
  })
  serve(app, platform, contract.waiveDuty, {
    may: policy.mayWaiveDuty,
    handle: (call) => act(call, waiveDuty, { ...call.body, dutyId: call.params.id }),
  })
  dutyLists(app, platform, beside)
}

type Beside = (lang: 'zh' | 'en', rows: readonly DutyRow[]) => Promise<Parameters<typeof presentDuty>[1]>

function dutyLists(app: FastifyInstance, platform: Platform, beside: Beside): void {
  const { db, clock } = platform
  const today = () => civilDateOf(clock.now())
  serve(app, platform, contract.listDuties, {
    may: mayReadProjects,
    handle: async ({ query, actor, lang }) => {
      const [sight, limits, f] = [sightOf(actor), await workingLimits(db), { ...query, today: today() }]
      const page = { after: readCursor(query.cursor), limit: query.limit + 1, sort: query.sort, limits }
      const [rows, total] = await Promise.all([listDutyRows(db, sight, f, page), countDuties(db, sight, f, limits)])
      const with_ = await beside(lang, rows)
      return pageOf(
        rows,
        query.limit,
        (r) => r,
        (r) => presentDuty(r, with_),
        total,
      )
    },
  })
  serve(app, platform, contract.exportDuties, {
    may: mayReadProjects,
    handle: async ({ query, actor, lang, reply }) => {
      const [limits, f] = [await workingLimits(db), { ...query, today: today() }]
      const page = { after: null, limit: MOST_ROWS, sort: query.sort, limits }
      const rows = await listDutyRows(db, sightOf(actor), f, page)
      const with_ = await beside(lang, [])
      await sendTable(reply, {
        title: said('cards.table.duties', lang),
        asOf: f.today,
        lang,
        columns: dutyColumns(lang),
        rows: rows.map((r) => presentDuty(r, with_)),
      })
      return alreadySent
    },
  })
}

const dutyColumns = (lang: 'zh' | 'en') => {
  const column = (name: string, width: number, value: (r: Duty) => string | number) => ({
    header: said(`cards.column.${name}`, lang),
    width,
    value,
  })
  return [
    column('period', 14, (r) => r.periodLabel),
    column('subject', 36, (r) => r.subject),
    column('card', 10, (r) => r.word),
    column('notice', 22, (r) => r.notice ?? ''),
    column('duty', 18, (r) => r.name),
    column('unit', 24, (r) => r.unit),
    column('holder', 10, (r) => r.holder ?? ''),
    column('deadline', 13, (r) => r.dueOn ?? ''),
    column('stage', 10, (r) => r.stateName),
    column('record', 40, (r) => r.record),
  ]
}
