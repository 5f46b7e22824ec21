import type { ProjectBody } from '@guatu/contract/projects'
import { isRefusal } from '@guatu/domain/kernel/coded'
import type { Command } from '../../platform/run-command.ts'
import { mayChangeProject } from '../policy.ts'
import { writeProject } from '../writes.ts'
import { openProject } from './open-project.ts'
import { columnsOf } from './project-columns.ts'

export type ChangeProject = ProjectBody & { id: string; expectedVersion: number; reason: string }

/** The stage is not changed here: it has gates, see enter-stage. */
export const changeProject: Command<ChangeProject, { id: string }> = {
  name: 'change-project',
  subject: (input) => input.id,
  async run(ctx, input) {
    const project = await openProject(ctx, input.id, mayChangeProject)
    if (isRefusal(project)) return project
    const { stage: _, ...columns } = columnsOf(input)
    const written = await writeProject(ctx, columns, { expectedVersion: input.expectedVersion, reason: input.reason })
    if (isRefusal(written)) return written
    ctx.touch('projects')
    ctx.emit({ type: 'project.changed', projectId: input.id })
    return { id: input.id }
  },
}
