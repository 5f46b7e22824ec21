import { healthz, readyz } from '@guatu/contract/audit'
import type { FastifyInstance } from 'fastify'
import { sql } from 'kysely'
import { serve } from './http/serve.ts'
import type { Platform } from './platform.ts'

export function healthRoutes(app: FastifyInstance, platform: Platform): void {
  serve(app, platform, healthz, { may: null, handle: async () => ({ ok: true, checks: {} }) })
  serve(app, platform, readyz, {
    may: null,
    handle: async () => {
      const database = await sql`select 1`.execute(platform.db).then(
        () => 'ok',
        (error: Error) => error.message,
      )
      return { ok: database === 'ok', checks: { database } }
    },
  })
}
