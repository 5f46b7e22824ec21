import { type CivilDate, daysBetween } from '../calendar/civil-date.ts'
import { commitmentAt, headAt, isKnown } from '../reports/known-facts.ts'
import { claimOf, stoppedDays } from '../reports/milestone-states.ts'
import type { EvaluationPoint, ProjectFacts } from '../reports/project-facts.ts'
import { waitings } from './waiting-days.ts'

/** 毛天数 and 净天数 of an assessed milestone that is or was late. */
export type MilestoneClock = {
  readonly id: string
  readonly name: string
  readonly dueOn: CivilDate
  readonly claimedOn: CivilDate | null
  /** Calendar days after the due date up to the claim, or to the point while unclaimed. */
  readonly grossDays: number
  /** Of these, days on which the clock stood: waiting for another unit or paused, each day once. */
  readonly stoppedDays: number
  readonly netDays: number
}

export type ProjectClock = {
  readonly milestones: readonly MilestoneClock[]
  /** Days waited for each unit since the project's first fact, most first. */
  readonly waits: readonly {
    readonly unit: string
    readonly days: number
    readonly overdueDays: number
    readonly open: boolean
  }[]
}

/** What of a project's delay is its own, and whose the rest is. */
export function projectClock(facts: ProjectFacts, at: EvaluationPoint): ProjectClock {
  const owner = headAt(facts, at).ownerUnit
  const milestones: MilestoneClock[] = []
  for (const milestone of facts.milestones) {
    if (!milestone.assessed || !isKnown(milestone, at)) continue
    const commitment = commitmentAt(facts.commitments, milestone.id, at)
    if (commitment === null) continue
    const dueOn = commitment.inForce.date
    const { claimedOn } = claimOf(milestone, at)
    const end = claimedOn ?? at.asOf
    if (end <= dueOn) continue
    const grossDays = daysBetween(dueOn, end)
    const stopped = stoppedDays(facts, milestone, owner, dueOn, { asOf: end, knownAt: at.knownAt })
    milestones.push({
      id: milestone.id,
      name: milestone.name,
      dueOn,
      claimedOn,
      grossDays,
      stoppedDays: stopped,
      netDays: grossDays - stopped,
    })
  }
  milestones.sort((a, b) => b.grossDays - a.grossDays || (a.id < b.id ? -1 : 1))
  return { milestones, waits: waitsByUnit(facts, at) }
}

function waitsByUnit(facts: ProjectFacts, at: EvaluationPoint): ProjectClock['waits'] {
  const totals = new Map<string, { days: number; overdueDays: number; open: boolean }>()
  for (const w of waitings(facts, { from: '0001-01-01' as CivilDate, to: at.asOf }, at)) {
    const t = totals.get(w.unit) ?? { days: 0, overdueDays: 0, open: false }
    totals.set(w.unit, { days: t.days + w.days, overdueDays: t.overdueDays + w.overdueDays, open: t.open || w.open })
  }
  return [...totals].map(([unit, t]) => ({ unit, ...t })).sort((a, b) => b.days - a.days || (a.unit < b.unit ? -1 : 1))
}
