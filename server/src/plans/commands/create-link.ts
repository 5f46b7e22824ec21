import { isRefusal, refuse } from '@guatu/domain/kernel/coded'
import type { Command } from '../../platform/run-command.ts'
import { findLink, listLinksOf } from '../link-reads.ts'
import { writeLink } from '../link-writes.ts'

export type CreateLink = { id: string; name: string; tokenHash: string }

/** Enough for a phone, a desk and a pad; more are forgotten ones. */
const MOST = 5

/** A secret address of one's own calendar. Only the token's hash is kept, so nobody can read it out again. */
export const createLink: Command<CreateLink, { id: string; isNew: boolean }> = {
  name: 'create-personal-link',
  subject: (input) => input.id,
  async run(ctx, input) {
    const { accountId } = ctx.actor
    if (accountId === null) return refuse('platform.notPermitted')
    const before = await findLink(ctx.trx, input.id)
    if (before)
      return before.accountId === accountId && before.name === input.name
        ? { id: input.id, isNew: false }
        : refuse('platform.idTaken')
    const standing = (await listLinksOf(ctx.trx, accountId)).filter((l) => l.revokedAt === null)
    if (standing.length >= MOST) return refuse('plans.tooManyLinks', { most: MOST })
    const row = { ...input, accountId, createdAt: ctx.now, revokedAt: null }
    const version = await writeLink(ctx, row, { expectedVersion: null })
    return isRefusal(version) ? version : { id: input.id, isNew: true }
  },
}
