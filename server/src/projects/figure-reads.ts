import type { Db } from '../platform/db.ts'

export const listYearPlans = (db: Db, projectId: string) =>
  db
    .selectFrom('yearPlan')
    .select(['id', 'year', 'totalYuan', 'months', 'occurredOn'])
    .where('projectId', '=', projectId)
    .orderBy('occurredOn')
    .orderBy('recordedAt')
    .orderBy('id')
    .execute()
