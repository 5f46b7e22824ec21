import { type Coded, coded } from '../kernel/coded.ts'
import { METRICS } from './metrics.ts'

/** What somebody probably means who names a family without its member, as domain.md does. */
const MEMBERS: Readonly<Record<string, string>> = {
  share: 'share.severe',
  count: 'count.severe',
  runAtLevel: 'runAtLevel.warn',
  indicator: 'indicator.<name>',
}

/** The sentence about a metric that nobody knows, with the one that is probably meant where any is near. */
export function unknownMetric(name: string): Coded {
  const suggestion = Object.hasOwn(MEMBERS, name) ? MEMBERS[name]! : nearest(name)
  return suggestion === null
    ? coded('cards.check.noSuchMetric', { metric: name })
    : coded('cards.check.unknownMetric', { metric: name, suggestion })
}

const nearest = (name: string): string | null => nearestOf(name, Object.keys(METRICS))

/** The known name with the fewest differing letters, so that a slip of the pen is one click away; null where none is like it. */
export function nearestOf(name: string, known: readonly string[], most = Math.max(2, Math.floor(name.length / 3))) {
  if (name.length > LONGEST) return null
  let best: string | null = null
  let least = Math.min(most, name.length - 1) + 1
  for (const candidate of known) {
    const d = editDistance(name.toLowerCase(), candidate.toLowerCase())
    if (d < least) [best, least] = [candidate, d]
  }
  return best
}
/** Longer names than any that is known are no slips of the pen. */
const LONGEST = 60

function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i)
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i]
    for (let j = 1; j <= b.length; j += 1) {
      next.push(Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)))
    }
    row = next
  }
  return row[b.length]!
}
