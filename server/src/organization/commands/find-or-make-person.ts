import { isRefusal, type Refusal } from '@guatu/domain/kernel/coded'
import type { CommandContext } from '../../platform/command-context.ts'
import { findPersons } from '../person-reads.ts'
import { writePerson } from '../writes.ts'

/**
 * The person of this name and number, or a new one. A number that was missing is taken over; two people of one name are
 * told apart by their numbers, and where that fails a new person is made rather than the wrong one taken.
 */
export async function findOrMakePerson(
  ctx: CommandContext,
  wanted: { readonly name: string; readonly phone: string },
): Promise<string | Refusal> {
  const { name, phone } = wanted
  const candidates = await findPersons(ctx.trx, name, phone)
  const same = candidates.filter((c) => c.phone === phone)
  const found = same.length === 1 ? same[0] : candidates.length === 1 ? candidates[0] : undefined
  if (!found) {
    const id = ctx.newId()
    await writePerson(ctx, { id, name, phone }, { expectedVersion: null })
    return id
  }
  if (found.phone === '' && phone !== '') {
    const written = await writePerson(ctx, { id: found.id, name, phone }, { expectedVersion: found.version })
    if (isRefusal(written)) return written
  }
  return found.id
}
