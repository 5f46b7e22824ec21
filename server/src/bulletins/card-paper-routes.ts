import { downloadAppeal, downloadCardSlip } from '@guatu/contract/card-acts'
import { downloadCardNotice } from '@guatu/contract/card-batches'
import type { NoticeModel } from '@guatu/domain/bulletins/notice-model'
import { isRefusal, type Refusal } from '@guatu/domain/kernel/coded'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { sightOf } from '../cards/commands/open-card.ts'
import { attachmentNamed, DOCX } from '../platform/http/send-table.ts'
import { alreadySent, serve } from '../platform/http/serve.ts'
import type { Platform } from '../platform/platform.ts'
import { mayReadProjects } from '../projects/policy.ts'
import { mayWriteNotice } from './policy.ts'
import { titleOf } from './present.ts'
import { readAppealPaper, readCardNotice, readCardSlip } from './read-card-papers.ts'
import { writeNotice } from './word/write-notice.ts'

/** Notice, slip and appeal as Word, each quoting the card with its date and number and the frozen evidence's sentence. */
export function bulletinCardRoutes(app: FastifyInstance, platform: Platform): void {
  const { db } = platform
  const send = async (reply: FastifyReply, model: NoticeModel | Refusal) => {
    if (isRefusal(model)) return model
    const file = await writeNotice(model)
    reply.type(DOCX).header('content-disposition', attachmentNamed(`${titleOf(model)}.docx`, 'card-paper'))
    reply.header('cache-control', 'no-store').send(file)
    return alreadySent
  }
  serve(app, platform, downloadCardNotice, {
    may: mayWriteNotice,
    handle: async ({ params, scope, reply }) => send(reply, await readCardNotice(db, scope, params.id)),
  })
  serve(app, platform, downloadCardSlip, {
    may: mayReadProjects,
    handle: async ({ params, actor, reply }) => send(reply, await readCardSlip(db, sightOf(actor), params.id)),
  })
  serve(app, platform, downloadAppeal, {
    may: mayReadProjects,
    handle: async ({ params, actor, reply }) => send(reply, await readAppealPaper(db, sightOf(actor), params.id)),
  })
}
