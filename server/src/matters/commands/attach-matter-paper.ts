import { isRefusal, refuse } from '@guatu/domain/kernel/coded'
import type { Command } from '../../platform/run-command.ts'
import { mayAddMatterPaper } from '../policy.ts'
import { findMatterPaper, type MatterPaperRow } from '../reads.ts'
import { appendMatterPaper } from '../writes.ts'
import { openMatter } from './open-matter.ts'

/** A paper for a step that follows; the bytes are stored already, by their content. */
export const attachMatterPaper: Command<MatterPaperRow, { id: string }> = {
  name: 'attach-matter-paper',
  subject: (input) => input.matterId,
  async run(ctx, input) {
    const file = await openMatter(ctx, input.matterId, mayAddMatterPaper)
    if (isRefusal(file)) return file
    const before = await findMatterPaper(ctx.trx, input.id)
    if (before) {
      const same = before.sha256 === input.sha256 && before.matterId === input.matterId
      return same ? { id: input.id } : refuse('platform.idTaken')
    }
    await appendMatterPaper(ctx, {
      ...input,
      occurredOn: ctx.today,
      recordedAt: ctx.now,
      actorId: ctx.actor.accountId,
    })
    return { id: input.id }
  },
}
