import { PROPOSED } from '@guatu/domain/cards/card-state'
import { cardTermsOf } from '@guatu/domain/cards/card-terms'
import { currentCalendar } from '../../calendar/reads.ts'
import type { CommandContext } from '../../platform/command-context.ts'
import { markDone } from '../../platform/done-through.ts'
import type { Command } from '../../platform/run-command.ts'
import type { BatchDraft } from '../batch-drafts.ts'
import { batchExists } from '../batch-reads.ts'
import { cardNowRow } from '../card-now-row.ts'
import { appendBatch, appendCards, storeCardsNow } from '../card-writes.ts'
import { columnsOfSubject } from '../subject-column.ts'

export const PROPOSE_CARDS = 'propose-cards'
export type ProposeCards = { closesOn: string; drafts: readonly BatchDraft[] }

/**
 * 拟亮牌: the batches of a closed month, each once, with the mark that the month is done in the same transaction: a server
 * that is killed here has proposed all of it or nothing.
 */
export const proposeCards: Command<ProposeCards, { cards: number }> = {
  name: 'propose-cards',
  subject: () => null,
  async run(ctx, { closesOn, drafts }) {
    let cards = 0
    for (const draft of drafts) {
      const key = { ...draft, period: draft.period.key, ruleSet: draft.ruleSet.id }
      if (await batchExists(ctx.trx, key)) continue
      await propose(ctx, draft)
      cards += draft.cards.length
    }
    await markDone(ctx.trx, PROPOSE_CARDS, closesOn)
    ctx.touch('cards')
    return { cards }
  },
}

async function propose(ctx: CommandContext, draft: BatchDraft): Promise<void> {
  const { ruleSet, period } = draft
  const [batchId, terms] = [ctx.newId(), cardTermsOf(ruleSet)]
  const recorded = { occurredOn: ctx.today, recordedAt: ctx.now }
  await appendBatch(ctx, {
    id: batchId,
    period: period.key,
    opensOn: period.opensOn,
    closesOn: period.closesOn,
    subjectType: draft.subjectType,
    about: draft.about,
    ruleSet: ruleSet.id,
    ruleSetVersion: ruleSet.version,
    ruleSetName: draft.name,
    campaignId: draft.campaignId,
    regionCode: draft.regionCode,
    palette: JSON.stringify(ruleSet.palette),
    terms: JSON.stringify(terms),
    consequences: JSON.stringify(ruleSet.consequences ?? []),
    liftAfter: draft.liftAfter,
    actor: ctx.actor.name,
    actorId: ctx.actor.accountId,
    ...recorded,
  })
  const rows = draft.cards.map((card) => ({
    id: ctx.newId(),
    batchId,
    ...columnsOfSubject(draft.subjectType, card.subjectId),
    level: card.level,
    closingLevel: card.verdict.level,
    handOver: card.handOver && JSON.stringify(card.handOver),
    rule: card.verdict.ruleId,
    verdict: JSON.stringify(card.verdict),
    responsibleUnitId: card.responsible?.unitId ?? null,
    postId: card.responsible?.postId ?? null,
    holderId: card.holderId,
    engineVersion: card.verdict.engineVersion,
    asOf: period.closesOn,
    knownAt: new Date(period.lockAt),
    ...recorded,
  }))
  await appendCards(ctx, rows)
  const calendar = await currentCalendar(ctx.trx)
  await storeCardsNow(
    ctx.trx,
    rows.map((r) => cardNowRow(r.id, PROPOSED, terms, calendar, ctx.today)),
  )
}
