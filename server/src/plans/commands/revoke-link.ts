import { isRefusal, refuse } from '@guatu/domain/kernel/coded'
import type { Command } from '../../platform/run-command.ts'
import { findLink } from '../link-reads.ts'
import { writeLink } from '../link-writes.ts'

/** The address shows nothing any more; revoking again changes nothing. Another's link is as if it were not there. */
export const revokeLink: Command<{ id: string }, { id: string }> = {
  name: 'revoke-personal-link',
  subject: (input) => input.id,
  async run(ctx, input) {
    const link = await findLink(ctx.trx, input.id)
    if (!link || link.accountId !== ctx.actor.accountId)
      return refuse('platform.notFound', { what: 'plans.personalLink' })
    if (link.revokedAt) return { id: input.id }
    const { version, ...row } = link
    const written = await writeLink(ctx, { ...row, revokedAt: ctx.now }, { expectedVersion: version })
    return isRefusal(written) ? written : { id: input.id }
  },
}
