import { follows } from './following-period.ts'
import { badnessOf, type Level } from './level.ts'
import type { PastPeriod } from './verdict.ts'

const isMissed = (level: Level): boolean => badnessOf(level) > badnessOf('remind')

/**
 * 补课: a missed period is made good where the very next one closed at reminder or better, since its figures run on: whoever
 * stands there has also done what was missing before. A gap between two periods repairs nothing. The level stays as given.
 */
export function markRepairs(history: readonly PastPeriod[]): readonly PastPeriod[] {
  const oldestFirst = [...history].sort((a, b) => (a.period < b.period ? -1 : 1))
  return oldestFirst.map((past, i) => {
    const next = oldestFirst[i + 1]
    if (!next || !isMissed(past.level) || isMissed(next.level) || !follows(past.period, next.period)) return past
    return { ...past, repairedIn: next.period }
  })
}
