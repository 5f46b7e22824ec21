import type { AppealOutcome } from '@guatu/domain/cards/card-events'
import { isRefusal, type Refusal, refuse } from '@guatu/domain/kernel/coded'
import { lockMatters } from '../../matters/reads.ts'
import type { CommandContext } from '../../platform/command-context.ts'
import type { Command } from '../../platform/run-command.ts'
import { scopeOfSystem } from '../../platform/scope.ts'
import { lockProject } from '../../projects/reads.ts'
import { type CardFile, findCardFiles } from '../card-reads.ts'
import { mayDecideAppeal } from '../policy.ts'
import { columnsOfSubject } from '../subject-column.ts'
import { appendExemptionOf } from './exempt-subject.ts'
import { exemptionSpanFault } from './grant-exemption.ts'
import { openCard, sightOf } from './open-card.ts'
import { recordAct } from './record-act.ts'

export type DecideAppeal = {
  cardId: string
  id: string
  expectedVersion: number
  outcome: AppealOutcome
  reason: string
  papers: readonly string[]
  exemption: { id: string; approver: string; from: string; to: string; wholeSet: boolean } | null
}

/**
 * 申诉裁定: by someone who neither approved nor issued the card. Withdrawn: the card stays, with its trace. Exempted: besides,
 * an exemption with approver, reason and end acts in judging, whoever the card is about; a project or matter is judged anew at once.
 */
export const decideAppeal: Command<DecideAppeal, { id: string }> = {
  name: 'decide-appeal',
  subject: (input) => input.cardId,
  async run(ctx, { cardId, outcome, reason, papers, exemption, id, expectedVersion }) {
    const exempts = outcome === 'exempted'
    // The project's or the matter's row is always the first lock.
    if (exempts) await lockSubjectOf(ctx, cardId)
    const card = await openCard(ctx, cardId, mayDecideAppeal)
    if (isRefusal(card)) return card
    const exemptionId = exempts ? (exemption?.id ?? null) : null
    const note = { id, expectedVersion, text: reason, papers }
    const done = await recordAct(ctx, card, { kind: 'appealDecided', outcome, exemptionId }, note)
    if (isRefusal(done)) return done
    if (!done.again && exempts && exemption) {
      const refusal = await exempt(ctx, card, exemption, reason)
      if (refusal) return refusal
    }
    return { id: cardId }
  },
}

async function lockSubjectOf(ctx: CommandContext, cardId: string): Promise<void> {
  const [file] = await findCardFiles(ctx.trx, sightOf(ctx.actor), { ids: [cardId] })
  if (file?.subjectType === 'matter') await lockMatters(ctx.trx, [file.subjectId])
  if (!file?.projectId) return
  const { project } = await lockProject(ctx.trx, scopeOfSystem('exempted on appeal'), file.projectId)
  if (project) ctx.refreshNow(project.factsThrough)
}

async function exempt(
  ctx: CommandContext,
  card: CardFile,
  e: NonNullable<DecideAppeal['exemption']>,
  reason: string,
): Promise<Refusal | null> {
  if (exemptionSpanFault(e.from, e.to)) return refuse('cards.exemption.span')
  await appendExemptionOf(ctx, {
    ...columnsOfSubject(card.subjectType, card.subjectId),
    id: e.id,
    rule: e.wholeSet ? null : card.verdict.ruleId,
    reason,
    approver: e.approver,
    fromOn: e.from,
    toOn: e.to,
    cardId: card.id,
    occurredOn: ctx.today,
    recordedAt: ctx.now,
    actorId: ctx.actor.accountId,
    supersedes: null,
  })
  return null
}
