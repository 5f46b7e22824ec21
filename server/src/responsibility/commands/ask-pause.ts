import { addDays, civil } from '@guatu/domain/calendar/civil-date'
import { isRefusal, refuse } from '@guatu/domain/kernel/coded'
import { checkPauseStep, PAUSE_LONGEST_DAYS, type PauseReason } from '@guatu/domain/responsibility/pauses'
import type { Command } from '../../platform/run-command.ts'
import { openProject } from '../../projects/commands/open-project.ts'
import { mayAskPause } from '../policy.ts'
import { appendPauseEvent } from '../writes.ts'

export type AskPause = {
  readonly id: string
  readonly projectId: string
  readonly reason: PauseReason
  readonly from: string
  readonly to: string
  readonly documentNumber: string
  readonly note: string
}

/** 申请停钟: asks that the project's clock stand still from–to for a listed reason. Nothing stands still before approval. */
export const askPause: Command<AskPause, { id: string }> = {
  name: 'ask-pause',
  subject: (input) => input.projectId,
  async run(ctx, input) {
    const project = await openProject(ctx, input.projectId, mayAskPause)
    if (isRefusal(project)) return project
    const span = { from: civil(input.from), to: civil(input.to) }
    const no = checkPauseStep(null, { event: 'asked', ...span, by: ctx.actor.accountId ?? '' })
    if (no) return no
    if (span.to > addDays(span.from, PAUSE_LONGEST_DAYS))
      return refuse('responsibility.pauseTooLong', { days: PAUSE_LONGEST_DAYS })
    await appendPauseEvent(ctx, {
      id: input.id,
      pauseId: input.id,
      projectId: input.projectId,
      event: 'asked',
      reason: input.reason,
      fromOn: input.from,
      toOn: input.to,
      documentNumber: input.documentNumber,
      note: input.note,
    })
    ctx.touch('pauses')
    return { id: input.id }
  },
}
