import { addDays, type CivilDate } from '@guatu/domain/calendar/civil-date'
import { isRefusal, type Refusal, refuse } from '@guatu/domain/kernel/coded'
import type { CommandContext } from '../../platform/command-context.ts'
import type { Command } from '../../platform/run-command.ts'
import type { CardFile } from '../card-reads.ts'
import { appendDuties } from '../card-writes.ts'
import { dutyRows } from '../duty-rows.ts'
import { mayDecideCard } from '../policy.ts'
import { openCards } from './open-card.ts'
import { recordAct, withAct } from './record-act.ts'

export type Decision = {
  id: string
  cardId: string
  expectedVersion: number
  decision: 'approve' | 'strike'
  reason: string
  rectifyBy: string | null
}
export type DecideCards = { batchId: string; decisions: readonly Decision[] }

/**
 * 审签: approves or strikes each card with a reason. An approved one brings its duties 结果运用 with it, as its rule set said
 * at the period's close, and a day for rectification.
 */
export const decideCards: Command<DecideCards, { batchId: string }> = {
  name: 'decide-cards',
  subject: (input) => input.batchId,
  async run(ctx, { batchId, decisions }) {
    const files = await openCards(
      ctx,
      decisions.map((d) => d.cardId),
      mayDecideCard,
    )
    if (isRefusal(files)) return files
    if (files.some((f) => f.batchId !== batchId)) return refuse('cards.act.otherBatch')
    for (const decision of decisions) {
      const refusal = await decide(ctx, files.find((f) => f.id === decision.cardId)!, decision)
      if (refusal) return refusal
    }
    return { batchId }
  },
}

async function decide(ctx: CommandContext, file: CardFile, d: Decision): Promise<Refusal | null> {
  const act = { kind: d.decision === 'approve' ? 'approved' : 'struck' } as const
  const note = { id: d.id, expectedVersion: d.expectedVersion, text: d.reason }
  const done = await recordAct(ctx, file, act, note)
  if (isRefusal(done)) return done
  if (done.again || d.decision === 'strike') return null
  await appendDuties(ctx, await dutyRows(ctx, file))
  ctx.touch('duties')
  if (file.level === 'commend') return null
  const dueOn = (d.rectifyBy ?? addDays(ctx.today, file.terms.rectifyDays)) as CivilDate
  const set = await recordAct(
    ctx,
    withAct(file, act, note, ctx),
    { kind: 'rectificationSet', dueOn, demand: '' },
    { id: ctx.newId(), expectedVersion: done.state.version },
  )
  return isRefusal(set) ? set : null
}
