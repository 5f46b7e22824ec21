import type { CivilDate } from '../calendar/civil-date.ts'
import { dueWithinWorkingDays, isProvisional, type WorkingCalendar } from '../calendar/working-calendar.ts'
import type { CardState } from './card-state.ts'
import type { CardTerms } from './card-terms.ts'

/** A limit that runs now; `provisional` where the year it ends in has no official notice 暂定, so that it may still move. */
export type CardDeadline = {
  readonly what: 'statement' | 'appeal' | 'rectification'
  readonly on: CivilDate
  readonly provisional: boolean
  readonly overdue: boolean
}

/**
 * What runs at a day, nearest first. "Within n working days": the first day is not counted (domain.md §5), on the official
 * calendar as it is known now: a notice that comes later moves a limit that still runs, never a step that was taken.
 */
export function cardDeadlines(
  s: CardState,
  terms: Pick<CardTerms, 'appealDays'>,
  calendar: WorkingCalendar,
  today: CivilDate,
): readonly CardDeadline[] {
  const found: CardDeadline[] = []
  const add = (what: CardDeadline['what'], on: CivilDate, provisional = isProvisional(calendar, on)) =>
    found.push({ what, on, provisional, overdue: today > on })
  const answerBy = answerByOf(s, calendar)
  if (s.stage === 'hearing' && answerBy) add('statement', answerBy)
  const appealBy = appealByOf(s, terms, calendar)
  if (appealBy && s.appeal.state === 'none' && today <= appealBy) add('appeal', appealBy)
  const { state, dueOn } = s.rectification
  // A committed calendar date does not move.
  if (dueOn && (state === 'running' || state === 'sentBack') && isRunning(s)) add('rectification', dueOn, false)
  return found.sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))
}

const isRunning = (s: CardState): boolean => ['issued', 'served', 'published'].includes(s.stage)

/** The day by which the unit is to be heard; null before anybody asked it. */
export const answerByOf = (s: CardState, calendar: WorkingCalendar): CivilDate | null =>
  s.hearing && dueWithinWorkingDays(calendar, s.hearing.on, s.hearing.days)

/** The last day of an appeal, counted from service; null before. */
export const appealByOf = (
  s: CardState,
  terms: Pick<CardTerms, 'appealDays'>,
  calendar: WorkingCalendar,
): CivilDate | null => s.served && dueWithinWorkingDays(calendar, s.served.on, terms.appealDays)
