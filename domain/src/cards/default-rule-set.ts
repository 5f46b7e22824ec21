import type { Rule, RuleSet } from './rule-set.ts'

const stuck: Rule = {
  id: 'stuckThreeMonths',
  level: 'severe',
  sentence: 'cards.rule.stuckThreeMonths',
  all: [
    { metric: 'runAtLevel.warn', op: '>=', bound: '3' },
    { metric: 'nodesAchievedInRun', op: '==', bound: '0' },
    // Without two comparable lags nothing shows a gain: the other two conditions decide.
    { metric: 'lagGainInRun', op: '<', bound: '1.0', noValue: 'holds' },
  ],
  unless: ['exempt'],
}

const rule = (id: string, level: Rule['level'], all: Rule['all']): Rule => ({
  id,
  level,
  sentence: `cards.rule.${id}`,
  all,
  unless: ['exempt'],
})

/** The default set for projects (domain.md §6), with the palette of the sample district. */
export const DEFAULT_PROJECT_RULES: RuleSet = {
  id: 'default',
  version: '1',
  scope: 'project',
  combine: 'worst',
  noValue: 'skip',
  palette: {
    commend: { colour: 'blue', word: '蓝牌激励' },
    remind: { colour: 'yellow', word: '黄牌' },
    warn: { colour: 'yellow', word: '黄牌' },
    severe: { colour: 'red', word: '红牌' },
  },
  rules: [
    rule('milestoneOverdueSevere', 'severe', [{ metric: 'daysOverdue.calendar', op: '>', bound: '30' }]),
    rule('forecastSevere', 'severe', [{ metric: 'forecastSlip', op: '>', bound: '60' }]),
    rule('lagSevere', 'severe', [{ metric: 'lagPoints', op: '<', bound: '-20.0' }]),
    stuck,
    rule('milestoneOverdueWarn', 'warn', [{ metric: 'daysOverdue.calendar', op: 'between', bound: ['1', '30'] }]),
    rule('forecastWarn', 'warn', [{ metric: 'forecastSlip', op: 'between', bound: ['15', '60'] }]),
    rule('lagWarn', 'warn', [
      { metric: 'lagPoints', op: '>=', bound: '-20.0' },
      { metric: 'lagPoints', op: '<', bound: '-10.0' },
    ]),
    rule('milestoneDueSoon', 'remind', [{ metric: 'daysToDue.working', op: '<=', bound: '3' }]),
    rule('bottleneckOverdue', 'remind', [{ metric: 'bottleneckOverdue', op: '>=', bound: '1' }]),
    rule('milestoneWaits', 'remind', [{ metric: 'daysOverdue.waiting', op: '>=', bound: '1' }]),
    rule('figuresOld', 'remind', [{ metric: 'figuresAge', op: '>=', bound: '1' }]),
    {
      id: 'allOnTime',
      level: 'commend',
      sentence: 'cards.rule.allOnTime',
      all: [
        { metric: 'milestonesInMonth', op: '>=', bound: '1' },
        { metric: 'milestonesOnTime', op: '>=', bound: '1.000' },
        { metric: 'lagPoints', op: '>=', bound: '5.0' },
        // Where hazards are kept nowhere here, the commendation stands and says so: whoever approves it asks the safety authority.
        { metric: 'majorHazardsOpen', op: '==', bound: '0', noValue: 'holds' },
      ],
    },
  ],
  // What a card entails is our choice, where governments differ: a talk and a written statement for red, one leader higher
  // for the second yellow running.
  consequences: [
    { level: 'severe', duty: 'talk', withinDays: 7, days: 'working' },
    { level: 'severe', duty: 'writtenStatement', withinDays: 10, days: 'working' },
    { level: 'warn', duty: 'oneLeaderHigher', withinDays: 7, days: 'working', running: 2 },
  ],
}

/** The default set for matters: limits in working days; reworked twice is severe. */
export const DEFAULT_MATTER_RULES: RuleSet = {
  ...DEFAULT_PROJECT_RULES,
  id: 'default-matter',
  scope: 'matter',
  rules: [
    rule('matterOverdueSevere', 'severe', [{ metric: 'daysOverdue.working', op: '>=', bound: '5' }]),
    rule('matterReworkedTwice', 'severe', [{ metric: 'reworks', op: '>=', bound: '2' }]),
    rule('matterOverdueWarn', 'warn', [{ metric: 'daysOverdue.calendar', op: '>=', bound: '1' }]),
    rule('matterDueSoon', 'remind', [{ metric: 'daysToDue.working', op: '<=', bound: '3' }]),
  ],
}

/** The default set for units, over the projects (or the matters) it leads: a floor of two objects at the level. */
export const DEFAULT_UNIT_RULES: RuleSet = {
  ...DEFAULT_PROJECT_RULES,
  id: 'default-unit',
  scope: 'unit',
  rules: [
    rule('unitSevere', 'severe', [
      { metric: 'count.severe', op: '>=', bound: '2' },
      { metric: 'share.severe', op: '>', bound: '0.200' },
    ]),
    rule('unitWarn', 'warn', [
      { metric: 'count.warnOrWorse', op: '>=', bound: '2' },
      { metric: 'share.warnOrWorse', op: '>', bound: '0.200' },
    ]),
  ],
}

/**
 * The default set† for a unit that others wait for (fair clock): what would light a project of its own lights the office that is
 * waited for, by the same bounds.
 */
export const DEFAULT_WAITED_FOR_RULES: RuleSet = {
  ...DEFAULT_PROJECT_RULES,
  id: 'default-waited-for',
  scope: 'unit',
  rules: [
    rule('waitedForSevere', 'severe', [{ metric: 'daysOverdue.calendar', op: '>', bound: '30' }]),
    rule('waitedForWarn', 'warn', [{ metric: 'daysOverdue.calendar', op: 'between', bound: ['1', '30'] }]),
  ],
}
