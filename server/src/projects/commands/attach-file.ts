import { isRefusal, refuse } from '@guatu/domain/kernel/coded'
import type { Command } from '../../platform/run-command.ts'
import { scopeOfSystem } from '../../platform/scope.ts'
import { findAttachment } from '../attachment-reads.ts'
import { mayAttach } from '../policy.ts'
import { appendAttachment } from '../writes.ts'
import { openProject } from './open-project.ts'

export type AttachFile = {
  id: string
  projectId: string
  /** A gate item whose paper it is, or a word of the office's own: photo, contract … */
  subject: string
  name: string
  mediaType: string
  bytes: number
  sha256: string
  hasThumbnail: boolean
}

/** A paper or photo of a project; the bytes are stored already, by their content. */
export const attachFile: Command<AttachFile, { id: string }> = {
  name: 'attach-file',
  subject: (input) => input.projectId,
  async run(ctx, input) {
    const project = await openProject(ctx, input.projectId, mayAttach)
    if (isRefusal(project)) return project
    const before = await findAttachment(ctx.trx, scopeOfSystem('the same id again'), input.id)
    if (before) {
      const same = before.sha256 === input.sha256 && before.projectId === input.projectId
      return same ? { id: input.id } : refuse('platform.idTaken')
    }
    await appendAttachment(ctx, {
      ...input,
      occurredOn: ctx.today,
      recordedAt: ctx.now,
      actorId: ctx.actor.accountId,
    })
    return { id: input.id }
  },
}
