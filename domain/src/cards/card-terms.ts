import type { CivilDate } from '../calendar/civil-date.ts'
import type { WorkingCalendar } from '../calendar/working-calendar.ts'
import { MONTHLY, type Period, periodOf, type Rhythm } from '../reports/periods.ts'
import { GROUP_KINDS, type GroupKind } from './group-members.ts'
import { LEVELS, type Level } from './level.ts'
import { attireOf } from './palette.ts'
import type { RuleSet } from './rule-set.ts'

/** How a rule set makes cards of lights: by which closed periods, of which levels, and within which limits. */
export type CardTerms = {
  readonly rhythm: 'month' | 'quarter'
  readonly levels: readonly Level[]
  /** Working days for the unit's statement 核实. */
  readonly hearingDays: number
  /** Working days from service for an appeal 申诉. */
  readonly appealDays: number
  /** Calendar days from approval for rectification 整改, where nobody says another date. */
  readonly rectifyDays: number
  /** Of a set for units: whom it gives cards to. Lights are for all of them. */
  readonly groups: readonly GroupKind[]
}

/**
 * The terms where a set is silent†: monthly; commend, warn and severe where they wear something. A reminder is no act:
 * what is merely due, waits for another office or is out of date stays a light.
 */
export const DEFAULT_CARD_TERMS: CardTerms = {
  rhythm: 'month',
  levels: ['commend', 'warn', 'severe'],
  hearingDays: 3,
  appealDays: 5,
  rectifyDays: 30,
  groups: GROUP_KINDS,
}

/** The terms of a set; a level without attire makes no card, and normal never does. */
export function cardTermsOf(set: Pick<RuleSet, 'cards' | 'palette'>): CardTerms {
  const terms = { ...DEFAULT_CARD_TERMS, ...set.cards }
  const levels = LEVELS.filter((l) => l !== 'normal' && terms.levels.includes(l) && attireOf(set.palette, l) !== null)
  return { ...terms, levels }
}

/** A quarter is cut off and locked as a month is: five days after its end, and three later. */
const QUARTERLY: Rhythm = { ...MONTHLY, kind: 'quarter' }

/** The card period that holds a day. */
export const cardPeriodOf = (terms: Pick<CardTerms, 'rhythm'>, day: CivilDate, calendar: WorkingCalendar): Period =>
  periodOf(terms.rhythm === 'quarter' ? QUARTERLY : MONTHLY, day, calendar)
