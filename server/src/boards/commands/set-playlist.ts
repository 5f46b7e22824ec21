import type { PlaylistEntry } from '@guatu/contract/boards'
import { isRefusal, refuse } from '@guatu/domain/kernel/coded'
import type { Command } from '../../platform/run-command.ts'
import { findBoard } from '../reads.ts'
import { writeBoardAddress } from '../writes.ts'

export type SetPlaylist = {
  readonly id: string
  readonly playlist: readonly PlaylistEntry[]
  readonly expectedVersion: number
}

/** Which pages an address turns, in their order, and for how long each stands. */
export const setPlaylist: Command<SetPlaylist, { id: string }> = {
  name: 'set-playlist',
  subject: (input) => input.id,
  async run(ctx, input) {
    const board = await findBoard(ctx.trx, input.id)
    if (!board) return refuse('platform.notFound', { what: 'boards.address' })
    const { version: _, ...row } = board
    const kept = { ...row, playlist: JSON.stringify(input.playlist) }
    const written = await writeBoardAddress(ctx, kept, { expectedVersion: input.expectedVersion })
    if (isRefusal(written)) return written
    ctx.touch('boards')
    return { id: input.id }
  },
}
