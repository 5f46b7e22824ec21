import type { MetricUnit } from '../kernel/metric.ts'
import type { RuleSet, Scope } from './rule-set.ts'

/** What is known of a metric by its name: unit, printed decimals, of whom, and whether somebody can change it by work. */
export type MetricKind = {
  readonly unit: MetricUnit
  readonly digits: number
  readonly scopes: readonly Scope[]
  /** Where "what would turn it" may move it: what is done can't be undone, and a history or a plan's amount can't be changed. */
  readonly moves: Moves
  /** Largest value there is. */
  readonly most: number | null
}
export type Moves = 'up' | 'down' | 'both' | 'never'

const kind = (unit: MetricUnit, digits: number, scopes: readonly Scope[], moves: Moves, most?: number): MetricKind => ({
  ...{ unit, digits, scopes, moves },
  most: most ?? null,
})
const P: readonly Scope[] = ['project']
const M: readonly Scope[] = ['matter']
const U: readonly Scope[] = ['unit']
const ALL: readonly Scope[] = ['project', 'matter', 'unit']
const PU: readonly Scope[] = ['project', 'unit']

/** Every metric a rule may name. Ratios print with three decimals (0.1 %), points with one. */
export const METRICS: { readonly [name: string]: MetricKind } = {
  lagPoints: kind('points', 1, PU, 'up'),
  lagRatio: kind('ratio', 3, PU, 'up'),
  completionRate: kind('ratio', 3, PU, 'up'),
  'completionRate.yearBeginning': kind('ratio', 3, PU, 'up'),
  calendarShare: kind('ratio', 3, PU, 'never'),
  fundsRate: kind('ratio', 3, PU, 'up'),
  budgetPaidRate: kind('ratio', 3, PU, 'up'),
  startRate: kind('ratio', 3, U, 'up', 1),
  dueStartRate: kind('ratio', 3, U, 'up', 1),
  startOrResumeRate: kind('ratio', 3, U, 'up', 1),
  onTimeRate: kind('ratio', 3, U, 'up', 1),
  onScheduleShare: kind('ratio', 3, U, 'up', 1),
  closureRate: kind('ratio', 3, U, 'up', 1),
  onTimeClosureRate: kind('ratio', 3, U, 'up', 1),
  physicalPercent: kind('ratio', 3, P, 'up', 1),
  daysOverdue: kind('days', 0, ALL, 'down'),
  'daysOverdue.calendar': kind('days', 0, ALL, 'down'),
  'daysOverdue.working': kind('workingDays', 0, ALL, 'down'),
  'daysOverdue.waiting': kind('days', 0, P, 'down'),
  daysToDue: kind('days', 0, ALL, 'up'),
  'daysToDue.calendar': kind('days', 0, ALL, 'up'),
  'daysToDue.working': kind('workingDays', 0, ALL, 'up'),
  periodsMissed: kind('periods', 0, ALL, 'never'),
  'periodsMissed.consecutive': kind('periods', 0, ALL, 'never'),
  'periodsMissed.window': kind('periods', 0, ALL, 'never'),
  milestonesInMonth: kind('count', 0, P, 'up'),
  milestonesOnTime: kind('ratio', 3, P, 'up', 1),
  forecastSlip: kind('days', 0, P, 'down'),
  'forecastSlip.p80': kind('days', 0, P, 'down'),
  movedCommitments: kind('count', 0, P, 'never'),
  majorHazardsOpen: kind('count', 0, PU, 'down'),
  bottleneckOverdue: kind('days', 0, P, 'down'),
  'bottleneckOverdue.waiting': kind('days', 0, P, 'down'),
  bottleneckAge: kind('days', 0, P, 'down'),
  bottlenecksOpen: kind('count', 0, P, 'down'),
  figuresAge: kind('periods', 0, PU, 'down'),
  daysSinceReport: kind('days', 0, P, 'down'),
  monthsToStart: kind('periods', 0, P, 'up'),
  startMissed: kind('periods', 0, P, 'down'),
  entryMissed: kind('days', 0, P, 'down'),
  // A begun month counts half: 2.0 is exactly two months after the start, 2.5 is more than two.
  'entryMissed.months': kind('periods', 1, P, 'down'),
  amount: kind('yuan', 2, ALL, 'never'),
  rank: kind('rank', 0, ALL, 'down'),
  rankChange: kind('rank', 0, ALL, 'up'),
  level: kind('level', 0, ALL, 'never'),
  objects: kind('count', 0, U, 'never'),
  reworks: kind('count', 0, M, 'never'),
  lagGainInRun: kind('points', 1, PU, 'up'),
  nodesAchievedInRun: kind('count', 0, P, 'up'),
  taskMissed: kind('count', 0, ALL, 'down'),
}

/** Families: the name before the dot with any tail, such as bottleneckAge.land, share.severe, runAtLevel.warn. */
const FAMILIES: { readonly [head: string]: MetricKind } = {
  bottleneckAge: kind('days', 0, P, 'down'),
  share: kind('ratio', 3, U, 'both', 1),
  count: kind('count', 0, U, 'both'),
  runAtLevel: kind('periods', 0, ALL, 'never'),
  rank: kind('rank', 0, ALL, 'down'),
  rankChange: kind('rank', 0, ALL, 'up'),
  indicator: kind('ratio', 3, PU, 'both'),
}

/** The kind of a metric, by the catalogue, its families, or the set's own metrics; null when nobody knows it. */
export function metricKind(name: string, own: RuleSet['metrics'] = undefined): MetricKind | null {
  // Names come from files: 'constructor' is no metric.
  if (Object.hasOwn(METRICS, name)) return METRICS[name]!
  const declared = own?.find((m) => m.name === name)
  if (declared) return { unit: declared.unit, digits: declared.digits, scopes: ALL, moves: 'both', most: null }
  const dot = name.indexOf('.')
  const family = name.slice(0, Math.max(0, dot))
  return Object.hasOwn(FAMILIES, family) ? FAMILIES[family]! : null
}

/** The code of a metric's name in words: the family's for a member of one. */
export function metricWord(name: string): string {
  if (Object.hasOwn(METRICS, name)) return `cards.metric.${name}`
  const dot = name.indexOf('.')
  const family = name.slice(0, Math.max(0, dot))
  return Object.hasOwn(FAMILIES, family) ? `cards.metric.${family}` : name
}

/** How a sentence names a metric: the code of its name, or the member of a family by its own name, which the words tell apart. */
export const metricParam = (name: string): string => (name in METRICS ? `cards.metric.${name}` : name)

/** 'rank.lagPoints' ranks by lagPoints, largest first; a bare 'rank' by the completion rate, as the leaderboards do. */
export function rankedMetric(name: string): { readonly by: string; readonly change: boolean } | null {
  const [head = '', ...tail] = name.split('.')
  if (head !== 'rank' && head !== 'rankChange') return null
  return { by: tail.length > 0 ? tail.join('.') : 'completionRate', change: head === 'rankChange' }
}
