import * as contract from '@guatu/contract/organization'
import { isRefusal, type Refusal, refuse } from '@guatu/domain/kernel/coded'
import type { FastifyInstance } from 'fastify'
import { civilDateOf } from '../platform/clock.ts'
import { pageOf, readCursor } from '../platform/cursor.ts'
import { serve } from '../platform/http/serve.ts'
import { pageOfAll } from '../platform/page-of-all.ts'
import type { Platform } from '../platform/platform.ts'
import { runCommand } from '../platform/run-command.ts'
import type { ReadScope } from '../platform/scope.ts'
import { mayReadProjects } from '../projects/policy.ts'
import { changeUnit } from './commands/change-unit.ts'
import { createPost } from './commands/create-post.ts'
import { createUnit } from './commands/create-unit.ts'
import { handOverPost } from './commands/hand-over-post.ts'
import { listAnswererRows } from './lack-reads.ts'
import { mayOrganize, mayReadOrganization } from './policy.ts'
import { countPosts, listPostRows } from './post-reads.ts'
import { presentLacks, presentPost, presentPostInUnit, presentUnit } from './present.ts'
import { countUnits, findPostRow, findUnitRow, listTrees, listUnitRows } from './unit-reads.ts'

export function organizationRoutes(app: FastifyInstance, platform: Platform): void {
  const { db, clock } = platform
  const today = () => civilDateOf(clock.now())
  const unitOf = async (scope: ReadScope, id: string): Promise<contract.Unit | Refusal> => {
    const row = await findUnitRow(db, scope, id, today())
    return row ? presentUnit(row) : refuse('platform.notFound', { what: 'organization.unit' })
  }
  const postOf = async (id: string): Promise<contract.Post | Refusal> => {
    const row = await findPostRow(db, id, today())
    return row ? presentPost(row) : refuse('platform.notFound', { what: 'organization.post' })
  }
  serve(app, platform, contract.listUnits, {
    may: mayReadOrganization,
    handle: async ({ query, scope }) => {
      const page = { today: today(), after: readCursor(query.cursor), limit: query.limit + 1 }
      const rows = await listUnitRows(db, scope, query, page)
      return pageOf(
        rows,
        query.limit,
        (r) => ({ key: r.sortKey, id: r.id }),
        presentUnit,
        await countUnits(db, query, today()),
      )
    },
  })
  serve(app, platform, contract.createUnit, {
    may: mayOrganize,
    handle: async ({ body, caller, scope }) => {
      const done = await runCommand(platform, caller, createUnit, body)
      return isRefusal(done) ? done : unitOf(scope, body.id)
    },
  })
  serve(app, platform, contract.changeUnit, {
    may: mayOrganize,
    handle: async ({ params, body, caller, scope }) => {
      const done = await runCommand(platform, caller, changeUnit, { ...body, id: params.id })
      if (!isRefusal(done)) return unitOf(scope, params.id)
      if (done.code !== 'platform.staleVersion') return done
      return { ...done, params: { ...done.params, current: (await unitOf(scope, params.id)) as never } }
    },
  })
  serve(app, platform, contract.createPost, {
    may: mayOrganize,
    handle: async ({ body, caller }) => {
      const done = await runCommand(platform, caller, createPost, body)
      return isRefusal(done) ? done : postOf(body.id)
    },
  })
  serve(app, platform, contract.handOverPost, {
    may: mayOrganize,
    handle: async ({ params, body, caller }) => {
      const done = await runCommand(platform, caller, handOverPost, { ...body, postId: params.id })
      return isRefusal(done) ? done : postOf(params.id)
    },
  })
  serve(app, platform, contract.getTrees, { may: mayReadOrganization, handle: () => listTrees(db) })
  answererRoutes(app, platform)
}

/** Whom to ring, and which projects lack somebody to be rung. */
function answererRoutes(app: FastifyInstance, platform: Platform): void {
  const { db, clock } = platform
  const today = () => civilDateOf(clock.now())
  serve(app, platform, contract.listPosts, {
    may: mayReadOrganization,
    handle: async ({ query, scope }) => {
      const page = { today: today(), after: readCursor(query.cursor), limit: query.limit + 1 }
      const rows = await listPostRows(db, scope, query, page)
      const total = await countPosts(db, query, today())
      return pageOf(rows, query.limit, (r) => ({ key: r.sortKey, id: r.id }), presentPostInUnit, total)
    },
  })
  serve(app, platform, contract.listLacks, {
    may: mayReadProjects,
    handle: async ({ query, scope }) => {
      const { rows, ...counts } = presentLacks(await listAnswererRows(db, scope, today()), query)
      return {
        ...pageOfAll(
          rows,
          query,
          (r) => r.projectId,
          (r) => r,
        ),
        ...counts,
      }
    },
  })
}
