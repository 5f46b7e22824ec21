import type { MetricUnit } from '../kernel/metric.ts'
import type { RuleSet, Scope } from './rule-set.ts'

/** What is known of a metric by its name: unit, printed decimals, of whom, and whether somebody can change it by work. */
export type MetricKind = {
  readonly unit: MetricUnit
  readonly digits: number
  readonly scopes: readonly Scope[]
  /** Whether "what would turn it" may name it; a history or a plan's amount can't be changed. */
  readonly movable: boolean
}

const kind = (unit: MetricUnit, digits: number, scopes: readonly Scope[], movable = true): MetricKind => ({
  unit,
  digits,
  scopes,
  movable,
})
const P: readonly Scope[] = ['project']
const M: readonly Scope[] = ['matter']
const U: readonly Scope[] = ['unit']
const ALL: readonly Scope[] = ['project', 'matter', 'unit']
const PU: readonly Scope[] = ['project', 'unit']

/** Every metric a rule may name. Ratios print with three decimals (0.1 %), points with one. */
export const METRICS: { readonly [name: string]: MetricKind } = {
  lagPoints: kind('points', 1, PU),
  lagRatio: kind('ratio', 3, PU),
  completionRate: kind('ratio', 3, PU),
  'completionRate.yearBeginning': kind('ratio', 3, PU),
  calendarShare: kind('ratio', 3, PU, false),
  fundsRate: kind('ratio', 3, PU),
  budgetPaidRate: kind('ratio', 3, PU),
  startRate: kind('ratio', 3, U),
  dueStartRate: kind('ratio', 3, U),
  startOrResumeRate: kind('ratio', 3, U),
  onTimeRate: kind('ratio', 3, U),
  onScheduleShare: kind('ratio', 3, U),
  closureRate: kind('ratio', 3, U),
  onTimeClosureRate: kind('ratio', 3, U),
  physicalPercent: kind('ratio', 3, P),
  daysOverdue: kind('days', 0, ALL),
  'daysOverdue.calendar': kind('days', 0, ALL),
  'daysOverdue.working': kind('workingDays', 0, ALL),
  'daysOverdue.waiting': kind('days', 0, P),
  daysToDue: kind('days', 0, ALL),
  'daysToDue.calendar': kind('days', 0, ALL),
  'daysToDue.working': kind('workingDays', 0, ALL),
  periodsMissed: kind('periods', 0, ALL),
  'periodsMissed.consecutive': kind('periods', 0, ALL),
  'periodsMissed.window': kind('periods', 0, ALL),
  milestonesInMonth: kind('count', 0, P),
  milestonesOnTime: kind('ratio', 3, P),
  forecastSlip: kind('days', 0, P),
  'forecastSlip.p80': kind('days', 0, P),
  movedCommitments: kind('count', 0, P),
  majorHazardsOpen: kind('count', 0, PU),
  bottleneckOverdue: kind('days', 0, P),
  'bottleneckOverdue.waiting': kind('days', 0, P),
  bottleneckAge: kind('days', 0, P),
  bottlenecksOpen: kind('count', 0, P),
  figuresAge: kind('periods', 0, PU),
  daysSinceReport: kind('days', 0, P),
  monthsToStart: kind('periods', 0, P),
  startMissed: kind('periods', 0, P),
  entryMissed: kind('days', 0, P),
  // A begun month counts half: 2.0 is exactly two months after the start, 2.5 is more than two.
  'entryMissed.months': kind('periods', 1, P),
  amount: kind('yuan', 2, ALL, false),
  rank: kind('rank', 0, ALL),
  rankChange: kind('rank', 0, ALL),
  level: kind('level', 0, ALL, false),
  objects: kind('count', 0, U, false),
  reworks: kind('count', 0, M, false),
  lagGainInRun: kind('points', 1, PU),
  nodesAchievedInRun: kind('count', 0, P),
  taskMissed: kind('count', 0, ALL),
}

/** Families: the name before the dot with any tail, such as bottleneckAge.land, share.severe, runAtLevel.warn. */
const FAMILIES: { readonly [head: string]: MetricKind } = {
  bottleneckAge: kind('days', 0, P),
  share: kind('ratio', 3, U),
  count: kind('count', 0, U),
  runAtLevel: kind('periods', 0, ALL, false),
  rank: kind('rank', 0, ALL),
  rankChange: kind('rank', 0, ALL),
  indicator: kind('ratio', 3, PU),
}

/** The kind of a metric, by the catalogue, its families, or the set's own metrics; null when nobody knows it. */
export function metricKind(name: string, own: RuleSet['metrics'] = undefined): MetricKind | null {
  const listed = METRICS[name]
  if (listed) return listed
  const declared = own?.find((m) => m.name === name)
  if (declared) return { unit: declared.unit, digits: declared.digits, scopes: ALL, movable: true }
  const dot = name.indexOf('.')
  return dot > 0 ? (FAMILIES[name.slice(0, dot)] ?? null) : null
}

/** The code of a metric's name in words: the family's for a member of one. */
export function metricWord(name: string): string {
  if (name in METRICS) return `cards.metric.${name}`
  const dot = name.indexOf('.')
  return dot > 0 && name.slice(0, dot) in FAMILIES ? `cards.metric.${name.slice(0, dot)}` : name
}

/** 'rank.lagPoints' ranks by lagPoints, largest first; a bare 'rank' by the completion rate, as the leaderboards do. */
export function rankedMetric(name: string): { readonly by: string; readonly change: boolean } | null {
  const [head = '', ...tail] = name.split('.')
  if (head !== 'rank' && head !== 'rankChange') return null
  return { by: tail.length > 0 ? tail.join('.') : 'completionRate', change: head === 'rankChange' }
}
