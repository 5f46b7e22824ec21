import * as contract from '@guatu/contract/card-acts'
import { isRefusal, refuse } from '@guatu/domain/kernel/coded'
import type { FastifyInstance } from 'fastify'
import { handOutFile, takeInFile } from '../platform/http/attached-file.ts'
import { alreadySent, serve } from '../platform/http/serve.ts'
import { newId } from '../platform/id.ts'
import type { Platform } from '../platform/platform.ts'
import { runCommand } from '../platform/run-command.ts'
import { mayReadProjects } from '../projects/policy.ts'
import { findCardFiles, findCardPaper } from './card-reads.ts'
import { attachCardPaper } from './commands/attach-card-paper.ts'
import { sightOf } from './commands/open-card.ts'
import { mayAddPaper } from './policy.ts'
import { presentPaper } from './present-card.ts'

export function cardPaperRoutes(app: FastifyInstance, platform: Platform): void {
  const { db, files } = platform
  const unknown = refuse('platform.notFound', { what: 'cards.paper' })
  serve(app, platform, contract.addCardPaper, {
    may: mayReadProjects,
    handle: async ({ params, query, request, actor, caller }) => {
      // Asked before fifty megabytes are taken in, and again under the lock.
      const [card] = await findCardFiles(db, sightOf(actor), { ids: [params.id] })
      if (!card) return refuse('platform.notFound', { what: 'cards.card' })
      if (!mayAddPaper(actor, card)) return refuse('platform.notPermitted')
      const file = await takeInFile(files, await request.file())
      if (isRefusal(file)) return file
      const { path: _, ...attached } = file
      const done = await runCommand(platform, caller, attachCardPaper, {
        id: query.id ?? newId(),
        cardId: params.id,
        ...attached,
      })
      if (isRefusal(done)) return done
      const paper = await findCardPaper(db, done.id)
      return paper ? presentPaper(paper) : unknown
    },
  })
  serve(app, platform, contract.getCardPaper, {
    may: mayReadProjects,
    handle: async ({ params, actor, reply }) => {
      const paper = await findCardPaper(db, params.id)
      if (!paper || (await findCardFiles(db, sightOf(actor), { ids: [paper.cardId] })).length === 0) return unknown
      if (!(await files.exists(paper.sha256))) return unknown
      handOutFile(reply, files, paper)
      return alreadySent
    },
  })
}
