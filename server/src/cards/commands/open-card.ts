import { type Refusal, refuse } from '@guatu/domain/kernel/coded'
import type { Actor } from '@guatu/domain/organization/actor'
import type { CommandContext } from '../../platform/command-context.ts'
import { scopeOfSession, scopeOfSystem } from '../../platform/scope.ts'
import { type CardFile, type CardSight, lockCardFiles } from '../card-reads.ts'
import { type CardTies, maySeeProposals } from '../policy.ts'

/** What an actor sees of cards. */
export const sightOf = (actor: Actor): CardSight => ({
  scope: actor.accountId === null ? scopeOfSystem('clockwork and command line') : scopeOfSession(actor),
  proposals: actor.accountId === null || maySeeProposals(actor),
})

export const tiesOfCard = (card: CardFile): CardTies => card

/** The first lines of every act on cards: lock them, refuse what is out of sight as not found and what is not permitted. */
export async function openCards(
  ctx: CommandContext,
  ids: readonly string[],
  may: (actor: Actor, ties: CardTies) => boolean,
): Promise<CardFile[] | Refusal> {
  const files = await lockCardFiles(ctx.trx, sightOf(ctx.actor), ids)
  if (files.length < new Set(ids).size) return refuse('platform.notFound', { what: 'cards.card' })
  if (files.some((file) => !may(ctx.actor, tiesOfCard(file)))) return refuse('platform.notPermitted')
  return files
}

export async function openCard(
  ctx: CommandContext,
  id: string,
  may: (actor: Actor, ties: CardTies) => boolean,
): Promise<CardFile | Refusal> {
  const files = await openCards(ctx, [id], may)
  return Array.isArray(files) ? files[0]! : files
}
