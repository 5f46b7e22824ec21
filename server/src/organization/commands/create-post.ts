import { refuse } from '@guatu/domain/kernel/coded'
import type { Command } from '../../platform/run-command.ts'
import { findPost } from '../person-reads.ts'
import { findPostByTitle } from '../reads.ts'
import { findUnit } from '../unit-reads.ts'
import { writePost } from '../writes.ts'

export type CreatePost = { id: string; unitId: string; title: string; duty: string }

export const createPost: Command<CreatePost, { id: string }> = {
  name: 'create-post',
  subject: (input) => input.id,
  async run(ctx, input) {
    const before = await findPost(ctx.trx, input.id)
    if (before) {
      const same = before.unitId === input.unitId && before.title === input.title && before.duty === input.duty
      return same ? { id: input.id } : refuse('platform.idTaken')
    }
    if (!(await findUnit(ctx.trx, input.unitId))) return refuse('platform.notFound', { what: 'organization.unit' })
    if (await findPostByTitle(ctx.trx, input.unitId, input.title, input.duty))
      return refuse('organization.postTitleTaken', { title: input.title })
    await writePost(ctx, input, { expectedVersion: null })
    ctx.touch('organization')
    return { id: input.id }
  },
}
