import { changePassword as changePasswordOp, login, logout, whoAmI } from '@guatu/contract/identity'
import { isRefusal, refuse } from '@guatu/domain/kernel/coded'
import type { FastifyInstance } from 'fastify'
import { civilDateOf } from '../platform/clock.ts'
import { serve } from '../platform/http/serve.ts'
import type { Platform } from '../platform/platform.ts'
import { runCommand } from '../platform/run-command.ts'
import { readSetting } from '../platform/settings.ts'
import { type Auth, actorOfSignedIn } from './auth.ts'
import { changePassword } from './commands/change-password.ts'
import { recordLogin } from './commands/record-login.ts'
import { forgetFirstPassword } from './first-passwords.ts'
import { presentMe } from './present.ts'
import type { SignedIn } from './reads.ts'

export function identityRoutes(app: FastifyInstance, platform: Platform, auth: Auth): void {
  const me = async (s: SignedIn) =>
    presentMe(
      s,
      await readSetting(platform.db, 'districtName', '挂图'),
      civilDateOf(platform.clock.now()),
      platform.isSample,
    )

  serve(app, platform, login, {
    may: null,
    // An office behind one address signs in on Monday morning; a guesser is slowed down. Accounts lock by themselves.
    limit: { max: 100, seconds: 60 },
    handle: async ({ body, request, reply }) => {
      const found = await auth.signIn(request, reply, body.userName, body.password)
      const caller = {
        actor: isRefusal(found) ? nobodyNamed(body.userName) : actorOfSignedIn(found),
        address: request.ip,
      }
      await runCommand(platform, caller, recordLogin, { outcome: isRefusal(found) ? found.code : 'signed-in' })
      return isRefusal(found) ? found : me(found)
    },
  })
  serve(app, platform, whoAmI, {
    may: null,
    handle: async ({ request }) => {
      const found = await auth.signedIn(request)
      return found ? me(found) : refuse('platform.notSignedIn')
    },
  })
  serve(app, platform, logout, {
    may: null,
    handle: async ({ request, reply }) => {
      await auth.signOut(request, reply)
      return undefined
    },
  })
  serve(app, platform, changePasswordOp, {
    may: null,
    handle: async ({ body, caller, request }) => {
      const sessionId = auth.sessionIdOf(request)
      const out = await runCommand(platform, caller, changePassword, {
        ...body,
        accountId: caller.actor.accountId!,
        sessionId,
      })
      if (isRefusal(out)) return out
      const found = (await auth.signedIn(request))!
      forgetFirstPassword(platform.config.dataDir, found.userName)
      return me(found)
    },
  })
}

const nobodyNamed = (userName: string) => ({
  accountId: null,
  personId: null,
  name: userName.slice(0, 60),
  grants: [],
  unitIds: [],
  postIds: [],
})
