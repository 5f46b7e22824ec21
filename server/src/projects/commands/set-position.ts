import { isRefusal, refuse } from '@guatu/domain/kernel/coded'
import { checkPosition, type Position } from '@guatu/domain/regions/position'
import type { Command } from '../../platform/run-command.ts'
import { scopeOfSystem } from '../../platform/scope.ts'
import { mayChangeProject } from '../policy.ts'
import { findPosition } from '../position-reads.ts'
import { writePosition } from '../writes.ts'
import { openProject } from './open-project.ts'

export type SetPosition = {
  readonly projectId: string
  readonly expectedVersion: number
  /** Null takes the project off the map. */
  readonly position: Position | null
  readonly source: 'typed' | 'onMap'
  readonly reason: string
}

/** Where the project stands, in the datum it was measured in; a project without a position has the version 0. */
export const setPosition: Command<SetPosition, { id: string }> = {
  name: 'set-position',
  subject: (input) => input.projectId,
  async run(ctx, { projectId, expectedVersion, position, source, reason }) {
    const project = await openProject(ctx, projectId, mayChangeProject)
    if (isRefusal(project)) return project
    const at = position && checkPosition(position)
    if (isRefusal(at)) return at
    const before = await findPosition(ctx.trx, scopeOfSystem('the row is locked under the actor’s scope'), projectId)
    if ((before?.version ?? 0) !== expectedVersion)
      return refuse('platform.staleVersion', { expected: expectedVersion })
    const written = await writePosition(
      ctx,
      {
        id: projectId,
        lon: at ? String(at.lon) : null,
        lat: at ? String(at.lat) : null,
        datum: at?.datum ?? before?.datum ?? 'CGCS2000',
        source,
      },
      { expectedVersion: before ? expectedVersion : null, reason },
    )
    return isRefusal(written) ? written : { id: projectId }
  },
}
