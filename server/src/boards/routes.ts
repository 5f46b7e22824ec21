import * as contract from '@guatu/contract/boards'
import { isRefusal, type Refusal, refuse } from '@guatu/domain/kernel/coded'
import type { Lang } from '@guatu/words/words'
import type { FastifyInstance } from 'fastify'
import type { z } from 'zod'
import { lastClosedOn } from '../cards/reads.ts'
import { headSeq } from '../platform/audit-reads.ts'
import { civilDateOf } from '../platform/clock.ts'
import { alreadySent, serve } from '../platform/http/serve.ts'
import type { Platform } from '../platform/platform.ts'
import { runCommand } from '../platform/run-command.ts'
import { createBoard } from './commands/create-board.ts'
import { revokeBoard } from './commands/revoke-board.ts'
import { mayManageBoards } from './policy.ts'
import { readBoard } from './read-board.ts'
import { findBoard, findLiveBoard, listBoardRows } from './reads.ts'
import { hashOfToken } from './token.ts'

type Address = z.infer<typeof contract.BoardAddress>

export function boardsRoutes(app: FastifyInstance, platform: Platform): void {
  const { db } = platform
  const board = boardOf(platform)
  serve(app, platform, contract.getBoard, {
    may: null,
    // A hall of screens behind one address asks twice a minute each; somebody who tries tokens is slowed down.
    limit: { max: 120, seconds: 60 },
    handle: async ({ params, request, reply, lang }) => {
      if (!(await findLiveBoard(db, hashOfToken(params.token)))) return refuse('boards.unknownToken')
      const shown = await board(lang)
      const tag = `"${shown.version}"`
      reply.header('etag', tag).header('cache-control', 'private, no-cache').header('vary', 'accept-language')
      if (request.headers['if-none-match'] !== tag) return shown
      reply.code(304).send()
      return alreadySent
    },
  })
  serve(app, platform, contract.listBoards, {
    may: mayManageBoards,
    handle: async () => (await listBoardRows(db)).map(present),
  })
  const answer = async (done: { id: string } | Refusal): Promise<Address | Refusal> => {
    if (isRefusal(done)) return done
    const row = await findBoard(db, done.id)
    return row ? present(row) : refuse('platform.notFound', { what: 'boards.address' })
  }
  serve(app, platform, contract.createBoard, {
    may: mayManageBoards,
    handle: async ({ body, caller }) => answer(await runCommand(platform, caller, createBoard, body)),
  })
  serve(app, platform, contract.revokeBoard, {
    may: mayManageBoards,
    handle: async ({ params, caller }) => answer(await runCommand(platform, caller, revokeBoard, params)),
  })
}

/** The board of a closed period changes only when something was written or another period closed: computed once for each. */
function boardOf({ db, clock }: Platform): (lang: Lang) => Promise<contract.Board> {
  const kept = new Map<Lang, { stamp: string; board: Promise<contract.Board> }>()
  return async (lang) => {
    const now = clock.now()
    const stamp = `${await headSeq(db)} ${await lastClosedOn(db)} ${civilDateOf(now)}`
    const known = kept.get(lang)
    if (known?.stamp === stamp) return { ...(await known.board), at: now.toISOString() }
    const board = readBoard(db, now, lang)
    kept.set(lang, { stamp, board })
    board.catch(() => kept.delete(lang))
    return board
  }
}

const present = (row: NonNullable<Awaited<ReturnType<typeof findBoard>>>): Address => ({
  id: row.id,
  name: row.name,
  token: row.token,
  createdAt: row.createdAt.toISOString(),
  revokedAt: row.revokedAt?.toISOString() ?? null,
})
