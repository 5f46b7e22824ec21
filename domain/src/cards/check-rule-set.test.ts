import { describe, expect, it } from 'vitest'
import { civil } from '../calendar/civil-date.ts'
import { isRefusal } from '../kernel/coded.ts'
import { checkRuleSet } from './check-rule-set.ts'
import { judgeAll } from './judge.ts'
import { legendOf } from './palette.ts'
import { readRuleSet } from './read-rule-set.ts'
import type { Condition, Rule, RuleSet } from './rule-set.ts'
import { subjectsOfFacts } from './subject-of-facts.ts'

const rule = (id: string, level: Rule['level'], ...all: Condition[]): Rule => ({ id, level, all })
const set = (...rules: Rule[]): RuleSet => ({
  id: 's',
  version: '1',
  scope: 'project',
  combine: 'worst',
  palette: {},
  noValue: 'skip',
  rules,
})
const lag = (op: '<' | '<=' | '>' | '>=', bound: string): Condition => ({ metric: 'lagPoints', op, bound })
const found = (s: RuleSet) => checkRuleSet(s).map((f) => [f.row, f.sentence.code])

describe('the check of a rule set', () => {
  it('names row and nearest metric for an unknown one', () => {
    const [finding] = checkRuleSet(
      set(rule('a', 'warn', lag('<', '-10')), rule('b', 'warn', { metric: 'lagPoint', op: '<', bound: '1' })),
    )
    expect(finding).toMatchObject({
      row: 2,
      rule: 'b',
      sentence: { code: 'cards.check.unknownMetric', params: { metric: 'lagPoint', suggestion: 'lagPoints' } },
    })
  })
  it('finds a gap between two bands and says from where to where', () => {
    const gap = set(
      rule('red', 'severe', lag('<', '-30.0')),
      rule('yellow', 'warn', lag('>=', '-20.0'), lag('<', '-10.0')),
    )
    expect(checkRuleSet(gap)[0]?.sentence).toMatchObject({
      code: 'cards.check.gap',
      params: { from: '-30.0', to: '-20.1' },
    })
  })
  it('leaves room that is meant: praise above and blame below, or a fine middle between too little and too much', () => {
    expect(found(set(rule('a', 'warn', lag('<', '-10')), rule('b', 'commend', lag('>=', '5'))))).toEqual([])
    expect(found(set(rule('a', 'warn', lag('<', '-10')), rule('b', 'warn', lag('>', '30'))))).toEqual([])
    expect(found(set(rule('a', 'warn', lag('<', '-10')), rule('b', 'normal', lag('>=', '0'))))).toEqual([
      [2, 'cards.check.gap'],
    ])
  })
  it('takes neighbouring bands without a step between them', () => {
    expect(
      found(
        set(rule('red', 'severe', lag('<', '-20.0')), rule('yellow', 'warn', lag('>=', '-20.0'), lag('<', '-10.0'))),
      ),
    ).toEqual([])
  })
  it('finds bands that cross, or are equal, or where the narrower one is the milder', () => {
    const between = (lo: string, hi: string): Condition => ({ metric: 'lagPoints', op: 'between', bound: [lo, hi] })
    expect(found(set(rule('a', 'severe', between('-30', '-15')), rule('b', 'warn', between('-20', '-10'))))).toEqual([
      [2, 'cards.check.overlap'],
    ])
    expect(found(set(rule('a', 'severe', lag('<', '-10')), rule('b', 'warn', lag('<', '-10'))))).toEqual([
      [2, 'cards.check.overlap'],
    ])
    expect(found(set(rule('a', 'warn', lag('<', '-20')), rule('b', 'severe', lag('<', '-10'))))).toEqual([
      [2, 'cards.check.overlap'],
    ])
    expect(found(set(rule('a', 'severe', lag('<', '-20')), rule('b', 'warn', lag('<', '-10'))))).toEqual([])
  })
  it('with the first match wants the narrower band first', () => {
    const first = {
      ...set(rule('wide', 'warn', lag('<', '-10')), rule('narrow', 'severe', lag('<', '-20'))),
      combine: 'firstMatch' as const,
    }
    expect(found(first)).toEqual([[2, 'cards.check.overlap']])
  })
  it('finds a rule that can never hold, also between printed values', () => {
    expect(found(set(rule('a', 'warn', lag('<', '-20'), lag('>', '-10'))))).toEqual([[1, 'cards.check.contradiction']])
    expect(found(set(rule('a', 'warn', lag('>', '-10.0'), lag('<', '-9.9'))))).toEqual([
      [1, 'cards.check.contradiction'],
    ])
  })
  it('refuses wrong bounds, operators, levels, ids twice, empty rules and metrics of another scope', () => {
    expect(found(set(rule('a', 'warn', lag('<', 'ten'))))).toEqual([[1, 'cards.check.badBound']])
    expect(found(set(rule('a', 'warn', { metric: 'lagPoints', op: 'between', bound: '1' })))).toEqual([
      [1, 'cards.check.boundCount'],
    ])
    expect(found(set(rule('a', 'warn', { metric: 'lagPoints' })))).toEqual([[1, 'cards.check.noOperator']])
    expect(found(set(rule('a', 'purple' as never, lag('<', '1'))))).toEqual([[1, 'cards.check.unknownLevel']])
    expect(found(set(rule('a', 'warn', lag('<', '-1')), rule('a', 'warn', lag('>', '1'))))).toEqual([
      [2, 'cards.check.idTwice'],
    ])
    expect(found(set(rule('a', 'warn')))).toEqual([[1, 'cards.check.noConditions']])
    expect(found(set(rule('a', 'warn', { metric: 'reworks', op: '>', bound: '1' })))).toEqual([
      [1, 'cards.check.otherScope'],
    ])
    expect(found(set())).toEqual([[null, 'cards.check.noRules']])
    expect(found(set(rule('a', 'warn', { ...lag('<', '1'), periods: 0 })))).toEqual([[1, 'cards.check.badPeriods']])
  })
  it('reads the documented form and refuses what is none', () => {
    expect(isRefusal(readRuleSet(null))).toBe(true)
    expect(isRefusal(readRuleSet({ id: 'x', scope: 'planet', rules: [] }))).toBe(true)
    const read = readRuleSet({
      id: 'x',
      version: 3,
      scope: 'project',
      palette: {},
      rules: [{ id: 'a', level: 'warn', all: [{ metric: 'lagPoints', op: '<', bound: -10 }] }],
    })
    expect(read).toMatchObject({ version: '3', combine: 'worst', noValue: 'skip' })
  })
})

