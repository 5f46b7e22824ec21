import { isRefusal, refuse } from '@guatu/domain/kernel/coded'
import { CARD_NOTICE_HEAD } from '../../cards/notice-reads.ts'
import type { Command } from '../../platform/run-command.ts'
import { findNoticeHead, NOTICE_HEAD } from '../reads.ts'
import { writeNoticeHead } from '../writes.ts'

export type SetNoticeHead = {
  /** Nulls: as the district's name suggests. */
  readonly issuer: string | null
  readonly mark: string | null
  readonly recipients: readonly string[] | null
  readonly copies: readonly string[]
  readonly cardMark: string | null
  readonly expectedVersion: number
  readonly reason: string
}

/**
 * Issuer, mark of the document number, recipients and copies of the notices to come, and the mark of card notices; where nothing was
 * set the version is 0. Both are set together, so the version of the first guards both.
 */
export const setNoticeHead: Command<SetNoticeHead, { version: number }> = {
  name: 'set-notice-head',
  subject: () => NOTICE_HEAD,
  async run(ctx, { expectedVersion, reason, cardMark, ...head }) {
    const before = await findNoticeHead(ctx.trx)
    if ((before?.version ?? 0) !== expectedVersion)
      return refuse('platform.staleVersion', { expected: expectedVersion })
    const row = {
      id: NOTICE_HEAD,
      issuer: head.issuer || null,
      mark: head.mark || null,
      recipients: head.recipients?.length ? [...head.recipients] : null,
      copies: [...head.copies],
    }
    const written = await writeNoticeHead(ctx, row, { expectedVersion: before ? expectedVersion : null, reason })
    if (isRefusal(written)) return written
    const ofCards = await findNoticeHead(ctx.trx, CARD_NOTICE_HEAD)
    if ((ofCards?.mark ?? null) !== (cardMark || null)) {
      const own = { id: CARD_NOTICE_HEAD, issuer: null, mark: cardMark || null, recipients: null, copies: [] }
      const done = await writeNoticeHead(ctx, own, { expectedVersion: ofCards?.version ?? null, reason })
      if (isRefusal(done)) return done
    }
    return { version: written }
  },
}
