import type { CivilDate } from '@guatu/domain/calendar/civil-date'
import type { Coded } from '@guatu/domain/kernel/coded'
import type { Plan } from '@guatu/domain/plans/plan-types'

/** A frozen set of dates; MS Project keeps numbers 0 to 10. */
export type MspdiBaseline = {
  readonly number: number
  readonly dates: readonly { readonly id: string; readonly start: CivilDate; readonly finish: CivilDate }[]
}

export type MspdiPlan = {
  readonly plan: Plan
  readonly baselines: readonly MspdiBaseline[]
  /** What was read with a loss: parts of days, constraints without an equal, split work. */
  readonly doubts: readonly Coded[]
}

/** The task field Text1, which carries ids that are no numbers, and the name by which it is known again. */
export const ID_FIELD = '188743731'
export const ID_ALIAS = 'guatu.id'

/** Link types in the order of MSPDI's numbers. */
export const LINK_TYPES = ['FF', 'FS', 'SF', 'SS'] as const
