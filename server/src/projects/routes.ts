import * as acts from '@guatu/contract/project-acts'
import * as contract from '@guatu/contract/projects'
import { isRefusal, type Refusal, refuse } from '@guatu/domain/kernel/coded'
import type { Actor } from '@guatu/domain/organization/actor'
import type { FastifyInstance } from 'fastify'
import { pageOf, readCursor } from '../platform/cursor.ts'
import { type Call, serve } from '../platform/http/serve.ts'
import type { Platform } from '../platform/platform.ts'
import { type Command, runCommand } from '../platform/run-command.ts'
import type { ReadScope } from '../platform/scope.ts'
import { changeProject } from './commands/change-project.ts'
import { createProject } from './commands/create-project.ts'
import { enterStage } from './commands/enter-stage.ts'
import { moveCommitment } from './commands/move-commitment.ts'
import { addCode, addListing, recordFunds, recordStatistics } from './commands/record-figures.ts'
import { setYearPlan } from './commands/set-year-plan.ts'
import { countProjectRows, listProjectRows } from './list-reads.ts'
import { mayCreateProject, mayReadProjects } from './policy.ts'
import { presentProjectRow } from './present.ts'
import { readDossier } from './read-dossier.ts'

export function projectsRoutes(app: FastifyInstance, platform: Platform): void {
  const { db } = platform
  serve(app, platform, contract.listProjects, {
    may: mayReadProjects,
    handle: async ({ query, scope }) => {
      const rows = await listProjectRows(db, scope, query, { after: readCursor(query.cursor), limit: query.limit + 1 })
      const total = await countProjectRows(db, scope, query)
      return pageOf(rows, query.limit, (r) => ({ key: r.sortKey, id: r.id }), presentProjectRow, total)
    },
  })
  serve(app, platform, contract.getDossier, {
    may: mayReadProjects,
    handle: async ({ params, scope, actor }) =>
      (await readDossier(platform, scope, actor, params.id)) ??
      refuse('platform.notFound', { what: 'projects.project' }),
  })
  serve(app, platform, contract.createProject, {
    may: mayCreateProject,
    handle: (call) => answering(platform, call, call.body.id, createProject, call.body),
  })
  serve(app, platform, contract.changeProject, {
    may: mayReadProjects,
    handle: (call) =>
      withCurrent(
        platform,
        call,
        answering(platform, call, call.params.id, changeProject, { ...call.body, id: call.params.id }),
      ),
  })
  serve(app, platform, acts.enterStage, {
    may: mayReadProjects,
    handle: (call) => {
      const input = { ...call.body, projectId: call.params.id }
      return withCurrent(platform, call, answering(platform, call, call.params.id, enterStage, input))
    },
  })
  serve(app, platform, acts.moveCommitment, {
    may: mayReadProjects,
    handle: (call) => appending(platform, call, moveCommitment, call.body),
  })
  serve(app, platform, acts.setYearPlan, {
    may: mayReadProjects,
    handle: (call) => appending(platform, call, setYearPlan, call.body),
  })
  serve(app, platform, acts.recordFunds, {
    may: mayReadProjects,
    handle: (call) => appending(platform, call, recordFunds, call.body),
  })
  serve(app, platform, acts.recordStatistics, {
    may: mayReadProjects,
    handle: (call) => appending(platform, call, recordStatistics, call.body),
  })
  serve(app, platform, acts.addListing, {
    may: mayReadProjects,
    handle: (call) => appending(platform, call, addListing, call.body),
  })
  serve(app, platform, acts.addCode, {
    may: mayReadProjects,
    handle: (call) => appending(platform, call, addCode, call.body),
  })
}

/** Appends one fact to the project that the path names. */
const appending = <B extends object>(
  platform: Platform,
  call: Pick<Call<never>, 'caller' | 'scope' | 'actor'> & { params: { id: string } },
  command: Command<B & { projectId: string }, unknown>,
  body: B,
) => answering(platform, call, call.params.id, command, { ...body, projectId: call.params.id })

/** A refusal for a stale version carries the dossier as it stands. */
async function withCurrent(
  platform: Platform,
  call: { scope: ReadScope; actor: Actor; params: { id: string } },
  answer: Promise<contract.Dossier | Refusal>,
): Promise<contract.Dossier | Refusal> {
  const out = await answer
  if (!isRefusal(out) || out.code !== 'platform.staleVersion') return out
  const current = await readDossier(platform, call.scope, call.actor, call.params.id)
  return { ...out, params: { ...out.params, current: current as never } }
}

/** Runs a command about one project and answers with the dossier as it stands after it. */
async function answering<I>(
  platform: Platform,
  call: Pick<Call<never>, 'caller' | 'scope' | 'actor'>,
  projectId: string,
  command: Command<I, unknown>,
  input: I,
): Promise<contract.Dossier | Refusal> {
  const done = await runCommand(platform, call.caller, command, input)
  if (isRefusal(done)) return done
  return (
    (await readDossier(platform, call.scope, call.actor, projectId)) ??
    refuse('platform.notFound', { what: 'projects.project' })
  )
}
