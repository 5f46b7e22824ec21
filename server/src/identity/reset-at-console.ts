import { isRefusal, type Refusal, refuse } from '@guatu/domain/kernel/coded'
import { type CommandHost, runCommand } from '../platform/run-command.ts'
import { resetPassword } from './commands/reset-password.ts'
import { findAccountByUserName } from './reads.ts'

/**
 * Resets any account's password for whoever sits at the server: the way back in for the security officer and the auditor,
 * whose passwords nobody resets from a browser. It stands in the audit chain under the name given.
 */
export async function resetAtConsole(
  host: CommandHost,
  userName: string,
  by: string,
): Promise<{ firstPassword: string } | Refusal> {
  const account = await findAccountByUserName(host.db, userName)
  if (!account) return refuse('platform.notFound', { what: 'identity.account' })
  const actor = { accountId: null, personId: null, name: by, grants: [], unitIds: [], postIds: [] }
  const done = await runCommand(host, { actor, address: null }, resetPassword, { id: account.id })
  return isRefusal(done) ? done : { firstPassword: done.firstPassword }
}
