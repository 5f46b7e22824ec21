import { beginEmpty } from '@guatu/contract/identity'
import { isRefusal, refuse } from '@guatu/domain/kernel/coded'
import type { FastifyInstance } from 'fastify'
import { serve } from '../platform/http/serve.ts'
import type { Platform } from '../platform/platform.ts'
import { runCommand } from '../platform/run-command.ts'
import { leaveSample } from './commands/leave-sample.ts'
import { mayBeginEmpty } from './policy.ts'

export function beginEmptyRoutes(app: FastifyInstance, platform: Platform): void {
  serve(app, platform, beginEmpty, {
    may: mayBeginEmpty,
    handle: async ({ body, caller }) => {
      if (!platform.isSample || !platform.beginEmpty) return refuse('identity.notTheSample')
      const first = await platform.beginEmpty(body)
      if (isRefusal(first)) return first
      await runCommand(platform, caller, leaveSample, { districtName: body.districtName })
      return { userName: first.userName, firstPassword: first.password }
    },
  })
}
