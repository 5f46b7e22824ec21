import type { CivilDate } from '../calendar/civil-date.ts'
import type { Fen } from '../kernel/exact.ts'
import type { Instant } from '../kernel/instant.ts'
import type { ProjectKind, YearClass } from '../projects/project-terms.ts'
import type { EntryFact } from '../projects/statistics-entry.ts'
import type { Rhythm } from './periods.ts'

/** Two clocks: the civil day a fact is about, and the server's instant at which it was recorded. */
export type Fact = { readonly id: string; readonly occurredOn: CivilDate; readonly recordedAt: Instant }

/** A fact that may correct another; `withdrawn`: it only takes the other back and says nothing itself. */
export type Replaceable = Fact & { readonly supersedes?: string | null; readonly withdrawn?: boolean }

/** The moment of an evaluation: facts about days up to `asOf` that were recorded by `knownAt`. */
export type EvaluationPoint = { readonly asOf: CivilDate; readonly knownAt: Instant }

export type ListingFact = {
  readonly list: string
  readonly documentNumber: string | null
  readonly from: CivilDate
  readonly to: CivilDate | null
  /** When it was recorded, and the listing it corrects: a replay leaves out what was not known then. */
  readonly id?: string
  readonly recordedAt?: Instant
  readonly supersedes?: string | null
}

/** What is known of the project itself; a register, so each change is a whole revision. */
export type ProjectHead = {
  readonly id: string
  readonly name: string
  readonly yearClass: YearClass
  readonly kind: ProjectKind
  readonly stage: string
  readonly listings: readonly ListingFact[]
  readonly ownerUnit: string
  /** Planned start; before it the project is judged by milestone rules only. Null: judged by all rules. */
  readonly plannedStart: CivilDate | null
  /** The day it actually started (first permanent works), null before. */
  readonly startedOn: CivilDate | null
  /** Completion (roads: 交工验收); from this day on there is no lag. */
  readonly finishedOn: CivilDate | null
  readonly totalInvestment: Fen | null
  /** By which rules may rank it among its like, and where it lies: region, headquarters, leadUnit, chain, administration. */
  readonly groups?: { readonly [name: string]: string | null }
}

export type ProjectRevision = Fact & { readonly head: ProjectHead }

/**
 * A committed date of a milestone, or of the project's finish when `milestoneId` is null. `occurredOn` is the day of
 * approval. The earliest one is the original; every later one is a move with reason and approver.
 */
export type CommitmentFact = Replaceable & {
  readonly milestoneId: string | null
  readonly date: CivilDate
  readonly reason: string | null
  readonly approver: string | null
}

/** Plan of a calendar year, as adopted on `occurredOn`; `months` are January to December in fen and sum to `total`. */
export type YearPlanFact = Replaceable & {
  readonly year: number
  readonly months: readonly Fen[] | null
  readonly total: Fen
  /** Funds planned for the year, where they differ from the plan of works. */
  readonly fundsPlanned?: Fen | null
}

/** A report of one period; `occurredOn` is the figures' as-of date. Totals run since 1 January. */
export type ReportFact = Fact & {
  readonly periodKey: string
  readonly doneThisYear: Fen | null
  /** Physical progress 形象进度 in percent, a decimal; null where not reported. */
  readonly physicalPercent: string | null
  readonly fundsArrivedThisYear: Fen | null
  readonly fundsBroughtForward?: Fen | null
  /** The report that this one corrects. */
  readonly supersedes: string | null
  readonly correctionReason?: string | null
  /** Filled by somebody else for the unit 代填. */
  readonly filledFor: string | null
  readonly late: boolean
  readonly supplementary?: boolean
  /** It only takes back the report that it supersedes and says nothing in its place. */
  readonly withdrawn?: boolean
}

/** Money of one source in a year, running totals as of `occurredOn`. */
export type FundFact = Replaceable & {
  readonly source: string
  readonly year: number
  readonly planned: Fen
  readonly paid: Fen
}

/** A claim that the milestone is achieved, its verification, or the refusal of the claim. */
export type MilestoneEvent = Fact & { readonly kind: 'claimed' | 'verified' | 'refused' }

/** Days on which a milestone or bottleneck waits for a unit (fair clock); `occurredOn` is the first, `to` the last day. */
export type WaitFact = Fact & { readonly unit: string; readonly to: CivilDate | null }

/** A milestone; its committed dates are commitments with its id. */
export type MilestoneFact = Fact & {
  readonly name: string
  /** Only assessed milestones 考核节点 are looked at by rules. */
  readonly assessed: boolean
  readonly events: readonly MilestoneEvent[]
  readonly waits: readonly WaitFact[]
}

export type BottleneckEvent = Fact &
  ({ readonly kind: 'moved'; readonly dueOn: CivilDate } | { readonly kind: 'resolved' | 'reopened' })

/** 堵点. `waitsForUnit` null or the project's own unit: a bottleneck of its own. */
export type BottleneckFact = Fact & {
  readonly title: string
  readonly factor: string
  readonly waitsForUnit: string | null
  readonly dueOn: CivilDate | null
  readonly events: readonly BottleneckEvent[]
}

/** A stored forecast of the finish; `occurredOn` is the day it was computed for. */
export type ForecastFact = Fact & { readonly kind: 'deterministic' | 'p80'; readonly finish: CivilDate }

/** An approved pause: both ends included, `to` null while open; `ended` when it was ended before its time, on its last day. */
export type PauseFact = Fact & {
  readonly from: CivilDate
  readonly to: CivilDate | null
  readonly ended?: { readonly on: CivilDate; readonly recordedAt: Instant } | null
  readonly reason: string
  readonly approver: string
}

/** A hazard; `closed` when re-checked and closed. */
export type HazardFact = Fact & {
  readonly major: boolean
  readonly closed: { readonly on: CivilDate; readonly recordedAt: Instant } | null
}

/** 豁免: rules that name `exempt` (or the rule's own id) in `unless` don't apply from–to. */
export type ExemptionFact = Fact & {
  readonly what: string
  readonly from: CivilDate
  readonly to: CivilDate
  readonly reason: string
  readonly approver: string
  /** The exemption whose place it takes: one that was ended earlier. */
  readonly supersedes?: string | null
}

/** All that is recorded of one project. Order in the lists doesn't matter. */
export type ProjectFacts = {
  /** The head as last known; where `revisions` are given they win, so that a replay sees the head of its moment. */
  readonly project: ProjectHead
  readonly revisions?: readonly ProjectRevision[]
  readonly rhythm: Rhythm
  readonly commitments: readonly CommitmentFact[]
  readonly yearPlans: readonly YearPlanFact[]
  readonly reports: readonly ReportFact[]
  readonly milestones: readonly MilestoneFact[]
  readonly bottlenecks: readonly BottleneckFact[]
  readonly forecasts: readonly ForecastFact[]
  readonly pauses: readonly PauseFact[]
  /** Null where nobody keeps them here: then nothing is known of them, which is not the same as none. */
  readonly hazards: readonly HazardFact[] | null
  readonly exemptions: readonly ExemptionFact[]
  /** Steps of the entry into statistics 纳统; absent where nobody keeps them. */
  readonly statistics?: readonly EntryFact[]
  /** Money by source; absent where no rule asks for it. */
  readonly funds?: readonly FundFact[]
}
