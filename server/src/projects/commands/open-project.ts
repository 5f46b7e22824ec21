import { isRefusal, type Refusal, refuse } from '@guatu/domain/kernel/coded'
import type { Actor } from '@guatu/domain/organization/actor'
import type { CommandContext } from '../../platform/command-context.ts'
import { scopeOfSession, scopeOfSystem } from '../../platform/scope.ts'
import type { ProjectTies } from '../policy.ts'
import { lockProject, type ProjectHeadRow, tiesOf } from '../reads.ts'

/**
 * The first lines of every command about one project: lock its row, refuse what is out of sight as not found and what is
 * not permitted, and take `now` again under the lock.
 */
export async function openProject(
  ctx: CommandContext,
  id: string,
  may: (actor: Actor, ties: ProjectTies) => boolean,
): Promise<ProjectHeadRow | Refusal> {
  const scope = ctx.actor.accountId === null ? scopeOfSystem('command line') : scopeOfSession(ctx.actor)
  const project = await lockProject(ctx.trx, scope, id)
  if (!project) return refuse('platform.notFound', { what: 'projects.project' })
  if (ctx.actor.accountId !== null && !may(ctx.actor, tiesOf(project))) return refuse('platform.notPermitted')
  ctx.refreshNow(project.factsThrough)
  ctx.touch('wall')
  ctx.touch(`project:${id}`)
  return project
}

export { isRefusal }
