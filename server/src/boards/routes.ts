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
import { setDisclosure } from './commands/set-disclosure.ts'
import { setPlaylist } from './commands/set-playlist.ts'
import { mayManageBoards } from './policy.ts'
import { codeOf } from './qr-code.ts'
import { readBoard, type SharedBoard } from './read-board.ts'
import { readExplanation } from './read-explanation.ts'
import { findBoard, findDisclosure, findLiveBoard, listBoardRows, listTold, playlistOf } from './reads.ts'
import { hashOfToken, makeToken } from './token.ts'

type Address = z.infer<typeof contract.BoardAddress>

export function boardsRoutes(app: FastifyInstance, platform: Platform): void {
  const { db } = platform
  const board = boardOf(platform)
  serve(app, platform, contract.getBoard, {
    may: null,
    // A hall of screens behind one address asks twice a minute each; somebody who tries tokens is slowed down.
    limit: { max: 120, seconds: 60 },
    handle: async ({ params, request, reply, lang }) => {
      const address = await findLiveBoard(db, hashOfToken(params.token))
      if (!address) return refuse('boards.unknownToken')
      const explanation = new URL(`board/${params.token}/explanation`, withSlash(platform.config.publicUrl))
      const shown = { ...(await board(lang)), playlist: [...address.playlist], code: codeOf(explanation.href) }
      const tag = `"${shown.version}-${hashOfToken(JSON.stringify(shown.playlist)).slice(0, 8)}"`
      reply.header('etag', tag).header('cache-control', 'private, no-cache').header('vary', 'accept-language')
      if (request.headers['if-none-match'] !== tag) return shown
      reply.code(304).send()
      return alreadySent
    },
  })
  serve(app, platform, contract.getBoardExplanation, {
    may: null,
    limit: { max: 120, seconds: 60 },
    handle: async ({ params, lang }) => {
      if (!(await findLiveBoard(db, hashOfToken(params.token)))) return refuse('boards.unknownToken')
      return readExplanation(db, platform.clock.now(), lang)
    },
  })
  addressRoutes(app, platform)
  serve(app, platform, contract.getDisclosure, { may: mayManageBoards, handle: () => findDisclosure(db) })
  serve(app, platform, contract.setDisclosure, {
    may: mayManageBoards,
    handle: async ({ body, caller }) => {
      const done = await runCommand(platform, caller, setDisclosure, body)
      return isRefusal(done) ? done : findDisclosure(db)
    },
  })
}

/** Addresses: made, given their pages, revoked. */
function addressRoutes(app: FastifyInstance, platform: Platform): void {
  const { db } = platform
  serve(app, platform, contract.listBoards, {
    may: mayManageBoards,
    handle: async () => {
      const rows = await listBoardRows(db)
      const told = await listTold(
        db,
        rows.map((row) => row.id),
      )
      return rows.map((row) => present(row, told.has(row.id)))
    },
  })
  const answer = async (done: { id: string } | Refusal): Promise<Address | Refusal> => {
    if (isRefusal(done)) return done
    const row = await findBoard(db, done.id)
    return row
      ? present(row, (await listTold(db, [row.id])).has(row.id))
      : refuse('platform.notFound', { what: 'boards.address' })
  }
  serve(app, platform, contract.createBoard, {
    may: mayManageBoards,
    handle: async ({ body, caller }) => {
      const token = makeToken()
      const done = await runCommand(platform, caller, createBoard, { ...body, tokenHash: hashOfToken(token) })
      const made = await answer(done)
      return isRefusal(made) || isRefusal(done) ? (made as Refusal) : { ...made, token: done.isNew ? token : null }
    },
  })
  serve(app, platform, contract.setPlaylist, {
    may: mayManageBoards,
    handle: async ({ params, body, caller }) =>
      answer(await runCommand(platform, caller, setPlaylist, { ...body, id: params.id })),
  })
  serve(app, platform, contract.revokeBoard, {
    may: mayManageBoards,
    handle: async ({ params, caller }) => answer(await runCommand(platform, caller, revokeBoard, params)),
  })
}

/** The board of a closed period changes only when something was written or another period closed: computed once for each. */
function boardOf({ db, clock }: Platform): (lang: Lang) => Promise<SharedBoard> {
  const kept = new Map<Lang, { stamp: string; board: Promise<SharedBoard> }>()
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

const present = (row: NonNullable<Awaited<ReturnType<typeof findBoard>>>, told: boolean): Address => ({
  id: row.id,
  name: row.name,
  told,
  createdAt: row.createdAt.toISOString(),
  playlist: [...playlistOf(row)],
  revokedAt: row.revokedAt?.toISOString() ?? null,
  version: row.version,
})

/** A base without its slash would lose its last part when something is resolved against it. */
const withSlash = (url: URL): string => (url.href.endsWith('/') ? url.href : `${url.href}/`)
