import type { CivilDate } from '../calendar/civil-date.ts'
import type { DurationUnit, Plan, ScheduledPlan } from './plan-types.ts'

/** Ways to keep a commitment, or to give one that can be kept (N10). */
export type WayKind =
  | 'crash'
  | 'overlap'
  | 'sevenDay'
  | 'shifts'
  | 'laterCommitment'
  /** A later commitment that at least 80 of 100 simulated runs keep. */
  | 'laterCommitmentP80'

/** What a way changes in the plan; durations in the activity's own unit (of work in progress, the days left). */
export type PlanChange =
  | {
      readonly change: 'duration'
      readonly activity: string
      readonly from: number
      readonly to: number
      readonly cost: number
    }
  | {
      readonly change: 'overlap'
      readonly activity: string
      readonly predecessor: string
      /** The link becomes start-to-start with this lag. */
      readonly lag: number
      readonly lagUnit: DurationUnit
    }
  | { readonly change: 'sevenDay'; readonly activity: string }
  | {
      readonly change: 'shifts'
      readonly activity: string
      readonly shifts: number
      readonly from: number
      readonly to: number
    }
  | {
      readonly change: 'commitment'
      /** Null: the plan's finish. */
      readonly activity: string | null
      readonly from: CivilDate
      readonly to: CivilDate
      /** Calendar days. */
      readonly laterBy: number
    }

export type WayOut = {
  readonly kind: WayKind
  readonly changes: readonly PlanChange[]
  /** The plan with the changes made: what saving it would store. */
  readonly plan: Plan
  /** Its schedule, to be shown beside the other. */
  readonly schedule: ScheduledPlan
  /** Calendar days won back, against `daysToWinBack` of the plan as it is; of a later commitment, all of them. */
  readonly daysWon: number
  /** Calendar days that are still to be won back. */
  readonly daysStillMissing: number
  readonly meets: boolean
  /** In the unit of `crashCost`; only a crash has one. */
  readonly cost?: number
  /**
   * Share of simulated runs that keep the plan's finish with the changes made; without a finish, that of the commitment least likely to be
   * kept. Null where no activity has a spread.
   */
  readonly probability: number | null
}
