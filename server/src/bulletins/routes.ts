import * as contract from '@guatu/contract/bulletins'
import { buildNotice } from '@guatu/domain/bulletins/notice-model'
import { isRefusal, type Refusal, refuse } from '@guatu/domain/kernel/coded'
import { parsePeriodKey, periodLabel } from '@guatu/domain/reports/periods'
import { say } from '@guatu/words/say'
import type { FastifyInstance } from 'fastify'
import { attachmentNamed, DOCX } from '../platform/http/send-table.ts'
import { alreadySent, serve } from '../platform/http/serve.ts'
import type { Platform } from '../platform/platform.ts'
import { runCommand } from '../platform/run-command.ts'
import type { ReadScope } from '../platform/scope.ts'
import { type ClosedPeriod, closedPeriodOf, lastClosedPeriod, loadPeriodHistory } from '../reports/closed-period.ts'
import { setNoticeHead } from './commands/set-notice-head.ts'
import { presentHead } from './head-of-notice.ts'
import { maySetNoticeHead, mayWriteNotice } from './policy.ts'
import { presentNotice, titleOf } from './present.ts'
import { readNotice } from './read-notice.ts'
import { writeNotice } from './word/write-notice.ts'

type Query = { period?: string | undefined; number?: number | undefined }

export function bulletinsRoutes(app: FastifyInstance, platform: Platform): void {
  const { db, clock } = platform
  const notice = async (query: Query, scope: ReadScope): Promise<Awaited<ReturnType<typeof readNotice>> | Refusal> => {
    const now = clock.now()
    const closed = await periodFor(platform, query.period, now)
    return isRefusal(closed) ? closed : readNotice(db, scope, { closed, number: query.number ?? null, now })
  }
  serve(app, platform, contract.previewNotice, {
    may: mayWriteNotice,
    handle: async ({ query, scope }) => {
      const input = await notice(query, scope)
      return isRefusal(input) ? input : presentNotice(input, buildNotice(input))
    },
  })
  serve(app, platform, contract.getNoticeHead, {
    may: mayWriteNotice,
    handle: ({ actor }) => presentHead(db, maySetNoticeHead(actor)),
  })
  serve(app, platform, contract.setNoticeHead, {
    may: maySetNoticeHead,
    handle: async ({ body, caller }) => {
      const done = await runCommand(platform, caller, setNoticeHead, body)
      const stands = await presentHead(db, true)
      if (!isRefusal(done)) return stands
      if (done.code !== 'platform.staleVersion') return done
      return { ...done, params: { ...done.params, current: stands as never } }
    },
  })
  serve(app, platform, contract.downloadNotice, {
    may: mayWriteNotice,
    handle: async ({ query, scope, reply }) => {
      const input = await notice(query, scope)
      if (isRefusal(input)) return input
      const model = buildNotice(input)
      const file = await writeNotice(model)
      reply.type(DOCX).header('content-disposition', attachmentNamed(`${titleOf(model)}.docx`, 'notice'))
      reply.header('cache-control', 'no-store').send(file)
      return alreadySent
    },
  })
}

/** A notice is about a closed period: the last one, or the one asked for; one that is still open is refused. */
async function periodFor({ db }: Platform, key: string | undefined, now: Date): Promise<ClosedPeriod | Refusal> {
  if (key === undefined) return lastClosedPeriod(db, now)
  const span = parsePeriodKey(key)
  const closed = span && closedPeriodOf(span.opensOn, await loadPeriodHistory(db))
  if (closed?.period.key !== key) return refuse('reports.unknownPeriod', { period: key })
  if (closed.period.lockAt > now.toISOString())
    return refuse('bulletins.periodNotClosed', { period: say(periodLabel(closed.period)) })
  return closed
}
