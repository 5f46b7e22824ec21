import type { WorkingCalendar } from '../calendar/working-calendar.ts'
import type { Coded } from '../kernel/coded.ts'
import type { Instant } from '../kernel/instant.ts'
import { isKnown } from '../reports/known-facts.ts'
import type { EvaluationPoint, ProjectFacts } from '../reports/project-facts.ts'
import { appliesTo } from './applies.ts'
import { DRY_PROJECTS } from './dry-part.ts'
import { countLevels, judge } from './judge.ts'
import { levelSeen, rememberedSubjects } from './judge-project.ts'
import { needsCompany, rankedAmong, subjectUnder } from './judge-together.ts'
import type { Level } from './level.ts'
import { rankedMetric } from './metrics.ts'
import type { SubjectAt } from './month-end-run.ts'
import { outcomeOf } from './outcome.ts'
import { prepareRuleSet } from './prepare-rule-set.ts'
import { projectSubject } from './project-subject.ts'
import type { Ranks } from './rank-table.ts'
import type { Closing } from './replay.ts'
import type { RuleSet } from './rule-set.ts'
import type { Subject } from './verdict.ts'

/** What one of the two sets says of a project at a close: the level, the rule that decides, and why. */
export type DrySide = {
  readonly level: Level
  readonly ruleId: string | null
  readonly sentence: Coded
  readonly wouldTurn: readonly Coded[]
}

/** Who would have got another level at a close; both sides with their reason, as long as there are not too many. */
export type DryDifference = {
  readonly period: string
  /** What was judged, by the name of `DryPart`. */
  readonly part: string
  readonly subject: string
  readonly inForce: Level
  readonly draft: Level
  readonly ruleId: string | null
  readonly because: { readonly inForce: DrySide; readonly draft: DrySide } | null
}

export type DryClose = {
  readonly period: string
  readonly part: string
  readonly inForce: Readonly<Record<Level, number>>
  readonly draft: Readonly<Record<Level, number>>
  readonly differing: number
}

export type DryRun = { readonly closes: readonly DryClose[]; readonly differences: readonly DryDifference[] }

export type SetOf = (facts: ProjectFacts, at: EvaluationPoint) => RuleSet

/** What a dry run is made over. */
export type DryBench = {
  readonly closings: readonly Closing[]
  /** The set that judged a project then, or one for all. */
  readonly inForce: RuleSet | SetOf
  /** The set that would have; outside the place it is meant for, the one in force. */
  readonly draft: RuleSet | SetOf
  readonly calendar: WorkingCalendar | ((knownAt: Instant) => WorkingCalendar)
  /** The facts as a close saw them, where a stored forecast belongs to that close alone. */
  readonly factsAt?: (facts: ProjectFacts, closing: Closing) => ProjectFacts
}

/** More differences than these are counted and listed, but not told why. */
export const EXPLAINED = 2_000
type Seen = { level: Level; ruleId: string | null }
type Cell = { inForce: Seen; draft: Seen } | null

/**
 * A draft set against the stored past, side by side with the one in force: who would have got what, when, with counts.
 * Nothing is written. Yields after each project how many are done, so that progress can be shown; returns the result.
 */
export function* dryRun(projects: readonly ProjectFacts[], bench: DryBench): Generator<number, DryRun> {
  const { closings } = bench
  const cells: Cell[][] = []
  const companies = new Companies()
  let done = 0
  for (const facts of projects) {
    const row: Cell[] = closings.map(() => null)
    cells.push(row)
    const seenAt = viewOf(facts, bench)
    for (const [i, closing] of closings.entries()) {
      if (facts.revisions && !facts.revisions.some((r) => isKnown(r, closing))) continue
      const view = seenAt(closing)
      const cell = { inForce: NOTHING_SEEN, draft: NOTHING_SEEN }
      row[i] = cell
      for (const [side, set] of [
        ['inForce', setOf(bench.inForce, facts, closing)] as const,
        ['draft', setOf(bench.draft, facts, closing)] as const,
      ]) {
        if (needsCompany(set)) {
          const subject = subjectUnder(set, view.facts, view.calendar, closing, view.subjectAt)
          companies.add(set, i, slim(set, subject), (seen) => {
            cell[side] = seen
          })
        } else cell[side] = levelSeen(view.facts, set, view.calendar, closing, view.subjectAt)
      }
    }
    done += 1
    yield done
  }
  companies.judge()
  return resultOf(projects, bench, cells, companies)
}

const NOTHING_SEEN: Seen = { level: 'normal', ruleId: null }

const setOf = (set: RuleSet | SetOf, facts: ProjectFacts, at: EvaluationPoint): RuleSet =>
  typeof set === 'function' ? set(facts, at) : set

/**
 * A project as each close saw it, with calendar and facts of that moment. As in live judging, a forecast stands at its own
 * close only: month-ends before it are seen without, and are made once for all closes of one calendar.
 */
