import { isRefusal, refuse } from '@guatu/domain/kernel/coded'
import type { Grant } from '@guatu/domain/organization/actor'
import type { Command } from '../../platform/run-command.ts'
import { findAccount } from '../account-reads.ts'
import { checkGrantUnits, emptiesAnOffice, holdsTwoOffices, storedGrants } from '../officers.ts'
import { endSessionsOf, writeAccount } from '../writes.ts'

export type ChangeAccount = { id: string; expectedVersion: number; grants: readonly Grant[]; disabled: boolean }

/** The security officer grants, takes back and disables, but never for himself. A disabled account is out at once. */
export const changeAccount: Command<ChangeAccount, { id: string }> = {
  name: 'change-account',
  subject: (input) => input.id,
  async run(ctx, input) {
    const before = await findAccount(ctx.trx, input.id)
    if (!before) return refuse('platform.notFound', { what: 'identity.account' })
    if (before.version !== input.expectedVersion)
      return refuse('platform.staleVersion', { expected: input.expectedVersion })
    if (ctx.actor.accountId === input.id || ctx.actor.personId === before.personId) return refuse('identity.ownAccount')
    if (!input.disabled && (await holdsTwoOffices(ctx.trx, before, input.grants)))
      return refuse('identity.privilegedGrant')
    const fault = (await checkGrantUnits(ctx.trx, input.grants)) ?? (await emptiesAnOffice(ctx.trx, before, input))
    if (fault) return fault
    const written = await writeAccount(
      ctx,
      {
        id: input.id,
        userName: before.userName,
        personId: before.personId,
        grants: storedGrants(input.grants),
        disabled: input.disabled,
      },
      { expectedVersion: input.expectedVersion },
    )
    if (isRefusal(written)) return written
    if (input.disabled) await endSessionsOf(ctx.trx, input.id, null)
    return { id: input.id }
  },
}
