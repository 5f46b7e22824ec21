import { headAt } from '@guatu/domain/reports/known-facts'
import type { EvaluationPoint } from '@guatu/domain/reports/project-facts'
import { type ProjectClock, projectClock } from '@guatu/domain/responsibility/project-clock'
import { type DaySpan, type Waiting, waitings } from '@guatu/domain/responsibility/waiting-days'
import type { Db } from '../platform/db.ts'
import type { ReadScope } from '../platform/scope.ts'
import { takeTurns } from '../platform/take-turns.ts'
import { listWaitingProjectIds } from '../responsibility/reads.ts'
import { factsOf } from './material.ts'
import { loadMaterial } from './reads.ts'

export type NamedWaiting = Waiting & { readonly projectName: string }

const BATCH = 50

/** Every wait of projects in sight inside a span, longest overdue first. */
export async function waitingsInSight(
  db: Db,
  scope: ReadScope,
  span: DaySpan,
  at: EvaluationPoint,
): Promise<readonly NamedWaiting[]> {
  const found: NamedWaiting[] = []
  for await (const ids of takeTurns(await listWaitingProjectIds(db, scope), BATCH))
    for (const material of await loadMaterial(db, scope, ids, 'newest')) {
      const facts = factsOf(material)
      const projectName = headAt(facts, at).name
      for (const w of waitings(facts, span, at)) found.push({ ...w, projectName })
    }
  return found.sort((a, b) => b.overdueDays - a.overdueDays || b.days - a.days || (keyOf(a) < keyOf(b) ? -1 : 1))
}

/** What tells one wait from all others. */
export const keyOf = (w: Waiting): string => `${w.project} ${w.id} ${w.unit} ${w.from}`

/** Net and gross days of one project; null when it is out of sight. */
export async function clockOf(
  db: Db,
  scope: ReadScope,
  projectId: string,
  at: EvaluationPoint,
): Promise<ProjectClock | null> {
  const [material] = await loadMaterial(db, scope, [projectId], 'newest')
  return material ? projectClock(factsOf(material), at) : null
}