function viewOf(facts: ProjectFacts, { calendar, factsAt }: DryBench) {
  const remembered = new Map<WorkingCalendar, SubjectAt>()
  return (closing: Closing) => {
    const then = typeof calendar === 'function' ? calendar(closing.knownAt) : calendar
    const shared = remembered.get(then) ?? rememberedSubjects(facts, then)
    remembered.set(then, shared)
    const seen = factsAt ? factsAt(facts, closing) : facts
    if (seen === facts) return { facts, calendar: then, subjectAt: shared }
    const own = projectSubject(seen, then, closing)
    const subjectAt: SubjectAt = (at) => (at.asOf === closing.asOf && at.knownAt === closing.knownAt ? own : shared(at))
    return { facts: seen, calendar: then, subjectAt }
  }
}

/** Only what a set looks at, since subjects that wait for their company are kept until all are there. */
function slim(set: RuleSet, subject: Subject): Subject {
  const { metrics } = prepareRuleSet(set)
  const named = metrics.map((m) => rankedMetric(m)?.by ?? m)
  return {
    ...subject,
    metrics: Object.fromEntries(
      [...new Set(named)].flatMap((m) => (subject.metrics[m] ? [[m, subject.metrics[m]!]] : [])),
    ),
  }
}

type Member = { readonly subject: Subject; readonly tell: (seen: Seen) => void }
type Company = { readonly set: RuleSet; readonly closing: number; readonly members: Member[] }

/** Subjects that are ranked among each other, by set and close. */
class Companies {
  private readonly all = new Map<RuleSet, Map<number, Company>>()
  private readonly judged = new Map<RuleSet, Map<number, { ranks: Ranks | null; byId: Map<string, Subject> }>>()

  add(set: RuleSet, closing: number, subject: Subject, tell: Member['tell']): void {
    const ofSet = this.all.get(set) ?? new Map<number, Company>()
    this.all.set(set, ofSet)
    const company = ofSet.get(closing) ?? { set, closing, members: [] }
    ofSet.set(closing, company)
    company.members.push({ subject, tell })
  }

  judge(): void {
    for (const [set, ofSet] of this.all) {
      const prepared = prepareRuleSet(set)
      const kept = new Map<number, { ranks: Ranks | null; byId: Map<string, Subject> }>()
      this.judged.set(set, kept)
      for (const { closing, members } of ofSet.values()) {
        const applying = members.filter((m) => appliesTo(set.applies, m.subject))
        const { ranked, ranks } = rankedAmong(
          prepared,
          applying.map((m) => m.subject),
        )
        applying.forEach((member, i) => {
          const { level, rule } = outcomeOf(prepared, ranked[i]!, ranks)
          member.tell({ level, ruleId: rule?.rule.id ?? null })
        })
        kept.set(closing, { ranks, byId: new Map(ranked.map((s) => [s.id, s])) })
      }
    }
  }

  of(set: RuleSet, closing: number) {
    return this.judged.get(set)?.get(closing) ?? null
  }
}

function resultOf(
  projects: readonly ProjectFacts[],
  bench: DryBench,
  cells: readonly (readonly Cell[])[],
  companies: Companies,
): DryRun {
  const differences: DryDifference[] = []
  const closes = bench.closings.map((closing, i) => {
    const column = cells.flatMap((row) => row[i] ?? [])
    for (const [p, row] of cells.entries()) {
      const cell = row[i]
      if (!cell || cell.inForce.level === cell.draft.level) continue
      const because = differences.length < EXPLAINED ? explain(projects[p]!, i, bench, companies) : null
      differences.push({
        period: closing.period,
        part: DRY_PROJECTS,
        subject: projects[p]!.project.id,
        inForce: cell.inForce.level,
        draft: cell.draft.level,
        ruleId: cell.draft.ruleId,
        because,
      })
    }
    return {
      period: closing.period,
      part: DRY_PROJECTS,
      inForce: countLevels(column.map((c) => c.inForce.level)),
      draft: countLevels(column.map((c) => c.draft.level)),
      differing: column.filter((c) => c.inForce.level !== c.draft.level).length,
    }
  })
  return { closes, differences }
}

function explain(facts: ProjectFacts, i: number, bench: DryBench, companies: Companies): DryDifference['because'] {
  const closing = bench.closings[i]!
  const view = viewOf(facts, bench)(closing)
  const side = (set: RuleSet): DrySide => {
    const company = companies.of(set, i)
    const alone = subjectUnder(set, view.facts, view.calendar, closing, view.subjectAt)
    const subject = company?.byId.get(alone.id) ?? alone
    const { level, ruleId, evidence } = judge(prepareRuleSet(set), subject, company?.ranks ?? null)
    return { level, ruleId, sentence: evidence.sentence, wouldTurn: evidence.wouldTurn.map((t) => t.sentence) }
  }
  return { inForce: side(setOf(bench.inForce, facts, closing)), draft: side(setOf(bench.draft, facts, closing)) }
}
