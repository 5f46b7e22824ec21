import { buildWorkingCalendar } from '@guatu/domain/calendar/working-calendar'
import type { Period } from '@guatu/domain/reports/periods'
import type { EvaluationPoint } from '@guatu/domain/reports/project-facts'
import type { Insertable } from 'kysely'
import { loadNotices } from '../calendar/reads.ts'
import type { Db } from '../platform/db.ts'
import { rhythm } from '../reports/period-now.ts'
import { type Bench, judgeAt, ruleSetAt } from './judge-at.ts'
import type { JudgingMaterial } from './material.ts'
import { loadRuleSets } from './reads.ts'
import type { PeriodVerdictTable } from './tables.ts'

/** The point at which a period is judged for good: its last day, with what was recorded when it was locked. */
export const closingPoint = (period: Period): EvaluationPoint => ({ asOf: period.closesOn, knownAt: period.lockAt })

/** Calendar and rule set as they were known at a point. */
export async function benchAt(db: Db, at: EvaluationPoint): Promise<Bench> {
  const notices = await loadNotices(db, new Date(at.knownAt))
  return { calendar: buildWorkingCalendar(notices), ruleSet: ruleSetAt(await loadRuleSets(db), at), rhythm }
}

/** What stood when a period was locked, as known then; null for a project that was not known yet. */
export function periodVerdictRow(
  m: JudgingMaterial,
  bench: Bench,
  period: Period,
): Insertable<PeriodVerdictTable> | null {
  if (!m.revisions.some((r) => r.recordedAt <= period.lockAt)) return null
  const at = closingPoint(period)
  const { verdict } = judgeAt(m, bench, at)
  return {
    projectId: m.id,
    period: period.key,
    closedOn: period.closesOn,
    level: verdict.level,
    rule: verdict.ruleId,
    verdict: JSON.stringify(verdict),
    asOf: at.asOf,
    knownAt: new Date(at.knownAt),
    engineVersion: verdict.engineVersion,
  }
}
