import { refuse } from '@guatu/domain/kernel/coded'
import type { Command } from '../../platform/run-command.ts'
import { hashPassword, verifyPassword } from '../password.ts'
import { findCredential } from '../reads.ts'
import { endSessionsOf, setPassword } from '../writes.ts'

export type ChangePassword = { accountId: string; sessionId: string | null; current: string; next: string }

/** Ends the person's other sessions. A weak password: the current one again, or fewer than four different characters. */
export const changePassword: Command<ChangePassword, { done: true }> = {
  name: 'change-password',
  subject: (input) => input.accountId,
  async run(ctx, input) {
    const credential = await findCredential(ctx.trx, input.accountId)
    if (!credential || !(await verifyPassword(input.current, credential.passwordHash)))
      return refuse('identity.wrongPassword')
    if (input.next === input.current || new Set(input.next).size < 4) return refuse('identity.weakPassword')
    await setPassword(ctx.trx, {
      accountId: input.accountId,
      passwordHash: await hashPassword(input.next),
      mustChange: false,
      changedAt: ctx.now,
    })
    await endSessionsOf(ctx.trx, input.accountId, input.sessionId)
    // Operational rows are not in the chain, but that it happened is.
    ctx.written.push(['credential', input.accountId, ''])
    return { done: true }
  },
}
