import { isRefusal, refuse } from '@guatu/domain/kernel/coded'
import type { Command } from '../../platform/run-command.ts'
import { findBoard } from '../reads.ts'
import { endBoard } from '../writes.ts'

/** The address shows nothing any more; revoking again changes nothing. */
export const revokeBoard: Command<{ id: string }, { id: string }> = {
  name: 'revoke-board',
  subject: (input) => input.id,
  async run(ctx, input) {
    const board = await findBoard(ctx.trx, input.id)
    if (!board) return refuse('platform.notFound', { what: 'boards.address' })
    if (board.revokedAt) return { id: input.id }
    const written = await endBoard(ctx, board, board.version)
    if (isRefusal(written)) return written
    ctx.touch('boards')
    return { id: input.id }
  },
}
