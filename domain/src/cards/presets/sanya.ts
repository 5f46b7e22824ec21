import type { RuleSet } from '../rule-set.ts'

const palette = {
  normal: { colour: 'green', word: '绿牌' },
  warn: { colour: 'yellow', word: '黄牌' },
  severe: { colour: 'red', word: '红牌' },
} as const

/**
 * Sanya 2022, projects of at least 10 million yuan a year, to the end of last month: at schedule → green; short by up to
 * and including 50 % of the scheduled amount → yellow; more → red. Two yellows running: one leader higher.
 */
export const SANYA_2022: RuleSet = {
  id: 'sanya-2022',
  version: '1',
  scope: 'project',
  combine: 'worst',
  noValue: 'skip',
  palette,
  applies: { amountFrom: '10000000', amountBasis: 'yearPlan' },
  rules: [
    { id: 'atSchedule', level: 'normal', all: [{ metric: 'lagRatio', op: '>=', bound: '1.000' }] },
    {
      id: 'short',
      level: 'warn',
      all: [
        { metric: 'lagRatio', op: '>=', bound: '0.500' },
        { metric: 'lagRatio', op: '<', bound: '1.000' },
      ],
      unless: ['exempt'],
    },
    { id: 'farShort', level: 'severe', all: [{ metric: 'lagRatio', op: '<', bound: '0.500' }], unless: ['exempt'] },
  ],
  consequences: [{ level: 'warn', duty: 'oneLeaderHigher', withinDays: 7, running: 2 }],
}

/** Sanya 2022, districts and zones by their monthly quota: missed → yellow, two months running → red. */
export const SANYA_2022_DISTRICTS: RuleSet = {
  id: 'sanya-2022-districts',
  version: '1',
  scope: 'unit',
  combine: 'worst',
  noValue: 'skip',
  palette,
  rules: [
    { id: 'quotaMet', level: 'normal', all: [{ metric: 'taskMissed', op: '==', bound: '0' }] },
    { id: 'quotaMissed', level: 'warn', all: [{ metric: 'taskMissed', op: '>=', bound: '1' }], unless: ['exempt'] },
    {
      id: 'quotaMissedTwice',
      level: 'severe',
      all: [{ metric: 'taskMissed', op: '>=', bound: '1', periods: 2 }],
      unless: ['exempt'],
    },
  ],
}
