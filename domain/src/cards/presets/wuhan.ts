import type { RuleSet } from '../rule-set.ts'

/** Wuhan: ratio to schedule below 80 % → yellow, below 60 % → red. */
export const WUHAN: RuleSet = {
  id: 'wuhan',
  version: '1',
  scope: 'project',
  combine: 'worst',
  noValue: 'skip',
  palette: { warn: { colour: 'yellow', word: '黄牌' }, severe: { colour: 'red', word: '红牌' } },
  rules: [
    { id: 'below80', level: 'warn', all: [{ metric: 'lagRatio', op: '<', bound: '0.800' }], unless: ['exempt'] },
    { id: 'below60', level: 'severe', all: [{ metric: 'lagRatio', op: '<', bound: '0.600' }], unless: ['exempt'] },
  ],
}
