import type { RuleSet } from '../rule-set.ts'

/**
 * Zaozhuang 2023: every countable matter on the screen with rank and change of rank; leaders blue (encouraged), laggards
 * yellow (reminded), then red (warned). How many lead and lag, and after how many periods yellow turns red, was not
 * published: three, and the second period running, are ours†.
 */
export const ZAOZHUANG_2023: RuleSet = {
  id: 'zaozhuang-2023',
  version: '1',
  scope: 'unit',
  combine: 'worst',
  noValue: 'skip',
  palette: {
    commend: { colour: 'blue', word: '蓝牌' },
    remind: { colour: 'yellow', word: '黄牌' },
    warn: { colour: 'red', word: '红牌' },
  },
  // Yellow goes to the screen as blue and red do: here a reminder is an act.
  cards: { levels: ['commend', 'remind', 'warn'] },
  rules: [
    {
      id: 'laggingAgain',
      level: 'warn',
      all: [{ metric: 'completionRate', periods: 2, rank: { from: 'bottom', n: 3 } }],
      unless: ['exempt'],
    },
    {
      id: 'lagging',
      level: 'remind',
      all: [{ metric: 'completionRate', rank: { from: 'bottom', n: 3 } }],
      unless: ['exempt'],
    },
    { id: 'leading', level: 'commend', all: [{ metric: 'completionRate', rank: { from: 'top', n: 3 } }] },
  ],
}

/** The same over matters 督办事项: units by the share of their matters that they closed. Which matters were counted was not published†. */
export const ZAOZHUANG_2023_MATTERS: RuleSet = {
  ...ZAOZHUANG_2023,
  id: 'zaozhuang-2023-matters',
  rules: ZAOZHUANG_2023.rules.map((rule) => ({
    ...rule,
    all: (rule.all ?? []).map((c) => ('metric' in c ? { ...c, metric: 'closureRate' } : c)),
  })),
}
