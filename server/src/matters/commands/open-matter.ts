import { type Refusal, refuse } from '@guatu/domain/kernel/coded'
import type { Actor } from '@guatu/domain/organization/actor'
import type { CommandContext } from '../../platform/command-context.ts'
import { scopeOfSession, scopeOfSystem } from '../../platform/scope.ts'
import { type MatterTies, maySeeDrafts } from '../policy.ts'
import { lockMatterFile, type MatterFile, type MatterSight } from '../reads.ts'

/** What an actor sees of matters. */
export const sightOfMatters = (actor: Actor): MatterSight => ({
  scope: actor.accountId === null ? scopeOfSystem('clockwork and command line') : scopeOfSession(actor),
  drafts: actor.accountId === null || maySeeDrafts(actor),
})

/** The first lines of every act: lock it, refuse what is out of sight as not found and what is not permitted. */
export async function openMatter(
  ctx: CommandContext,
  id: string,
  may: (actor: Actor, ties: MatterTies) => boolean,
): Promise<MatterFile | Refusal> {
  const file = await lockMatterFile(ctx.trx, sightOfMatters(ctx.actor), id)
  if (!file) return refuse('platform.notFound', { what: 'matters.matter' })
  return may(ctx.actor, file) ? file : refuse('platform.notPermitted')
}
