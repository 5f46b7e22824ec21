import { isRefusal, type Refusal, refuse } from '@guatu/domain/kernel/coded'
import type { Insertable } from 'kysely'
import { openMatter } from '../../matters/commands/open-matter.ts'
import type { CommandContext } from '../../platform/command-context.ts'
import { openProject } from '../../projects/commands/open-project.ts'
import type { ExemptionTable } from '../card-tables.ts'
import { appendExemption } from '../card-writes.ts'
import { groupInSight } from '../exemption-reads.ts'
import { mayGrantExemption } from '../policy.ts'
import type { SubjectColumns } from '../subject-column.ts'
import { sightOf } from './open-card.ts'

/**
 * The first lines of an exemption: whoever is out of the leader's sight does not exist for him. Projects and matters are locked, since
 * they are judged anew; a campaign and an administration are in sight of those alone who lead the whole district.
 */
export async function openExempted(ctx: CommandContext, of: SubjectColumns): Promise<Refusal | null> {
  if (!mayGrantExemption(ctx.actor)) return refuse('platform.notPermitted')
  if (of.projectId !== null) {
    const project = await openProject(ctx, of.projectId, mayGrantExemption)
    return isRefusal(project) ? project : null
  }
  if (of.matterId !== null) {
    const matter = await openMatter(ctx, of.matterId, mayGrantExemption)
    return isRefusal(matter) ? matter : null
  }
  const seen = await groupInSight(ctx.trx, sightOf(ctx.actor).scope, of)
  return seen ? null : refuse('platform.notFound', { what: 'cards.exemptedSubject' })
}

/** Writes an exemption of anybody; who is exempted is judged anew: a project and a matter at once, groups a moment later. */
export async function appendExemptionOf(ctx: CommandContext, row: Insertable<ExemptionTable>): Promise<void> {
  await appendExemption(ctx, row)
  if (row.projectId) ctx.emit({ type: 'exemption.changed', projectId: row.projectId })
  if (row.matterId) {
    ctx.emit({ type: 'matter.changed', matterId: row.matterId })
    ctx.touch('matters')
  }
  ctx.touch('exemptions')
  // The light of an exempted group follows.
  ctx.touch('groupsDue')
}