describe('expert expressions', () => {
  const expression = (text: string) => found(set(rule('a', 'warn', { expression: text })))
  it.each([
    'lagPoints < -10 && daysOverdue.calendar > 3',
    'daysOverdue_calendar > 3.0',
    'bottleneckAge.land > 30',
    '!(lagPoints >= 0) ? true : lagRatio * 100 < 80',
  ])('take %s', (text) => expect(expression(text)).toEqual([]))
  it.each([
    ['  ', 'cards.expression.empty'],
    ['lagPoints +', 'cards.expression.unfinished'],
    ['lagPoints＜1', 'cards.expression.character'],
    ['lagPoints', 'cards.expression.notTrueOrFalse'],
    ['nope > 1', 'cards.check.noSuchMetric'],
    ['[1, 2] == [1, 2]', 'cards.expression.wrong'],
    ['{1: 2} == {1: 2}', 'cards.expression.wrong'],
    ['"aaa".matches("(a+)+b")', 'cards.check.noSuchMetric'],
    ['"a" == "b"', 'cards.check.noSuchMetric'],
    ['1 == 1 ? "x" == "y" : false', 'cards.check.noSuchMetric'],
    [`${'('.repeat(60)}lagPoints${')'.repeat(60)} > 1`, 'cards.expression.wrong'],
    [`lagPoints > 1${' || lagPoints > 1'.repeat(80)}`, 'cards.expression.tooLong'],
    [`1<2${'||1<2'.repeat(100)}`, 'cards.expression.wrong'],
  ])('refuse what is wrong or runs away, case %#', (text, code) => expect(expression(text)).toEqual([[1, code]]))

  it('judge, and have no value where one of their metrics has none', () => {
    const s = set(rule('a', 'warn', { expression: 'lagPoints < -10 || daysOverdue.calendar > 3' }))
    const facts = (metrics: Record<string, string>) => ({ asOf: '2026-10-31', subjects: [{ id: 'x', metrics }] })
    const level = (metrics: Record<string, string>) => {
      const subjects = subjectsOfFacts(facts(metrics), s)
      if (isRefusal(subjects)) throw new Error(subjects.code)
      return judgeAll(s, subjects)[0]!.level
    }
    expect(level({ lagPoints: '-10.1', 'daysOverdue.calendar': '0' })).toBe('warn')
    expect(level({ lagPoints: '-10.0', 'daysOverdue.calendar': '3' })).toBe('normal')
    expect(level({ lagPoints: '-50.0' })).toBe('normal')
  })
})

