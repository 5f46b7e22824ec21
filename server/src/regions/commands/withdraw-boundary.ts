import { isRefusal, refuse } from '@guatu/domain/kernel/coded'
import type { Command } from '../../platform/run-command.ts'
import { findBoundary } from '../reads.ts'
import { writeBoundary } from '../writes.ts'

export type WithdrawBoundary = { readonly id: string; readonly expectedVersion: number; readonly reason: string }

/** The map is shown no longer; the file and its revisions stay. Importing a successor brings it back. */
export const withdrawBoundary: Command<WithdrawBoundary, { id: string }> = {
  name: 'withdraw-boundary',
  subject: (input) => input.id,
  async run(ctx, { id, expectedVersion, reason }) {
    const before = await findBoundary(ctx.trx, id)
    if (!before) return refuse('platform.notFound', { what: 'regions.boundary' })
    if (before.withdrawnOn !== null) return refuse('regions.withdrawnAlready', { on: before.withdrawnOn })
    const written = await writeBoundary(ctx, { id, withdrawnOn: ctx.today }, { expectedVersion, reason })
    if (isRefusal(written)) return written
    ctx.touch('wall')
    return { id }
  },
}
