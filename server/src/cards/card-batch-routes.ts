import * as contract from '@guatu/contract/card-batches'
import { cardPeriodLabel } from '@guatu/domain/cards/card-period-label'
import { isRefusal, type Refusal } from '@guatu/domain/kernel/coded'
import type { Actor } from '@guatu/domain/organization/actor'
import { say } from '@guatu/words/say'
import type { Lang } from '@guatu/words/words'
import type { FastifyInstance } from 'fastify'
import { currentCalendar } from '../calendar/reads.ts'
import { civilDateOf } from '../platform/clock.ts'
import { pageOf, readCursor } from '../platform/cursor.ts'
import { MOST_ROWS, sendTable } from '../platform/http/send-table.ts'
import { alreadySent, type Call, serve } from '../platform/http/serve.ts'
import type { Platform } from '../platform/platform.ts'
import { type Command, runCommand } from '../platform/run-command.ts'
import { mayReadProjects } from '../projects/policy.ts'
import { countBatches, listBatchRows } from './batch-reads.ts'
import { decideCards } from './commands/decide-cards.ts'
import { issueCardNotice } from './commands/issue-card-notice.ts'
import { sightOf } from './commands/open-card.ts'
import { openHearing } from './commands/open-hearing.ts'
import { releaseCards } from './commands/release-cards.ts'
import { voidCardNotice } from './commands/void-card-notice.ts'
import { countNotices, listNoticeRows } from './notice-reads.ts'
import * as policy from './policy.ts'
import { said } from './present-card.ts'
import { batchLevels, presentBatch, presentNotice, readBatch } from './read-batch.ts'
import { storedName } from './set-that-judged.ts'

export function cardBatchRoutes(app: FastifyInstance, platform: Platform): void {
  const { db, clock } = platform
  const today = () => civilDateOf(clock.now())
  const detail = (actor: Actor, id: string, lang: Lang) =>
    readBatch(db, sightOf(actor), id, { actor, lang, today: today() })
  /** One command, then the batch as it stands after it. */
  const act = async <I>(
    { caller, actor, lang }: Pick<Call<typeof contract.openHearing>, 'caller' | 'actor' | 'lang'>,
    command: Command<I, { batchId: string }>,
    input: I,
  ): Promise<contract.BatchDetail | Refusal> => {
    const done = await runCommand(platform, caller, command, input)
    return isRefusal(done) ? done : detail(actor, done.batchId, lang)
  }
  batchLists(app, platform)
  serve(app, platform, contract.getCardBatch, {
    may: mayReadProjects,
    handle: ({ params, actor, lang }) => detail(actor, params.id, lang),
  })
  serve(app, platform, contract.openHearing, {
    may: policy.mayOpenHearing,
    handle: (call) => act(call, openHearing, { ...call.body, batchId: call.params.id }),
  })
  serve(app, platform, contract.decideCards, {
    may: policy.mayDecideSomeCards,
    handle: (call) => act(call, decideCards, { ...call.body, batchId: call.params.id }),
  })
  serve(app, platform, contract.issueCardNotice, {
    may: policy.mayIssueNotice,
    handle: (call) => act(call, issueCardNotice, { ...call.body, batchId: call.params.id }),
  })
  serve(app, platform, contract.voidCardNotice, {
    may: policy.mayVoidNotice,
    handle: (call) => act(call, voidCardNotice, { ...call.body, noticeId: call.params.id }),
  })
  serve(app, platform, contract.releaseCards, {
    may: policy.mayDecideSomeCards,
    handle: (call) => act(call, releaseCards, { ...call.body, batchId: call.params.id }),
  })
  noticeRegister(app, platform)
}

/** Batches as a list and as a table. */
function batchLists(app: FastifyInstance, platform: Platform): void {
  const { db, clock } = platform
  const today = () => civilDateOf(clock.now())
  serve(app, platform, contract.listCardBatches, {
    may: mayReadProjects,
    handle: async ({ query, actor, lang }) => {
      const sight = sightOf(actor)
      const page = { after: readCursor(query.cursor), limit: query.limit + 1, oldestFirst: query.sort === 'period' }
      const [rows, total, calendar] = await Promise.all([
        listBatchRows(db, sight, query, page),
        countBatches(db, sight, query),
        currentCalendar(db),
      ])
      return pageOf(
        rows,
        query.limit,
        (r) => r,
        (r) => presentBatch(r, { actor, lang }, calendar),
        total,
      )
    },
  })
  serve(app, platform, contract.exportCardBatches, {
    may: mayReadProjects,
    handle: async ({ query, actor, lang, reply }) => {
      const rows = await listBatchRows(db, sightOf(actor), query, { after: null, limit: MOST_ROWS })
      const calendar = await currentCalendar(db)
      await sendTable(reply, {
        title: said('cards.table.batches', lang),
        asOf: today(),
        lang,
        rows,
        columns: [
          { header: said('cards.column.period', lang), width: 14, value: (r) => say(cardPeriodLabel(r.period), lang) },
          { header: said('cards.column.of', lang), width: 10, value: (r) => said(`cards.of.${r.subjectType}`, lang) },
          { header: said('cards.column.ruleSet', lang), width: 24, value: (r) => storedName(r.ruleSetName, lang) },
          { header: said('cards.column.cards', lang), width: 24, value: (r) => batchLevels(r, lang) },
          {
            header: said('cards.column.stage', lang),
            width: 12,
            value: (r) => presentBatch(r, { actor, lang }, calendar).stateName,
          },
          { header: said('cards.column.notice', lang), width: 22, value: (r) => r.notice ?? '' },
        ],
      })
      return alreadySent
    },
  })
}

/** The register of numbers. */
function noticeRegister(app: FastifyInstance, platform: Platform): void {
  const { db, clock } = platform
  serve(app, platform, contract.listCardNotices, {
    may: policy.maySeeProposals,
    handle: async ({ query }) => {
      const page = { after: readCursor(query.cursor), limit: query.limit + 1 }
      const [rows, total] = await Promise.all([listNoticeRows(db, query, page), countNotices(db, query)])
      const cursor = (r: (typeof rows)[number]) => ({ key: r.recordedAt.toISOString(), id: r.id })
      return pageOf(rows, query.limit, cursor, presentNotice, total)
    },
  })
  serve(app, platform, contract.exportCardNotices, {
    may: policy.maySeeProposals,
    handle: async ({ query, lang, reply }) => {
      const rows = (await listNoticeRows(db, query, { after: null, limit: MOST_ROWS })).map(presentNotice)
      await sendTable(reply, {
        title: said('cards.table.notices', lang),
        asOf: civilDateOf(clock.now()),
        lang,
        rows,
        columns: [
          { header: said('cards.column.notice', lang), width: 24, value: (r) => r.number },
          { header: said('cards.column.issuedOn', lang), width: 13, value: (r) => r.issuedOn },
          { header: said('cards.column.signer', lang), width: 16, value: (r) => r.signer },
          { header: said('cards.column.cards', lang), width: 10, value: (r) => r.cards },
          {
            header: said('cards.column.stage', lang),
            width: 10,
            value: (r) => said(`cards.noticeState.${r.state}`, lang),
          },
          { header: said('cards.column.reason', lang), width: 30, value: (r) => r.voidReason ?? '' },
        ],
      })
      return alreadySent
    },
  })
}
