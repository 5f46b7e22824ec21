import type { WorkingCalendar } from '../calendar/working-calendar.ts'
import type { ProjectFacts } from '../reports/project-facts.ts'
import { countLevels } from './judge.ts'
import { levelSeen, rememberedSubjects } from './judge-project.ts'
import type { Level } from './level.ts'
import type { Closing } from './replay.ts'
import type { RuleSet } from './rule-set.ts'

/** Who would have got another level at a close, and by which rule. */
export type DryDifference = {
  readonly period: string
  readonly project: string
  readonly inForce: Level
  readonly draft: Level
  readonly ruleId: string | null
}

export type DryClose = {
  readonly period: string
  readonly inForce: Readonly<Record<Level, number>>
  readonly draft: Readonly<Record<Level, number>>
}

export type DryRun = { readonly closes: readonly DryClose[]; readonly differences: readonly DryDifference[] }

/**
 * A draft set against the stored past, side by side with the one in force: who would have got what, when, with counts.
 * Nothing is written. Yields after each project how many are done, so that progress can be shown; returns the result.
 */
export function* dryRun(
  projects: readonly ProjectFacts[],
  closings: readonly Closing[],
  inForce: RuleSet,
  draft: RuleSet,
  calendar: WorkingCalendar,
): Generator<number, DryRun> {
  const levels = closings.map(() => ({ inForce: [] as Level[], draft: [] as Level[] }))
  const differences: DryDifference[] = []
  let done = 0
  for (const facts of projects) {
    const subjectAt = rememberedSubjects(facts, calendar)
    for (const [i, closing] of closings.entries()) {
      const now = levelSeen(facts, inForce, calendar, closing, subjectAt)
      const then = levelSeen(facts, draft, calendar, closing, subjectAt)
      levels[i]?.inForce.push(now.level)
      levels[i]?.draft.push(then.level)
      if (now.level === then.level) continue
      differences.push({
        period: closing.period,
        project: facts.project.id,
        inForce: now.level,
        draft: then.level,
        ruleId: then.ruleId,
      })
    }
    done += 1
    yield done
  }
  differences.sort((a, b) => (a.period < b.period ? -1 : a.period > b.period ? 1 : a.project < b.project ? -1 : 1))
  const closes = closings.map(({ period }, i) => ({
    period,
    inForce: countLevels(levels[i]?.inForce ?? []),
    draft: countLevels(levels[i]?.draft ?? []),
  }))
  return { closes, differences }
}
