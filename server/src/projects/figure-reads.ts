import type { Stage } from '@guatu/domain/projects/stages'
import { sql } from 'kysely'
import type { Db } from '../platform/db.ts'
import { inForce } from './reads.ts'

export const listYearPlans = (db: Db, projectId: string) =>
  db
    .selectFrom('yearPlan')
    .select(['id', 'year', 'totalYuan', 'months', 'occurredOn'])
    .where('projectId', '=', projectId)
    .where(sql<boolean>`${sql.raw(inForce('year_plan', 'year_plan'))}`)
    .orderBy('occurredOn')
    .orderBy('recordedAt')
    .orderBy('id')
    .execute()

/** The stage a paused project came from; null when it was never moved. */
export async function stageBefore(db: Db, projectId: string): Promise<Stage | null> {
  const row = await db
    .selectFrom('stageEvent')
    .select('stage')
    .where('projectId', '=', projectId)
    .where('stage', '!=', 'paused')
    .orderBy('recordedAt', 'desc')
    .executeTakeFirst()
  return (row?.stage as Stage | undefined) ?? null
}
