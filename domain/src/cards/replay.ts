import type { CivilDate } from '../calendar/civil-date.ts'
import { buildWorkingCalendar, type CalendarNotice, type WorkingCalendar } from '../calendar/working-calendar.ts'
import { type Instant, isAtOrBefore } from '../kernel/instant.ts'
import { compareFacts, lastKnown } from '../reports/known-facts.ts'
import type { EvaluationPoint, Fact, ProjectFacts } from '../reports/project-facts.ts'
import { judgeProject } from './judge-project.ts'
import type { RuleSet } from './rule-set.ts'
import type { Verdict } from './verdict.ts'

/** A version of the rule set; `occurredOn` is the day from which it is in force. */
export type RuleSetRevision = Fact & { readonly ruleSet: RuleSet }

/** A yearly notice as it was recorded; a later one of the same year replaces it. */
export type NoticeRevision = Fact & { readonly notice: CalendarNotice }

/** The closing of a period: the day it is judged at, and the instant up to which facts count. */
export type Closing = { readonly period: string; readonly asOf: CivilDate; readonly knownAt: Instant }

/** Everything but the project's own facts that a verdict depends on, with when it was known. */
export type Registers = {
  readonly ruleSets: readonly RuleSetRevision[]
  readonly notices: readonly NoticeRevision[]
}

/** The rule set in force at a point, or null when none was yet. */
export const ruleSetAt = (revisions: readonly RuleSetRevision[], at: EvaluationPoint): RuleSet | null =>
  lastKnown(revisions, at)?.ruleSet ?? null

/** The calendar as known at an instant: of each year the notice recorded last, whatever year it is about. */
export function calendarAt(revisions: readonly NoticeRevision[], knownAt: Instant): WorkingCalendar {
  const latest = new Map<number, NoticeRevision>()
  for (const revision of [...revisions].sort(compareFacts)) {
    if (isAtOrBefore(revision.recordedAt, knownAt)) latest.set(revision.notice.year, revision)
  }
  return buildWorkingCalendar([...latest.values()].map((r) => r.notice))
}

/** The verdict of one project as it was (or would have been) at a point; null before any rule set was in force. */
export function verdictAt(facts: ProjectFacts, registers: Registers, at: EvaluationPoint): Verdict | null {
  const ruleSet = ruleSetAt(registers.ruleSets, at)
  return ruleSet && judgeProject(facts, ruleSet, calendarAt(registers.notices, at.knownAt), at)
}

export type Difference = { readonly period: string; readonly stored: string | null; readonly replayed: string | null }

/**
 * Judges every closing again from the facts and compares with what was stored, byte for byte. Empty: history holds.
 * `stored` are the verdicts as JSON, by period.
 */
export function replay(
  facts: ProjectFacts,
  registers: Registers,
  closings: readonly Closing[],
  stored: ReadonlyMap<string, string>,
): readonly Difference[] {
  return closings.flatMap((closing) => {
    const verdict = verdictAt(facts, registers, closing)
    const replayed = verdict && JSON.stringify(verdict)
    const before = stored.get(closing.period) ?? null
    return replayed === before ? [] : [{ period: closing.period, stored: before, replayed }]
  })
}
