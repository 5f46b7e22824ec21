import { addDays, type CivilDate } from '../calendar/civil-date.ts'
import { dueWithinWorkingDays, isProvisional, type WorkingCalendar } from '../calendar/working-calendar.ts'
import type { Level } from './level.ts'
import type { Consequence, RuleSet } from './rule-set.ts'

/** The duties a set may name: 约谈, 表态发言, 书面检查, 扣分, 提级督办, 挂牌督办; `other` says it in words of its own. */
export const DUTIES = [
  'talk',
  'statement',
  'writtenStatement',
  'deduction',
  'oneLeaderHigher',
  'supervision',
  'other',
] as const
export type DutyKind = (typeof DUTIES)[number]

export const parseDuty = (text: string): DutyKind | null =>
  (DUTIES as readonly string[]).includes(text) ? (text as DutyKind) : null

/**
 * What a card entails: every consequence of its level, and of those with `running` only where the card is the n-th of its
 * level in a row. `before` are the levels of the subject's cards of the periods before, newest first, null for none.
 */
export function consequencesOf(
  set: Pick<RuleSet, 'consequences'>,
  level: Level,
  before: readonly (Level | null)[],
): readonly Consequence[] {
  return (set.consequences ?? []).filter((c) => {
    if (c.level !== level) return false
    const earlier = (c.running ?? 1) - 1
    return before.length >= earlier && before.slice(0, earlier).every((l) => l === level)
  })
}

/** The day a duty is due, counted from the card's service; provisional where it ends in a year without official notice. */
export function dutyDue(
  duty: { readonly withinDays: number; readonly days: 'calendar' | 'working' },
  servedOn: CivilDate,
  calendar: WorkingCalendar,
): { readonly on: CivilDate; readonly provisional: boolean } {
  if (duty.days === 'calendar') return { on: addDays(servedOn, duty.withinDays), provisional: false }
  const on = dueWithinWorkingDays(calendar, servedOn, duty.withinDays)
  return { on, provisional: isProvisional(calendar, on) }
}
