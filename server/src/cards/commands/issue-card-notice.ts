import { printDocumentNumber } from '@guatu/domain/bulletins/document-number'
import { cardStateOf } from '@guatu/domain/cards/card-state'
import { isRefusal, refuse } from '@guatu/domain/kernel/coded'
import type { Command } from '../../platform/run-command.ts'
import { findCardFiles, lockCardFiles } from '../card-reads.ts'
import { appendCardNotice } from '../card-writes.ts'
import { findNotice, isNumberTaken, lockNoticeNumbers, nextNumber, noticeMark } from '../notice-reads.ts'
import { mayIssueNotice } from '../policy.ts'
import { sightOf } from './open-card.ts'
import { recordAct } from './record-act.ts'

export type IssueCardNotice = { batchId: string; id: string; number: number | null; issuedOn: string; signer: string }

/** 印发: one notice for the approved cards of a batch, all of them, with a number that nobody else gets. */
export const issueCardNotice: Command<IssueCardNotice, { batchId: string }> = {
  name: 'issue-card-notice',
  subject: (input) => input.batchId,
  async run(ctx, { batchId, id, issuedOn, signer, ...wish }) {
    if (!mayIssueNotice(ctx.actor)) return refuse('platform.notPermitted')
    const before = await findNotice(ctx.trx, id)
    if (before) return before.batchId === batchId ? { batchId } : refuse('platform.idTaken')
    const sight = sightOf(ctx.actor)
    const seen = await findCardFiles(ctx.trx, sight, { batchId })
    const files = await lockCardFiles(
      ctx.trx,
      sight,
      seen.map((f) => f.id),
    )
    const stages = files.map((file) => cardStateOf(file.events).stage)
    const undecided = stages.filter((s) => s === 'proposed' || s === 'hearing' || s === 'heard').length
    if (undecided > 0) return refuse('cards.notice.undecided', { count: undecided })
    const approved = files.filter((_, i) => stages[i] === 'approved')
    if (approved.length === 0) return refuse('cards.notice.nothingApproved')
    await lockNoticeNumbers(ctx.trx)
    const mark = await noticeMark(ctx.trx)
    const year = Number(issuedOn.slice(0, 4))
    const number = wish.number ?? (await nextNumber(ctx.trx, mark, year))
    const printed = printDocumentNumber(mark, year, number)
    if (await isNumberTaken(ctx.trx, mark, year, number)) return refuse('cards.notice.numberTaken', { number: printed })
    const recorded = { occurredOn: issuedOn, recordedAt: ctx.now, actor: ctx.actor.name, actorId: ctx.actor.accountId }
    await appendCardNotice(ctx, { id, batchId, mark, year, number, signer, ...recorded })
    for (const file of approved) {
      const note = { id: ctx.newId(), expectedVersion: file.events.length + 1, occurredOn: issuedOn }
      const done = await recordAct(ctx, file, { kind: 'issued', noticeId: id }, note)
      if (isRefusal(done)) return done
    }
    return { batchId }
  },
}
