import * as contract from '@guatu/contract/matters'
import { isRefusal, refuse } from '@guatu/domain/kernel/coded'
import type { FastifyInstance } from 'fastify'
import { handOutFile, takeInFile } from '../platform/http/attached-file.ts'
import { alreadySent, serve } from '../platform/http/serve.ts'
import { newId } from '../platform/id.ts'
import type { Platform } from '../platform/platform.ts'
import { runCommand } from '../platform/run-command.ts'
import { mayReadProjects } from '../projects/policy.ts'
import { attachMatterPaper } from './commands/attach-matter-paper.ts'
import { sightOfMatters } from './commands/open-matter.ts'
import { mayAddMatterPaper } from './policy.ts'
import { presentPaper } from './present.ts'
import { findMatterFiles, findMatterPaper } from './reads.ts'

export function matterPaperRoutes(app: FastifyInstance, platform: Platform): void {
  const { db, files } = platform
  const unknown = refuse('platform.notFound', { what: 'matters.paper' })
  serve(app, platform, contract.addMatterPaper, {
    may: mayReadProjects,
    handle: async ({ params, query, request, actor, caller }) => {
      // Asked before fifty megabytes are taken in, and again under the lock.
      const [matter] = await findMatterFiles(db, sightOfMatters(actor), { ids: [params.id] })
      if (!matter) return refuse('platform.notFound', { what: 'matters.matter' })
      if (!mayAddMatterPaper(actor, matter)) return refuse('platform.notPermitted')
      const file = await takeInFile(files, await request.file())
      if (isRefusal(file)) return file
      const { path: _, ...attached } = file
      const done = await runCommand(platform, caller, attachMatterPaper, {
        id: query.id ?? newId(),
        matterId: params.id,
        ...attached,
      })
      if (isRefusal(done)) return done
      const paper = await findMatterPaper(db, done.id)
      return paper ? presentPaper(paper) : unknown
    },
  })
  serve(app, platform, contract.getMatterPaper, {
    may: mayReadProjects,
    handle: async ({ params, actor, reply }) => {
      const paper = await findMatterPaper(db, params.id)
      if (!paper || (await findMatterFiles(db, sightOfMatters(actor), { ids: [paper.matterId] })).length === 0)
        return unknown
      if (!(await files.exists(paper.sha256))) return unknown
      handOutFile(reply, files, paper)
      return alreadySent
    },
  })
}
