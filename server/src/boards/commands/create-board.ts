import { isRefusal, refuse } from '@guatu/domain/kernel/coded'
import type { Command } from '../../platform/run-command.ts'
import { findBoard } from '../reads.ts'
import { endBoard, writeBoardAddress } from '../writes.ts'

export type CreateBoard = {
  readonly id: string
  readonly name: string
  readonly tokenHash: string
  /** An address that ends with this one's beginning and leaves it its pages. */
  readonly replaces?: { readonly id: string; readonly expectedVersion: number } | undefined
}

/**
 * A new address under which anybody who has it sees the public board, until it is revoked. Only the token's hash is kept, so
 * nobody can read it out again: not known any more, it is replaced.
 */
export const createBoard: Command<CreateBoard, { id: string; isNew: boolean }> = {
  name: 'create-board',
  subject: (input) => input.id,
  async run(ctx, input) {
    const before = await findBoard(ctx.trx, input.id)
    if (before) return before.name === input.name ? { id: input.id, isNew: false } : refuse('platform.idTaken')
    const { replaces, ...address } = input
    const old = replaces && (await findBoard(ctx.trx, replaces.id))
    if (replaces && !old) return refuse('platform.notFound', { what: 'boards.address' })
    if (old && replaces) {
      const stale = refuse('platform.staleVersion', { expected: replaces.expectedVersion })
      const ended = old.revokedAt ? stale : await endBoard(ctx, old, replaces.expectedVersion)
      if (isRefusal(ended)) return ended
    }
    const playlist = old?.playlist ? JSON.stringify(old.playlist) : null
    const row = { ...address, playlist, createdAt: ctx.now, revokedAt: null }
    const version = await writeBoardAddress(ctx, row, { expectedVersion: null })
    if (isRefusal(version)) return version
    ctx.touch('boards')
    return { id: input.id, isNew: true }
  },
}
