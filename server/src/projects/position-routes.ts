import * as contract from '@guatu/contract/projects'
import { isRefusal, type Refusal, refuse } from '@guatu/domain/kernel/coded'
import type { Actor } from '@guatu/domain/organization/actor'
import type { FastifyInstance } from 'fastify'
import { serve } from '../platform/http/serve.ts'
import type { Platform } from '../platform/platform.ts'
import { runCommand } from '../platform/run-command.ts'
import type { ReadScope } from '../platform/scope.ts'
import { setPosition } from './commands/set-position.ts'
import { mayChangeProject, mayReadProjects } from './policy.ts'
import { findPosition } from './position-reads.ts'
import { findProject, tiesOf } from './reads.ts'

export function positionRoutes(app: FastifyInstance, platform: Platform): void {
  const { db } = platform
  const read = async (scope: ReadScope, actor: Actor, id: string): Promise<contract.ProjectPosition | Refusal> => {
    const project = await findProject(db, scope, id)
    if (!project) return refuse('platform.notFound', { what: 'projects.project' })
    const row = await findPosition(db, scope, id)
    const known = row?.lon != null && row.lat != null
    return {
      position: known ? { lon: Number(row.lon), lat: Number(row.lat), datum: row.datum } : null,
      source: known ? (row.source as contract.ProjectPosition['source']) : null,
      version: row?.version ?? 0,
      mayChange: mayChangeProject(actor, tiesOf(project)),
    }
  }
  serve(app, platform, contract.getPosition, {
    may: mayReadProjects,
    handle: ({ params, scope, actor }) => read(scope, actor, params.id),
  })
  serve(app, platform, contract.setPosition, {
    may: mayReadProjects,
    handle: async ({ params, body, scope, actor, caller }) => {
      const done = await runCommand(platform, caller, setPosition, { ...body, projectId: params.id })
      const stands = await read(scope, actor, params.id)
      if (!isRefusal(done) || done.code !== 'platform.staleVersion' || isRefusal(stands))
        return isRefusal(done) ? done : stands
      return { ...done, params: { ...done.params, current: stands as never } }
    },
  })
}
