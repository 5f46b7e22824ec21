import type { RuleSet } from '../rule-set.ts'

const unless = ['exempt'] as const
const plain = { version: '1', scope: 'project', combine: 'worst', noValue: 'skip' } as const

/** Red for the excellent: level and colour are two things, so the worst may wear anything. */
export const RED_IS_GOOD: RuleSet = {
  ...plain,
  id: 'red-is-good',
  palette: {
    commend: { colour: 'red', word: '红旗' },
    warn: { colour: 'yellow', word: '黄旗' },
    severe: { colour: 'blue', word: '蓝旗' },
  },
  rules: [
    { id: 'ahead', level: 'commend', all: [{ metric: 'lagPoints', op: '>=', bound: '5.0' }] },
    { id: 'behind', level: 'warn', all: [{ metric: 'lagPoints', op: 'between', bound: ['-20.0', '-10.0'] }], unless },
    { id: 'farBehind', level: 'severe', all: [{ metric: 'lagPoints', op: '<', bound: '-20.0' }], unless },
  ],
}

/** A list by rank: among the last ten of its headquarters two months running. */
export const BOTTOM_TEN: RuleSet = {
  ...plain,
  id: 'bottom-ten',
  palette: { warn: { colour: 'yellow', word: '黄牌' }, severe: { colour: 'red', word: '红牌' } },
  rules: [
    {
      id: 'lastTenTwice',
      level: 'severe',
      all: [{ metric: 'completionRate', periods: 2, rank: { from: 'bottom', n: 10, group: 'headquarters' } }],
      unless,
    },
    {
      id: 'lastTen',
      level: 'warn',
      all: [{ metric: 'completionRate', rank: { from: 'bottom', n: 10, group: 'headquarters' } }],
      unless,
    },
  ],
}

/** Four colours, one for each step from reminded to severe, and one for the commended. */
export const FOUR_COLOURS: RuleSet = {
  ...plain,
  id: 'four-colours',
  palette: {
    commend: { colour: 'blue', word: '蓝牌' },
    remind: { colour: 'yellow', word: '黄牌' },
    warn: { colour: 'orange', word: '橙牌' },
    severe: { colour: 'red', word: '红牌' },
  },
  rules: [
    { id: 'onTime', level: 'commend', all: [{ metric: 'lagPoints', op: '>=', bound: '5.0' }] },
    {
      id: 'slightlyLate',
      level: 'remind',
      all: [{ metric: 'daysOverdue.calendar', op: 'between', bound: ['1', '10'] }],
      unless,
    },
    {
      id: 'late',
      level: 'warn',
      all: [{ metric: 'daysOverdue.calendar', op: 'between', bound: ['11', '30'] }],
      unless,
    },
    { id: 'veryLate', level: 'severe', all: [{ metric: 'daysOverdue.calendar', op: '>', bound: '30' }], unless },
  ],
}

/** Limits in working days by the official calendar, make-up days included. */
export const WORKING_DAYS: RuleSet = {
  ...plain,
  id: 'working-days',
  palette: {
    remind: { colour: 'blue', word: '蓝牌' },
    warn: { colour: 'yellow', word: '黄牌' },
    severe: { colour: 'red', word: '红牌' },
  },
  rules: [
    { id: 'dueIn5', level: 'remind', all: [{ metric: 'daysToDue.working', op: '<=', bound: '5' }] },
    { id: 'over', level: 'warn', all: [{ metric: 'daysOverdue.working', op: 'between', bound: ['1', '5'] }], unless },
    { id: 'overFive', level: 'severe', all: [{ metric: 'daysOverdue.working', op: '>', bound: '5' }], unless },
  ],
}

/** What else can be said without code: to start from, not published by anybody. */
export const EXAMPLES: readonly RuleSet[] = [RED_IS_GOOD, BOTTOM_TEN, FOUR_COLOURS, WORKING_DAYS]
