import { addDays, type CivilDate } from '../calendar/civil-date.ts'
import { type PeriodKind, parsePeriodKey, type Span, spanOf } from '../reports/periods.ts'
import type { PastPeriod, Subject } from './verdict.ts'

/** The period of a kind right before the one that holds a day. */
const periodBefore = (kind: PeriodKind, day: CivilDate): Span => spanOf(kind, addDays(spanOf(kind, day).opensOn, -1))

/**
 * The closed periods that run without a gap up to the one before the period that holds the subject's as-of day, newest first.
 * They are of the set's kind; where the set is silent months, or what the history has if that holds no month.
 */
export function pastPeriods(
  { history, asOf }: Subject,
  asked: 'week' | 'month' | null,
  most = Number.POSITIVE_INFINITY,
): readonly PastPeriod[] {
  if (!history || history.length === 0) return []
  const kind = asked ?? kindIn(history)
  const past: PastPeriod[] = []
  for (let span = periodBefore(kind, asOf); past.length < most; span = periodBefore(kind, span.opensOn)) {
    const entry = history.find((p) => p.period === span.key)
    if (!entry) break
    past.push(entry)
  }
  return past
}

/** As many closed periods before the present one, newest first; one that the history lacks stands there without any value. */
export function lastPeriods({ history = [], asOf }: Subject, asked: 'week' | 'month' | null, count: number) {
  const kind = asked ?? kindIn(history)
  const past: PastPeriod[] = []
  for (let span = periodBefore(kind, asOf); past.length < count; span = periodBefore(kind, span.opensOn)) {
    const { key } = span
    past.push(history.find((p) => p.period === key) ?? { period: key, level: 'normal', metrics: {} })
  }
  return past
}

function kindIn(history: readonly PastPeriod[]): PeriodKind {
  const kinds = history.flatMap(({ period }) => parsePeriodKey(period)?.kind ?? [])
  const [first] = [...kinds].sort()
  return first === undefined || kinds.includes('month') ? 'month' : first
}
