import type { ProjectBody } from '@guatu/contract/projects'
import { isRefusal, refuse } from '@guatu/domain/kernel/coded'
import type { Command } from '../../platform/run-command.ts'
import { scopeOfSystem } from '../../platform/scope.ts'
import { mayCreateProject } from '../policy.ts'
import { findProject } from '../reads.ts'
import { writeProject } from '../writes.ts'
import { columnsOf } from './project-columns.ts'

export const createProject: Command<ProjectBody & { id: string }, { id: string }> = {
  name: 'create-project',
  subject: (input) => input.id,
  async run(ctx, input) {
    if (!mayCreateProject(ctx.actor)) return refuse('platform.notPermitted')
    const existing = await findProject(ctx.trx, scopeOfSystem('create-project'), input.id)
    if (existing) return existing.name === input.name ? { id: input.id } : refuse('platform.idTaken', { id: input.id })
    const written = await writeProject(ctx, columnsOf(input), { expectedVersion: null })
    if (isRefusal(written)) return written
    ctx.touch('wall')
    ctx.touch('projects')
    ctx.emit({ type: 'project.changed', projectId: input.id })
    return { id: input.id }
  },
}
