import * as contract from '@guatu/contract/identity'
import { isRefusal, type Refusal, refuse } from '@guatu/domain/kernel/coded'
import type { FastifyInstance } from 'fastify'
import { pageOf, readCursor } from '../platform/cursor.ts'
import { serve } from '../platform/http/serve.ts'
import type { Platform } from '../platform/platform.ts'
import { runCommand } from '../platform/run-command.ts'
import { type AccountRow, countMatchingAccounts, findAccountRow, listAccountPage } from './account-reads.ts'
import { changeAccount } from './commands/change-account.ts'
import { createAccount } from './commands/create-account.ts'
import { resetPassword } from './commands/reset-password.ts'
import { forgetFirstPassword } from './first-passwords.ts'
import { mayChangeGrants, mayCreateAccounts, mayReadAccounts, mayResetPasswords } from './policy.ts'

const presentAccount = ({ sortKey: _, ...r }: AccountRow): contract.Account => ({
  ...r,
  lockedUntil: r.lockedUntil?.toISOString() ?? null,
})

export function accountRoutes(app: FastifyInstance, platform: Platform): void {
  const { db } = platform
  const accountOf = async (id: string): Promise<contract.Account | Refusal> => {
    const row = await findAccountRow(db, id)
    return row ? presentAccount(row) : refuse('platform.notFound', { what: 'identity.account' })
  }
  serve(app, platform, contract.listAccounts, {
    may: mayReadAccounts,
    handle: async ({ query }) => {
      const rows = await listAccountPage(db, query, { after: readCursor(query.cursor), limit: query.limit + 1 })
      const total = await countMatchingAccounts(db, query)
      return pageOf(rows, query.limit, (r) => ({ key: r.sortKey, id: r.id }), presentAccount, total)
    },
  })
  serve(app, platform, contract.createAccount, {
    may: mayCreateAccounts,
    handle: async ({ body, caller }) => {
      const done = await runCommand(platform, caller, createAccount, body)
      if (isRefusal(done)) return done
      const account = await accountOf(body.id)
      return isRefusal(account) ? account : { account, firstPassword: done.firstPassword }
    },
  })
  serve(app, platform, contract.changeAccount, {
    may: mayChangeGrants,
    handle: async ({ params, body, caller }) => {
      const done = await runCommand(platform, caller, changeAccount, { ...body, id: params.id })
      if (!isRefusal(done)) return accountOf(params.id)
      if (done.code !== 'platform.staleVersion') return done
      return { ...done, params: { ...done.params, current: (await accountOf(params.id)) as never } }
    },
  })
  serve(app, platform, contract.resetPassword, {
    may: mayResetPasswords,
    handle: async ({ params, caller }) => {
      const done = await runCommand(platform, caller, resetPassword, { id: params.id })
      const account = await findAccountRow(db, params.id)
      if (!isRefusal(done) && account) forgetFirstPassword(platform.config.dataDir, account.userName)
      return done
    },
  })
}
