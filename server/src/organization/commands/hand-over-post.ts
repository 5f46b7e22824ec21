import { isRefusal, refuse } from '@guatu/domain/kernel/coded'
import type { Command } from '../../platform/run-command.ts'
import { findHolding, lockPost } from '../person-reads.ts'
import { appendHolding } from '../writes.ts'
import { findOrMakePerson } from './find-or-make-person.ts'

export type HandOverPost = { id: string; postId: string; personName: string; phone: string; from: string; note: string }

/** The successor holds the post from a day on; what the post answers for moves with it, history keeps who it was. */
export const handOverPost: Command<HandOverPost, { id: string }> = {
  name: 'hand-over-post',
  subject: (input) => input.postId,
  async run(ctx, input) {
    const post = await lockPost(ctx.trx, input.postId)
    if (!post) return refuse('platform.notFound', { what: 'organization.post' })
    const before = await findHolding(ctx.trx, input.id)
    if (before) {
      const same = before.postId === input.postId && before.fromOn === input.from
      return same ? { id: input.id } : refuse('platform.idTaken')
    }
    if (post.last && input.from <= post.last.fromOn)
      return refuse('organization.handOverBeforeHolder', { holder: post.last.personName, from: post.last.fromOn })
    const personId = await findOrMakePerson(ctx, { name: input.personName, phone: input.phone })
    if (isRefusal(personId)) return personId
    if (post.last?.personId === personId) return refuse('organization.holdsAlready', { holder: post.last.personName })
    await appendHolding(ctx, {
      id: input.id,
      postId: input.postId,
      personId,
      fromOn: input.from,
      note: input.note,
      occurredOn: ctx.today,
      recordedAt: ctx.now,
      supersedes: null,
    })
    for (const topic of ['organization', 'projects']) ctx.touch(topic)
    return { id: input.id }
  },
}
