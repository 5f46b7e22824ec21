import { addDays, type CivilDate, daysBetween } from '../calendar/civil-date.ts'
import { commitmentAt, compareFacts, headAt, isKnown, lastKnown, pauseEnd } from './known-facts.ts'
import type { EvaluationPoint, MilestoneFact, ProjectFacts, WaitFact } from './project-facts.ts'

/** A milestone as known at a point. One without a committed date is not in the list. */
export type MilestoneState = {
  readonly id: string
  readonly name: string
  readonly assessed: boolean
  readonly dueOn: CivilDate
  readonly commitmentId: string
  readonly originalDueOn: CivilDate
  readonly moves: number
  /** Claimed on; null when unclaimed or refused. */
  readonly claimedOn: CivilDate | null
  /** Verified on; claimed and not verified is 待核验, neither met nor late. */
  readonly verifiedOn: CivilDate | null
  /** The other unit it waits for at the point, or null. */
  readonly waitsFor: string | null
  /** Days after the due date up to asOf, without those that it waited for another unit or was paused; 0 when claimed. */
  readonly netOverdueDays: number
}

/** The states of all milestones with a committed date. */
export function milestoneStates(facts: ProjectFacts, at: EvaluationPoint): readonly MilestoneState[] {
  const owner = headAt(facts, at).ownerUnit
  const states: MilestoneState[] = []
  for (const milestone of facts.milestones) {
    if (!isKnown(milestone, at)) continue
    const commitment = commitmentAt(facts.commitments, milestone.id, at)
    if (commitment === null) continue
    const dueOn = commitment.inForce.date
    const { claimedOn, verifiedOn } = claimOf(milestone, at)
    const open = claimedOn === null && dueOn < at.asOf
    states.push({
      id: milestone.id,
      name: milestone.name,
      assessed: milestone.assessed,
      dueOn,
      commitmentId: commitment.inForce.id,
      originalDueOn: commitment.original.date,
      moves: commitment.moves,
      claimedOn,
      verifiedOn,
      waitsFor: claimedOn === null ? waitingFor(milestone, owner, at) : null,
      netOverdueDays: open ? daysBetween(dueOn, at.asOf) - stoppedDays(facts, milestone, owner, dueOn, at) : 0,
    })
  }
  // In the order of ids, so that the order in which facts were loaded never shows.
  return states.sort((a, b) => (a.id < b.id ? -1 : 1))
}

/** Claimed and verified on, as known; both null after a refusal. */
export function claimOf(milestone: MilestoneFact, at: EvaluationPoint) {
  let claimedOn: CivilDate | null = null
  let verifiedOn: CivilDate | null = null
  for (const event of milestone.events.filter((e) => isKnown(e, at)).sort(compareFacts)) {
    if (event.kind === 'claimed') claimedOn = event.occurredOn
    else if (event.kind === 'verified') verifiedOn = event.occurredOn
    else {
      claimedOn = null
      verifiedOn = null
    }
  }
  // A verification without a claim before it, as in imported ledgers, stands for both.
  return { claimedOn: claimedOn ?? verifiedOn, verifiedOn }
}

function waitingFor(milestone: MilestoneFact, owner: string, at: EvaluationPoint): string | null {
  const present = (w: WaitFact): boolean => w.unit !== owner && (w.to === null || w.to >= at.asOf)
  return lastKnown(milestone.waits, at, present)?.unit ?? null
}

/** Days in (dueOn, asOf] on which the clock stood: each day once, however many waits and pauses cover it. */
export function stoppedDays(
  facts: ProjectFacts,
  milestone: MilestoneFact,
  owner: string,
  dueOn: CivilDate,
  at: EvaluationPoint,
): number {
  const spans: { from: CivilDate; to: CivilDate }[] = []
  const add = (from: CivilDate, to: CivilDate | null) => {
    const first = from > dueOn ? from : addDays(dueOn, 1)
    const last = to !== null && to < at.asOf ? to : at.asOf
    if (first <= last) spans.push({ from: first, to: last })
  }
  for (const w of milestone.waits) if (isKnown(w, at) && w.unit !== owner) add(w.occurredOn, w.to)
  for (const p of facts.pauses) if (isKnown(p, at)) add(p.from, pauseEnd(p, at))
  spans.sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0))
  let days = 0
  let covered = dueOn
  for (const span of spans) {
    const from = span.from > covered ? span.from : addDays(covered, 1)
    if (span.to < from) continue
    days += daysBetween(from, span.to) + 1
    covered = span.to
  }
  return days
}
