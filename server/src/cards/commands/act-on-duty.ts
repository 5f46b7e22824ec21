import { isRefusal, type Refusal, refuse } from '@guatu/domain/kernel/coded'
import type { Actor } from '@guatu/domain/organization/actor'
import { findUnit } from '../../organization/unit-reads.ts'
import type { CommandContext } from '../../platform/command-context.ts'
import { type CardFile, findCardFiles, listCardPapers } from '../card-reads.ts'
import { appendDutyEvent } from '../card-writes.ts'
import { type DutyRow, findDutyEvent, findDutyRow, lockDuty } from '../duty-reads.ts'
import type { CardTies } from '../policy.ts'
import { sightOf } from './open-card.ts'

export type DutyAct = {
  readonly kind: 'assigned' | 'done' | 'waived'
  readonly unitId?: string
  readonly postId?: string | null
  readonly text: string
  readonly papers?: readonly string[]
  readonly occurredOn?: string
}

/** One act on a duty: locked, in sight, permitted, not ended, and at the version that was seen. */
export async function actOnDuty(
  ctx: CommandContext,
  note: { dutyId: string; id: string; expectedVersion: number },
  may: (actor: Actor, ties: CardTies) => boolean,
  act: DutyAct,
): Promise<{ id: string } | Refusal> {
  await lockDuty(ctx.trx, note.dutyId)
  const duty = await findDutyRow(ctx.trx, sightOf(ctx.actor), note.dutyId, ctx.today)
  if (!duty) return refuse('platform.notFound', { what: 'cards.dutyOfCard' })
  const [card] = await findCardFiles(ctx.trx, sightOf(ctx.actor), { ids: [duty.cardId] })
  if (!may(ctx.actor, tiesOfDuty(duty, card))) return refuse('platform.notPermitted')
  const before = await findDutyEvent(ctx.trx, note.id)
  if (before)
    return before.dutyId === duty.id && before.kind === act.kind && before.text === act.text
      ? { id: duty.id }
      : refuse('platform.idTaken')
  if (note.expectedVersion !== duty.version) return refuse('platform.staleVersion', { expected: note.expectedVersion })
  if (duty.state !== 'open') return refuse('cards.duty.ended')
  if (act.unitId && !(await findUnit(ctx.trx, act.unitId)))
    return refuse('platform.notFound', { what: 'organization.unit' })
  const papers = new Set((await listCardPapers(ctx.trx, duty.cardId)).map((p) => p.id))
  if (act.papers?.some((p) => !papers.has(p))) return refuse('cards.act.paperUnknown')
  const occurredOn = act.occurredOn ?? ctx.today
  if (occurredOn > ctx.today) return refuse('cards.act.inFuture', { occurredOn })
  await appendDutyEvent(ctx, {
    id: note.id,
    dutyId: duty.id,
    seq: duty.version + 1,
    kind: act.kind,
    unitId: act.unitId ?? null,
    postId: act.postId ?? null,
    text: act.text,
    papers: [...(act.papers ?? [])],
    occurredOn,
    recordedAt: ctx.now,
    actor: ctx.actor.name,
    actorId: ctx.actor.accountId,
  })
  ctx.touch('duties')
  ctx.touch('cards')
  return { id: duty.id }
}

export { isRefusal }

/** Whoever it was assigned to, and whoever stands by the card. */
const tiesOfDuty = (duty: DutyRow, card: CardFile | undefined): CardTies => ({
  unitIds: [duty.unitId, ...(card?.unitIds ?? [])],
  postIds: [duty.postId, ...(card?.postIds ?? [])],
  regionCode: duty.regionCode,
})
