import { isRefusal, type Refusal } from '@guatu/domain/kernel/coded'
import { readAnswerer } from '@guatu/domain/organization/read-answerer'
import { say } from '@guatu/words/say'
import type { CommandContext } from '../../platform/command-context.ts'
import { findOnlyPost, findPostHeldBy } from '../person-reads.ts'
import { findPostByTitle } from '../reads.ts'
import { appendHolding } from '../writes.ts'
import { createPostRow } from './ensure-unit.ts'
import { findOrMakePerson } from './find-or-make-person.ts'

export type WantedPost = { readonly unitId: string; readonly text: string; readonly duty: string }

/**
 * The post that a cell of a set-up sheet names, found or made. A sponsor's post may stand in another unit (a deputy head
 * of the district), if only one is called so. A person named with it holds it from today.
 */
export async function ensurePost(
  ctx: CommandContext,
  wanted: WantedPost,
): Promise<{ id: string; made: boolean } | Refusal> {
  const { unitId, duty } = wanted
  const asWritten =
    (await findPostByTitle(ctx.trx, unitId, wanted.text, duty)) ??
    (duty === 'sponsor' ? await findOnlyPost(ctx.trx, wanted.text, duty) : null)
  if (asWritten) return { id: asWritten, made: false }
  const { title: named, person, phone } = readAnswerer(wanted.text)
  const title = named ?? say({ code: `organization.duty.${duty}`, params: {} }, 'zh')
  const found =
    person === null
      ? await findPostByTitle(ctx.trx, unitId, title, duty)
      : await findPostHeldBy(ctx.trx, { unitId, title, duty }, person, ctx.today)
  if (found) return { id: found, made: false }
  const id = await createPostRow(ctx, { unitId, title, duty })
  if (person !== null) {
    const personId = await findOrMakePerson(ctx, { name: person, phone })
    if (isRefusal(personId)) return personId
    await appendHolding(ctx, {
      id: ctx.newId(),
      postId: id,
      personId,
      fromOn: ctx.today,
      occurredOn: ctx.today,
      recordedAt: ctx.now,
      supersedes: null,
    })
  }
  return { id, made: true }
}
