import { buildWorkingCalendar } from '@guatu/domain/calendar/working-calendar'
import type { Period } from '@guatu/domain/reports/periods'
import type { EvaluationPoint } from '@guatu/domain/reports/project-facts'
import type { Insertable } from 'kysely'
import { loadNotices, loadSharedCalendars } from '../calendar/reads.ts'
import type { Db } from '../platform/db.ts'
import { rhythmAt } from '../reports/rhythm-reads.ts'
import { type Bench, judgeAt, ruleSetAt } from './judge-at.ts'
import type { JudgingMaterial } from './material.ts'
import { loadRuleSets } from './reads.ts'
import type { PeriodVerdictTable } from './tables.ts'

/** The point at which a period is judged for good: its last day, with what was recorded when it was locked. */
export const closingPoint = (period: Period): EvaluationPoint => ({ asOf: period.closesOn, knownAt: period.lockAt })

/** Calendar and rule set as they were known at a point. */
export async function benchAt(db: Db, at: EvaluationPoint): Promise<Bench> {
  const [knownAt, ruleSets] = [new Date(at.knownAt), await loadRuleSets(db)]
  const [notices, shared] = [await loadNotices(db, knownAt), await loadSharedCalendars(db, knownAt)]
  return {
    calendar: buildWorkingCalendar(notices),
    ruleSet: ruleSetAt(ruleSets, at),
    rhythm: await rhythmAt(db, knownAt),
    shared,
  }
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
