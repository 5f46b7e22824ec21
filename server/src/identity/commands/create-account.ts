import { isRefusal, refuse } from '@guatu/domain/kernel/coded'
import type { Grant } from '@guatu/domain/organization/actor'
import { findOrMakePerson } from '../../organization/commands/find-or-make-person.ts'
import type { Command } from '../../platform/run-command.ts'
import { findAccount, isUserNameTaken } from '../account-reads.ts'
import {
  checkGrantUnits,
  holdsTwoOffices,
  isFirstSecurityOfficer,
  officersAmong,
  rolesOf,
  storedGrants,
} from '../officers.ts'
import { hashPassword, makeFirstPassword } from '../password.ts'
import { insertCredential, writeAccount } from '../writes.ts'

export type CreateAccount = {
  id: string
  userName: string
  personName: string
  phone: string
  grants: readonly Grant[]
}

/**
 * The first password is told once, here, and must be changed. None of the three offices can be given with it, but for the
 * first security officer of an installation that began empty: somebody has to make the one who gives the others.
 */
export const createAccount: Command<CreateAccount, { id: string; firstPassword: string }> = {
  name: 'create-account',
  subject: (input) => input.id,
  async run(ctx, input) {
    if (await findAccount(ctx.trx, input.id)) return refuse('platform.idTaken')
    if (await isUserNameTaken(ctx.trx, input.userName))
      return refuse('identity.userNameTaken', { userName: input.userName })
    const isFirst = await isFirstSecurityOfficer(ctx.trx, input.grants)
    if (!isFirst && officersAmong(rolesOf(input.grants)).length > 0) return refuse('identity.privilegedGrant')
    const fault = await checkGrantUnits(ctx.trx, input.grants)
    if (fault) return fault
    const personId = await findOrMakePerson(ctx, { name: input.personName, phone: input.phone })
    if (isRefusal(personId)) return personId
    if (isFirst && (await holdsTwoOffices(ctx.trx, { id: input.id, personId }, input.grants)))
      return refuse('identity.privilegedGrant')
    await writeAccount(
      ctx,
      { id: input.id, userName: input.userName, personId, grants: storedGrants(input.grants), disabled: false },
      { expectedVersion: null },
    )
    const firstPassword = makeFirstPassword()
    const passwordHash = await hashPassword(firstPassword)
    await insertCredential(ctx.trx, { accountId: input.id, passwordHash, mustChange: true, changedAt: ctx.now })
    return { id: input.id, firstPassword }
  },
}
