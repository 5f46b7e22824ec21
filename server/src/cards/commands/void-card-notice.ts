import { cardStateOf } from '@guatu/domain/cards/card-state'
import { isRefusal, refuse } from '@guatu/domain/kernel/coded'
import type { Command } from '../../platform/run-command.ts'
import { findCardFiles, lockCardFiles } from '../card-reads.ts'
import { appendNoticeVoid } from '../card-writes.ts'
import { findNotice, findVoid } from '../notice-reads.ts'
import { mayVoidNotice } from '../policy.ts'
import { sightOf } from './open-card.ts'
import { recordAct } from './record-act.ts'

export type VoidCardNotice = { noticeId: string; id: string; reason: string }

/** 作废: the number stays visible as void; the cards wait for another notice. Not once a card was served. */
export const voidCardNotice: Command<VoidCardNotice, { batchId: string }> = {
  name: 'void-card-notice',
  subject: (input) => input.noticeId,
  async run(ctx, { noticeId, id, reason }) {
    if (!mayVoidNotice(ctx.actor)) return refuse('platform.notPermitted')
    const notice = await findNotice(ctx.trx, noticeId)
    if (!notice) return refuse('platform.notFound', { what: 'cards.noticeOfCards' })
    const { batchId } = notice
    const sight = sightOf(ctx.actor)
    const seen = await findCardFiles(ctx.trx, sight, { batchId })
    const files = await lockCardFiles(
      ctx.trx,
      sight,
      seen.map((f) => f.id),
    )
    const before = await findVoid(ctx.trx, noticeId)
    if (before) return before.id === id ? { batchId } : refuse('cards.notice.voidAlready')
    const recorded = { occurredOn: ctx.today, recordedAt: ctx.now, actor: ctx.actor.name, actorId: ctx.actor.accountId }
    await appendNoticeVoid(ctx, { id, noticeId, reason, ...recorded })
    for (const file of files.filter((f) => cardStateOf(f.events).noticeId === noticeId)) {
      const note = { id: ctx.newId(), expectedVersion: file.events.length + 1, text: reason }
      const done = await recordAct(ctx, file, { kind: 'noticeVoided', noticeId }, note)
      if (isRefusal(done)) return done
    }
    return { batchId }
  },
}
