import { operationsBySubject } from '@guatu/contract/all'
import { getOpenApi } from '@guatu/contract/audit'
import { describeApi } from '@guatu/contract/openapi'
import type { FastifyInstance } from 'fastify'
import { serve } from './http/serve.ts'
import type { Platform } from './platform.ts'

/** The contract as a document, for those who write another client; open, as it names no data. */
export function openApiRoutes(app: FastifyInstance, platform: Platform): void {
  let document: ReturnType<typeof describeApi> | undefined
  serve(app, platform, getOpenApi, {
    may: null,
    handle: async () => {
      document ??= describeApi(operationsBySubject, platform.config.basePath)
      return document
    },
  })
}
