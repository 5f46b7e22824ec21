import type { Rule, RuleSet } from '../rule-set.ts'

const unless = ['exempt'] as const
/** Start and statistics entry are carded only "without proper reason". */
const unlessReason = ['exempt', 'properReason'] as const

const start: readonly Rule[] = [
  {
    id: 'startMissed',
    level: 'warn',
    all: [{ metric: 'startMissed', op: 'between', bound: ['1', '2'] }],
    unless: unlessReason,
  },
  {
    id: 'startMissedThree',
    level: 'severe',
    all: [{ metric: 'startMissed', op: '>=', bound: '3' }],
    unless: unlessReason,
  },
]

const entry: readonly Rule[] = [
  {
    id: 'entryMissing',
    level: 'warn',
    all: [{ metric: 'entryMissed.months', op: 'between', bound: ['1.0', '2.0'] }],
    unless: unlessReason,
  },
  {
    id: 'entryMissingLong',
    level: 'severe',
    all: [{ metric: 'entryMissed.months', op: '>', bound: '2.0' }],
    unless: unlessReason,
  },
]

/**
 * Yinchuan 2025, monthly, for city-funded, central-budget and key private projects: start missed → yellow, three months
 * running → red; not in statistics 1 month after start → yellow, more than 2 → red; 10 to 30 points behind, both
 * included → yellow, more → red, below 10 unstated; budget money not paid to plan → red.
 */
export const YINCHUAN_2025: RuleSet = {
  id: 'yinchuan-2025',
  version: '1',
  scope: 'project',
  combine: 'worst',
  noValue: 'skip',
  palette: { warn: { colour: 'yellow', word: '黄牌' }, severe: { colour: 'red', word: '红牌' } },
  applies: { listing: ['cityFunded', 'centralBudget', 'keyPrivate'] },
  rules: [
    ...start,
    ...entry,
    { id: 'behind', level: 'warn', all: [{ metric: 'lagPoints', op: 'between', bound: ['-30.0', '-10.0'] }], unless },
    { id: 'farBehind', level: 'severe', all: [{ metric: 'lagPoints', op: '<', bound: '-30.0' }], unless },
    { id: 'budgetNotPaid', level: 'severe', all: [{ metric: 'budgetPaidRate', op: '<', bound: '1.000' }], unless },
  ],
}
