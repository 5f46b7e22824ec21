import { buildWorkingCalendar } from '@guatu/domain/calendar/working-calendar'
import type { Period } from '@guatu/domain/reports/periods'
import type { EvaluationPoint } from '@guatu/domain/reports/project-facts'
import type { Insertable } from 'kysely'
import { loadNotices, loadSharedCalendars } from '../calendar/reads.ts'
import type { Db } from '../platform/db.ts'
import { rhythmAt } from '../reports/rhythm-reads.ts'
import { type Bench, type Judged, judgeAt } from './judge-at.ts'
import type { JudgingMaterial } from './material.ts'
import { loadRuleSets } from './rule-set-reads.ts'
import type { PeriodVerdictTable } from './tables.ts'

/** The point at which a period is judged for good: its last day, with what was recorded when it was locked. */
export const closingPoint = (period: Period): EvaluationPoint => ({ asOf: period.closesOn, knownAt: period.lockAt })

/** Calendar and rule set as they were known at a point. */
export async function benchAt(db: Db, at: EvaluationPoint): Promise<Bench> {
  const [knownAt, ruleSets] = [new Date(at.knownAt), await loadRuleSets(db)]
  const [notices, shared] = [await loadNotices(db, knownAt), await loadSharedCalendars(db, knownAt)]
  return {
    calendar: buildWorkingCalendar(notices),
    ruleSets,
    rhythm: await rhythmAt(db, knownAt),
    shared,
  }
}

/** A project judged as it was known when a period was locked; null for one that was not known yet. */
export function judgedAtClose(m: JudgingMaterial, bench: Bench, period: Period): Judged | null {
  return m.revisions.some((r) => r.recordedAt <= period.lockAt) ? judgeAt(m, bench, closingPoint(period)) : null
}

/** What stood when a period was locked. */
export function periodVerdictRow({ verdict, forecast }: Judged, period: Period): Insertable<PeriodVerdictTable> {
  const at = closingPoint(period)
  return {
    projectId: verdict.subject,
    period: period.key,
    closedOn: period.closesOn,
    level: verdict.level,
    rule: verdict.ruleId,
    verdict: JSON.stringify(verdict),
    asOf: at.asOf,
    knownAt: new Date(at.knownAt),
    engineVersion: verdict.engineVersion,
    forecastFinish: forecast,
  }
}
