import { isRefusal, refuse } from '@guatu/domain/kernel/coded'
import { checkPauseStep, pauseStates } from '@guatu/domain/responsibility/pauses'
import type { Command } from '../../platform/run-command.ts'
import { scopeOfSystem } from '../../platform/scope.ts'
import { openProject } from '../../projects/commands/open-project.ts'
import { pauseEventOf } from '../pause-facts.ts'
import { mayDecidePause, mayEndPause } from '../policy.ts'
import { listPauseEvents } from '../reads.ts'
import { appendPauseEvent } from '../writes.ts'

export type RecordPauseEvent = {
  readonly id: string
  readonly pauseId: string
  readonly event: 'approved' | 'refused' | 'refreshed' | 'ended'
  readonly documentNumber: string
  readonly note: string
}

/** 审批, 续批, 结束: decides a request, refreshes a pause for three more months, or ends it before its time. */
export const recordPauseEvent: Command<RecordPauseEvent, { id: string; pauseId: string }> = {
  name: 'record-pause-event',
  subject: (input) => input.pauseId,
  async run(ctx, input) {
    const scope = scopeOfSystem('record-pause-event')
    const [first] = await listPauseEvents(ctx.trx, scope, { pauseId: input.pauseId })
    if (!first) return refuse('platform.notFound', { what: 'responsibility.pause' })
    const project = await openProject(ctx, first.projectId, input.event === 'ended' ? mayEndPause : mayDecidePause)
    if (isRefusal(project)) return project
    // Read again under the project's lock: of two decisions at once the second sees the first.
    const events = (await listPauseEvents(ctx.trx, scope, { pauseId: input.pauseId })).map(pauseEventOf)
    const state = pauseStates(events, { asOf: ctx.today, knownAt: ctx.now.toISOString() })[0] ?? null
    const asked = events[0]!
    const step = { event: input.event, from: asked.from, to: asked.to, by: ctx.actor.accountId ?? '' }
    const no = checkPauseStep(state, step)
    if (no) return no
    if (input.event === 'refused' && input.note === '') return refuse('responsibility.pauseRefusedWithoutReason')
    await appendPauseEvent(ctx, {
      id: input.id,
      pauseId: input.pauseId,
      projectId: first.projectId,
      event: input.event,
      reason: first.reason,
      fromOn: first.fromOn,
      toOn: first.toOn,
      documentNumber: input.documentNumber,
      note: input.note,
    })
    ctx.touch('pauses')
    ctx.emit({ type: 'pause.changed', projectId: first.projectId })
    return { id: input.id, pauseId: input.pauseId }
  },
}
