import { isRefusal, refuse } from '@guatu/domain/kernel/coded'
import type { Command } from '../../platform/run-command.ts'
import { findBoard } from '../reads.ts'
import { hashOfToken, makeToken } from '../token.ts'
import { writeBoardAddress } from '../writes.ts'

export type CreateBoard = { id: string; name: string }

/** A new address under which anybody who has it sees the public board, until it is revoked. */
export const createBoard: Command<CreateBoard, { id: string }> = {
  name: 'create-board',
  subject: (input) => input.id,
  async run(ctx, input) {
    const before = await findBoard(ctx.trx, input.id)
    if (before) return before.name === input.name ? { id: input.id } : refuse('platform.idTaken')
    const token = makeToken()
    const row = { ...input, token, tokenHash: hashOfToken(token), createdAt: ctx.now, revokedAt: null }
    const version = await writeBoardAddress(ctx, row, { expectedVersion: null })
    if (isRefusal(version)) return version
    ctx.touch('boards')
    return { id: input.id }
  },
}
