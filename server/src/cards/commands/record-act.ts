import type { CivilDate } from '@guatu/domain/calendar/civil-date'
import type { CardAct, CardEvent } from '@guatu/domain/cards/card-events'
import { type CardState, cardStateOf, withEvent } from '@guatu/domain/cards/card-state'
import { refuseAct } from '@guatu/domain/cards/take-card-act'
import { isRefusal, type Refusal, refuse } from '@guatu/domain/kernel/coded'
import { currentCalendar } from '../../calendar/reads.ts'
import type { CommandContext } from '../../platform/command-context.ts'
import { cardNowRow } from '../card-now-row.ts'
import { type CardFile, findCardEvent, listCardPapers } from '../card-reads.ts'
import { appendCardEvent, storeCardsNow } from '../card-writes.ts'

/** What every act brings beside itself. */
export type ActNote = {
  readonly id: string
  readonly expectedVersion: number
  readonly text?: string
  readonly papers?: readonly string[]
  /** The day on a paper; today where left out. */
  readonly occurredOn?: string
}
/** `again`: the same act was recorded before, and nothing is written a second time. */
export type Acted = { readonly state: CardState; readonly again: boolean }

/**
 * Records one act on a locked card: the same id again is the first answer; a version that has moved on is refused with who
 * moved it; then the procedure itself says yes or no.
 */
export async function recordAct(
  ctx: CommandContext,
  card: CardFile,
  act: CardAct,
  note: ActNote,
): Promise<Acted | Refusal> {
  const state = cardStateOf(card.events)
  const before = await findCardEvent(ctx.trx, note.id)
  if (before)
    return before.cardId === card.id && sameAct(before, act, note) ? { state, again: true } : refuse('platform.idTaken')
  if (note.expectedVersion !== state.version) return refuseStale(card)
  const calendar = await currentCalendar(ctx.trx)
  const occurredOn = (note.occurredOn ?? ctx.today) as CivilDate
  const by = ctx.actor.personId ?? ctx.actor.accountId
  const bench = { level: card.level, terms: card.terms, calendar, today: ctx.today, occurredOn, by }
  const refusal = refuseAct(state, act, bench) ?? (await refusePapers(ctx, card, note.papers ?? []))
  if (refusal) return refusal
  const { kind, ...body } = act
  const event = { ...act, seq: state.version + 1, by, occurredOn, recordedAt: ctx.now.toISOString() } as CardEvent
  await appendCardEvent(ctx, {
    id: note.id,
    cardId: card.id,
    seq: event.seq,
    kind,
    body: JSON.stringify(body),
    text: note.text ?? '',
    papers: [...(note.papers ?? [])],
    occurredOn,
    recordedAt: ctx.now,
    actor: ctx.actor.name,
    actorId: ctx.actor.accountId,
    personId: ctx.actor.personId,
  })
  const after = withEvent(state, event)
  await storeCardsNow(ctx.trx, [cardNowRow(card.id, after, card.terms, calendar, ctx.today)])
  announce(ctx, card, state, after)
  return { state: after, again: false }
}

/** The file after an act, for a further one in the same command. */
export const withAct = (card: CardFile, act: CardAct, note: ActNote, ctx: CommandContext): CardFile => ({
  ...card,
  events: [
    ...card.events,
    {
      ...act,
      id: note.id,
      seq: card.events.length + 2,
      by: ctx.actor.personId ?? ctx.actor.accountId,
      occurredOn: (note.occurredOn ?? ctx.today) as CivilDate,
      recordedAt: ctx.now.toISOString(),
      text: note.text ?? '',
      papers: note.papers ?? [],
      actor: ctx.actor.name,
    },
  ],
})

/** JSON columns come back with their keys in another order. */
const ordered = (value: object): string => JSON.stringify(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))

function sameAct(before: { kind: string; body: unknown; text: string }, act: CardAct, note: ActNote): boolean {
  const { kind, ...body } = act
  return before.kind === kind && before.text === (note.text ?? '') && ordered(before.body as object) === ordered(body)
}

/** 409: who moved the card on while somebody was looking at it. */
function refuseStale(card: CardFile): Refusal {
  const last = card.events.at(-1)
  return refuse('cards.act.stale', {
    subject: card.subject,
    by: last?.actor ?? card.proposedBy,
    step: `cards.step.${last?.kind ?? 'proposed'}`,
  })
}

async function refusePapers(ctx: CommandContext, card: CardFile, papers: readonly string[]): Promise<Refusal | null> {
  if (papers.length === 0) return null
  const known = new Set((await listCardPapers(ctx.trx, card.id)).map((p) => p.id))
  return papers.every((p) => known.has(p)) ? null : refuse('cards.act.paperUnknown')
}

function announce(ctx: CommandContext, card: CardFile, before: CardState, after: CardState): void {
  ctx.touch('cards')
  if (card.projectId) ctx.touch(`project:${card.projectId}`)
  if (before.stage === after.stage) return
  if (card.projectId && ['issued', 'approved', 'lifted', 'withdrawn', 'exempted'].includes(after.stage))
    ctx.touch('wall')
  if (before.published || after.published) ctx.touch('board')
}

export { isRefusal }
