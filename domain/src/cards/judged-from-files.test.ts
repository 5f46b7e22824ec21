import { describe, expect, it } from 'vitest'
import { isRefusal } from '../kernel/coded.ts'
import { judgeAll } from './judge.ts'
import { attireOfVerdict } from './palette.ts'
import { readRuleSet } from './read-rule-set.ts'
import { subjectsOfFacts } from './subject-of-facts.ts'

const RED = { severe: { colour: 'red', word: '红牌' }, warn: { colour: 'yellow', word: '黄牌' } }
const GREEN = { ...RED, normal: { colour: 'green', word: '绿牌' } }
const written = (rules: readonly object[], more: object = {}) => ({
  ...{ id: 'written', version: 1, scope: 'project', combine: 'worst', palette: RED, noValue: 'skip', rules },
  ...more,
})
const behind = { id: 'behind', level: 'warn', all: [{ metric: 'lagPoints', op: '<', bound: -10 }] }

function judged(rules: object, subjects: readonly object[]) {
  const set = readRuleSet(rules)
  if (isRefusal(set)) throw new Error(JSON.stringify(set))
  const read = subjectsOfFacts({ asOf: '2026-10-31', subjects }, set)
  if (isRefusal(read)) throw new Error(JSON.stringify(read))
  return judgeAll(set, read).map((v) => ({ ...v, colour: attireOfVerdict(set.palette, v)?.colour ?? null }))
}
function refusal(rules: unknown) {
  const set = readRuleSet(rules)
  if (!isRefusal(set)) throw new Error('taken')
  return [set.code, set.findings[0]?.row ?? null, set.params]
}

describe('sets and facts written by hand', () => {
  it('may give bounds and amounts as numbers', () => {
    const rules = written([behind], { applies: { amountFrom: 10000000 } })
    const subjects = [
      { id: 'large', metrics: { lagPoints: -12 }, attributes: { amount: 10000000 } },
      { id: 'small', metrics: { lagPoints: -12 }, attributes: { amount: '9999999.99' } },
    ]
    expect(judged(rules, subjects).map((v) => v.level)).toEqual(['warn', 'normal'])
  })

  it('name the row of a rule that has another form', () => {
    expect(refusal(written([behind, { id: 'x', level: 'warn', any: [] }]))).toMatchObject(['cards.rules.form', 2, {}])
    expect(refusal(written([{ ...behind, unless: 'exempt' }]))).toMatchObject(['cards.rules.form', 1, {}])
  })

  it('are told what is meant where a name is nearly right, and where only a family was named; else nothing is guessed', () => {
    const naming = (metric: string, scope = 'unit') =>
      refusal(written([{ id: 'a', level: 'warn', all: [{ metric, op: '<', bound: '1' }] }], { scope }))
    expect(naming('lagPoint')).toEqual([
      'cards.check.unknownMetric',
      1,
      { metric: 'lagPoint', suggestion: 'lagPoints', row: 1, id: 'a' },
    ])
    expect(naming('share')).toMatchObject(['cards.check.unknownMetric', 1, { suggestion: 'share.severe' }])
    expect(naming('tonnesOfSteel')).toMatchObject(['cards.check.noSuchMetric', 1, { metric: 'tonnesOfSteel' }])
    expect(naming('count.severe', 'project')).toMatchObject(['cards.check.otherScope', 1, { metric: 'count.severe' }])
  })

  it('in which normal wears green: whoever nothing was found of wears nothing', () => {
    const done = { id: 'done', level: 'normal', all: [{ metric: 'taskMissed', op: '==', bound: '0' }] }
    const missed = {
      id: 'missed',
      level: 'severe',
      all: [{ metric: 'taskMissed', op: '>=', bound: '1' }],
      unless: ['exempt'],
    }
    const rules = written([done, missed], { palette: GREEN, applies: { yearClass: ['new'] } })
    const attributes = { yearClass: 'new' }
    const subjects = [
      { id: 'done', metrics: { taskMissed: '0' }, attributes },
      { id: 'missed', metrics: { taskMissed: '1' }, attributes },
      { id: 'no value', metrics: { taskMissed: null }, attributes },
      { id: 'outside', metrics: { taskMissed: '0' }, attributes: { yearClass: 'reserve' } },
      { id: 'exempted', metrics: { taskMissed: '1' }, attributes, exempt: ['exempt'] },
    ]
    expect(judged(rules, subjects).map((v) => [v.subject, v.level, v.colour])).toEqual([
      ['done', 'normal', 'green'],
      ['missed', 'severe', 'red'],
      ['no value', 'normal', null],
      ['outside', 'normal', null],
      ['exempted', 'normal', null],
    ])
  })

  it('with ranks tell the value, the place among how many, and how far it moved', () => {
    const last = { id: 'last', level: 'warn', all: [{ metric: 'completionRate', rank: { from: 'bottom', n: 2 } }] }
    const of = (id: string, now: string, before: string) => ({
      ...{ id, metrics: { completionRate: now } },
      history: [{ period: '2026-09', level: 'normal', metrics: { completionRate: before } }],
    })
    const subjects = [of('a', '0.9', '0.5'), of('b', '0.5', '0.9'), of('c', '0.5', '0.1'), of('d', '0.8', '0.8')]
    const [a, b, c] = judged(written([last], { scope: 'unit' }), subjects)
    expect([a!.level, b!.level, c!.level]).toEqual(['normal', 'warn', 'warn'])
    expect(b!.evidence.sentence.params).toMatchObject({ value1: '0.500', op1: 'cards.op.bottom', bound1: '2' })
    const places = [b!, c!].map(({ evidence }) => evidence.inputs.find((i) => i.name === 'rank.completionRate'))
    expect(places.map((p) => [p?.value, p?.arithmetic])).toEqual([
      ['3', { code: 'cards.arithmetic.rankDown', params: { rank: 3, of: 4, before: 1, by: 2 } }],
      ['3', { code: 'cards.arithmetic.rankUp', params: { rank: 3, of: 4, before: 4, by: 1 } }],
    ])
  })

  it('never name a change that nobody can make: days to a date end at nought', () => {
    const soon = {
      id: 'soon',
      level: 'remind',
      all: [{ metric: 'daysToDue.working', op: 'between', bound: ['0', '3'] }],
    }
    const [verdict] = judged(written([soon], { scope: 'matter' }), [{ id: 'm', metrics: { 'daysToDue.working': '3' } }])
    expect(verdict!.evidence.wouldTurn.map((t) => t.changes)).toEqual([
      [{ metric: 'daysToDue.working', from: '3', to: '4' }],
    ])
  })

  it('that take a missing value as holding say so, and put no dash where a figure is due', () => {
    const [verdict] = judged(written([behind], { noValue: 'holds' }), [{ id: 'p', metrics: {} }])
    expect([verdict!.level, verdict!.evidence.sentence.params.op1]).toEqual(['warn', 'cards.op.noValue'])
  })
})
