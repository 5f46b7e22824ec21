import { isRefusal, type Refusal, refuse } from '@guatu/domain/kernel/coded'
import type { Actor } from '@guatu/domain/organization/actor'
import type { RawBuilder } from 'kysely'
import type { CommandContext } from '../../platform/command-context.ts'
import { scopeOfSession, scopeOfSystem } from '../../platform/scope.ts'
import type { ProjectTies } from '../policy.ts'
import { lockProject, type ProjectHeadRow, tiesOf } from '../reads.ts'

/**
 * The first lines of every command about one project: lock its row, refuse what is out of sight as not found and what is
 * not permitted, and take `now` again under the lock.
 */
export async function openProject(ctx: CommandContext, id: string, may: May): Promise<ProjectHeadRow | Refusal> {
  const opened = await openProjectReading(ctx, id, may, [])
  return isRefusal(opened) ? opened : opened.project
}

type May = (actor: Actor, ties: ProjectTies) => boolean

/** The same, with what the command reads first: it travels behind the lock. */
export async function openProjectReading<const T extends readonly RawBuilder<unknown>[]>(
  ctx: CommandContext,
  id: string,
  may: May,
  reads: T,
) {
  const scope = ctx.actor.accountId === null ? scopeOfSystem('command line') : scopeOfSession(ctx.actor)
  const { project, found } = await lockProject(ctx.trx, scope, id, reads)
  if (!project) return refuse('platform.notFound', { what: 'projects.project' })
  if (ctx.actor.accountId !== null && !may(ctx.actor, tiesOf(project))) return refuse('platform.notPermitted')
  ctx.refreshNow(project.factsThrough)
  ctx.touch('wall')
  ctx.touch(`project:${id}`)
  return { project: project as ProjectHeadRow, found }
}

export { isRefusal }