describe('ways to combine and to rank', () => {
  const judged = (s: RuleSet, ...values: Record<string, string>[]) => {
    const subjects = subjectsOfFacts(
      { asOf: '2026-10-31', subjects: values.map((metrics, i) => ({ id: `${i}`, group: i < 3 ? 'a' : 'b', metrics })) },
      s,
    )
    if (isRefusal(subjects)) throw new Error(subjects.code)
    return judgeAll(s, subjects)
  }
  it('take the first rule that holds, in their order', () => {
    const first = {
      ...set(rule('a', 'remind', lag('<', '0')), rule('b', 'severe', { metric: 'daysOverdue', op: '>', bound: '0' })),
      combine: 'firstMatch' as const,
    }
    expect(judged(first, { lagPoints: '-1', daysOverdue: '9' })[0]).toMatchObject({ level: 'remind', ruleId: 'a' })
    expect(judged({ ...first, combine: 'worst' }, { lagPoints: '-1', daysOverdue: '9' })[0]).toMatchObject({
      level: 'severe',
      ruleId: 'b',
    })
  })
  it('add weights up to a threshold, included', () => {
    const weighted: RuleSet = {
      ...set(rule('a', 'warn', lag('<', '0')), rule('b', 'warn', { metric: 'daysOverdue', op: '>', bound: '0' })),
      combine: 'weighted',
      weights: { a: 40, b: 60 },
      thresholds: [
        { level: 'warn', from: 60 },
        { level: 'severe', from: 100 },
      ],
    }
    expect(judged(weighted, { lagPoints: '-1', daysOverdue: '0' })[0]!.level).toBe('normal')
    expect(judged(weighted, { lagPoints: '1', daysOverdue: '1' })[0]!.level).toBe('warn')
    expect(judged(weighted, { lagPoints: '-1', daysOverdue: '1' })[0]!.level).toBe('severe')
  })
  it('rank inside the group, equal ones sharing their rank, those without value having none', () => {
    const last = set(rule('a', 'warn', { metric: 'lagPoints', rank: { from: 'bottom', n: 1 } }))
    const levels = judged(
      last,
      { lagPoints: '-3' },
      { lagPoints: '-3' },
      { lagPoints: '1' },
      { lagPoints: '-1' },
      {},
    ).map((v) => v.level)
    expect(levels).toEqual(['warn', 'warn', 'normal', 'warn', 'normal'])
  })
})

describe('a palette', () => {
  it('dresses levels and orders nothing: the legend follows the level, whatever the colours', () => {
    const oneRedIsGood = {
      commend: { colour: 'red', word: '红旗' },
      severe: { colour: 'blue', word: '蓝牌' },
      warn: { colour: 'red', word: '红牌' },
    }
    expect(legendOf(oneRedIsGood).map((l) => l.level)).toEqual(['severe', 'warn', 'commend'])
  })
  it('changes no verdict', () => {
    const s = set(rule('a', 'warn', lag('<', '0')))
    const subjects = [
      {
        id: 'x',
        type: 'project',
        asOf: civil('2026-10-31'),
        metrics: {
          lagPoints: {
            name: 'lagPoints',
            unit: 'points' as const,
            value: '-1.0',
            asOf: civil('2026-10-31'),
            facts: [],
          },
        },
      },
    ]
    const painted = { ...s, palette: { warn: { colour: 'green', word: '绿牌' } } }
    expect(JSON.stringify(judgeAll(painted, subjects))).toBe(JSON.stringify(judgeAll(s, subjects)))
  })
})

describe('what would turn it', () => {
  const turns = (s: RuleSet, metrics: Record<string, string>) => {
    const subjects = subjectsOfFacts({ asOf: '2026-10-31', subjects: [{ id: 'x', metrics }] }, s)
    if (isRefusal(subjects)) throw new Error(subjects.code)
    return judgeAll(s, subjects)[0]!.evidence.wouldTurn.map((t) => [
      t.changes.map((c) => `${c.metric} ${c.to}`).join(' + '),
      t.level,
    ])
  }
  it('is the nearest value at which the level is better, one for each condition', () => {
    const both = set(rule('a', 'severe', lag('<', '-20.0'), { metric: 'daysOverdue', op: '>=', bound: '5' }))
    expect(turns(both, { lagPoints: '-25', daysOverdue: '9' })).toEqual([
      ['lagPoints -20.0', 'normal'],
      ['daysOverdue 4', 'normal'],
    ])
  })
  it('is a joint change where two rules give the same level', () => {
    const two = set(
      rule('a', 'severe', lag('<', '-20.0')),
      rule('b', 'severe', { metric: 'daysOverdue', op: '>', bound: '5' }),
    )
    expect(turns(two, { lagPoints: '-25', daysOverdue: '9' })).toEqual([['lagPoints -20.0 + daysOverdue 5', 'normal']])
  })
  it('never offers to get worse, nor what nobody can change', () => {
    const band = set(rule('a', 'severe', lag('<', '-20.0')), rule('b', 'warn', lag('>=', '-20.0'), lag('<', '-10.0')))
    expect(turns(band, { lagPoints: '-19.9' })).toEqual([['lagPoints -10.0', 'normal']])
    expect(turns(set(rule('a', 'warn', { metric: 'amount', op: '>', bound: '1' })), { amount: '2' })).toEqual([])
  })
})
