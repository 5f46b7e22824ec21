import type { WorkingCalendar } from '@guatu/domain/calendar/working-calendar'
import { chooseRuleSet, DISTRICT_ONLY } from '@guatu/domain/cards/choose-rule-set'
import { DEFAULT_PROJECT_RULES } from '@guatu/domain/cards/default-rule-set'
import { judgeSeen } from '@guatu/domain/cards/judge-project'
import { needsCompany, subjectUnder } from '@guatu/domain/cards/judge-together'
import { projectSubject } from '@guatu/domain/cards/project-subject'
import type { RuleSet } from '@guatu/domain/cards/rule-set'
import type { Subject, Verdict } from '@guatu/domain/cards/verdict'
import type { Metrics } from '@guatu/domain/kernel/metric'
import type { PlanCalendars } from '@guatu/domain/plans/build-network'
import type { Rhythm } from '@guatu/domain/reports/periods'
import type { EvaluationPoint, ProjectFacts } from '@guatu/domain/reports/project-facts'
import type { SharedCalendars } from '../calendar/reads.ts'
import { type DatedPlan, datePlan, forecastFrom } from '../plans/as-known.ts'
import { factsOf, type JudgingMaterial } from './material.ts'
import { materialKnown } from './material-known.ts'
import { ruleSetFor } from './rule-set-for.ts'
import type { RuleSetRegister } from './rule-set-reads.ts'

/** What judging needs beside the project's own facts; both are versioned, so a replay is given what was known then. */
export type Bench = {
  readonly calendar: WorkingCalendar
  /** Which set judges whom; a set alone judges everybody. */
  readonly ruleSets: RuleSetRegister | RuleSet
  readonly rhythm: Rhythm
  /** The office's own calendars; without them plans know the official one only. */
  readonly shared?: SharedCalendars
}

/** What plans are scheduled on. */
export const calendarsOf = ({ calendar, shared }: Bench): PlanCalendars => ({
  official: calendar,
  ...(shared && { shared }),
})

export type Judged = {
  readonly verdict: Verdict
  readonly metrics: Metrics
  readonly facts: ProjectFacts
  readonly forecast: string | null
  readonly calendar: WorkingCalendar
  readonly ruleSet: RuleSet
  /** Where the set ranks projects among each other: what to rank. The verdict is then not the last word. */
  readonly among: Subject | null
}

/** The district's set for projects in force on the point's day, among those known at its moment: whose palette lists wear. */
export const ruleSetAt = (register: RuleSetRegister, at: EvaluationPoint): RuleSet =>
  chooseRuleSet(register.adopted, 'project', DISTRICT_ONLY, at)?.ruleSet ?? DEFAULT_PROJECT_RULES

/**
 * Facts of a material depend on what was known alone: a replay of many periods builds few of them. They are kept on the
 * material itself, since a weak map holds on to thousands of them until the whole heap is gone through; a copy of a material
 * that has other facts carries them along, and is told by whose they are.
 */
const built = Symbol('facts')
type Built = { readonly of: JudgingMaterial; readonly facts: ProjectFacts }

function bareFacts(material: JudgingMaterial, rhythm: Rhythm, knownAt: string): ProjectFacts {
  const then: JudgingMaterial & { [built]?: Built } = materialKnown(material, knownAt)
  const known = then[built]
  if (known?.of === then && known.facts.rhythm === rhythm) return known.facts
  const facts = factsOf(then, rhythm)
  then[built] = { of: then, facts }
  return facts
}

/**
 * The verdict of one project at a point. The forecast is computed for the same point, so nothing depends on a nightly run;
 * whoever has dated the plan for that point already hands it over.
 */
export function judgeAt(
  material: JudgingMaterial,
  bench: Bench,
  at: EvaluationPoint,
  dated: DatedPlan | null = datePlan(material, calendarsOf(bench), at),
): Judged {
  const forecast = forecastFrom(dated)
  const bare = bareFacts(material, bench.rhythm, at.knownAt)
  const facts: ProjectFacts = forecast
    ? {
        ...bare,
        forecasts: [
          ...bare.forecasts,
          {
            id: `forecast-${at.asOf}`,
            occurredOn: at.asOf,
            recordedAt: at.knownAt,
            kind: 'deterministic',
            finish: forecast,
          },
        ],
      }
    : bare
  const subject = projectSubject(facts, bench.calendar, at)
  const subjectAt = (point: EvaluationPoint) =>
    point.asOf === at.asOf && point.knownAt === at.knownAt ? subject : projectSubject(facts, bench.calendar, point)
  const ruleSet = 'adopted' in bench.ruleSets ? ruleSetFor(bench.ruleSets, facts, at) : bench.ruleSets
  return {
    verdict: judgeSeen(facts, ruleSet, bench.calendar, at, subjectAt),
    ruleSet,
    among: needsCompany(ruleSet) ? subjectUnder(ruleSet, facts, bench.calendar, at, subjectAt) : null,
    metrics: subject.metrics,
    facts,
    forecast,
    calendar: bench.calendar,
  }
}
