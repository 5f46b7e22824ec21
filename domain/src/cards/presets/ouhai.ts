import type { RuleSet } from '../rule-set.ts'

/** Ouhai 2020: month's task done → green, missed → red; made good in the following month → that past month turns yellow. */
export const OUHAI_2020: RuleSet = {
  id: 'ouhai-2020',
  version: '1',
  scope: 'project',
  combine: 'worst',
  noValue: 'skip',
  palette: {
    normal: { colour: 'green', word: '绿牌' },
    warn: { colour: 'yellow', word: '黄牌' },
    severe: { colour: 'red', word: '红牌' },
  },
  repairedLate: 'warn',
  rules: [
    { id: 'done', level: 'normal', all: [{ metric: 'taskMissed', op: '==', bound: '0' }] },
    { id: 'missed', level: 'severe', all: [{ metric: 'taskMissed', op: '>=', bound: '1' }], unless: ['exempt'] },
  ],
}
