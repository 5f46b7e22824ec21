import { refuse } from '@guatu/domain/kernel/coded'
import type { Command } from '../../platform/run-command.ts'
import { findAccount } from '../account-reads.ts'
import { rolesOf } from '../officers.ts'
import { hashPassword, makeFirstPassword } from '../password.ts'
import { endSessionsOf, setPassword } from '../writes.ts'

/**
 * A new first password, told once; whoever was signed in with the old one is out. An administrator who could reset the
 * password of the security officer or the auditor could sign in as them: those are reset at the server's console only.
 */
export const resetPassword: Command<{ id: string }, { firstPassword: string }> = {
  name: 'reset-password',
  subject: (input) => input.id,
  async run(ctx, input) {
    const account = await findAccount(ctx.trx, input.id)
    if (!account) return refuse('platform.notFound', { what: 'identity.account' })
    const held = rolesOf(account.grants)
    const atConsole = ctx.actor.accountId === null
    if (!atConsole && (held.includes('securityOfficer') || held.includes('auditor')))
      return refuse('identity.officersPassword')
    const firstPassword = makeFirstPassword()
    const passwordHash = await hashPassword(firstPassword)
    await setPassword(ctx.trx, { accountId: input.id, passwordHash, mustChange: true, changedAt: ctx.now })
    await endSessionsOf(ctx.trx, input.id, null)
    ctx.written.push(['credential', input.id, ''])
    return { firstPassword }
  },
}
