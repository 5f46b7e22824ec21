import { isRefusal } from '@guatu/domain/kernel/coded'
import { say } from '@guatu/words/say'
import { findOrMakePerson } from '../../organization/commands/find-or-make-person.ts'
import type { Command } from '../../platform/run-command.ts'
import { hashPassword } from '../password.ts'
import { insertCredential, writeAccount } from '../writes.ts'

export type FirstAdministrator = { readonly userName: string; readonly password: string }

/**
 * The one account of an empty installation. The first security officer is then made by the administrator (create-account),
 * and the auditor by the security officer: from there on the three offices are held apart.
 */
export const makeFirstAdministrator: Command<FirstAdministrator, { id: string }> = {
  name: 'make-first-administrator',
  async run(ctx, { userName, password }) {
    const name = say({ code: 'identity.role.administrator', params: {} })
    const personId = await findOrMakePerson(ctx, { name, phone: '' })
    if (isRefusal(personId)) return personId
    const id = ctx.newId()
    const grants = JSON.stringify([{ role: 'administrator', unitId: null, regionCode: null }])
    await writeAccount(ctx, { id, userName, personId, grants, disabled: false }, { expectedVersion: null })
    const passwordHash = await hashPassword(password)
    await insertCredential(ctx.trx, { accountId: id, passwordHash, mustChange: true, changedAt: ctx.now })
    return { id }
  },
}
