import { checkRuleSet } from '@guatu/domain/cards/check-rule-set'
import { describeRuleSet } from '@guatu/domain/cards/describe-rule-set'
import { judgeFacts } from '@guatu/domain/cards/judge-facts'
import { sourceFindings } from '@guatu/domain/cards/metric-sources'
import { readRuleSet } from '@guatu/domain/cards/read-rule-set'
import { factsLeftAside, subjectsOfFacts } from '@guatu/domain/cards/subject-of-facts'
import { type Coded, isRefusal } from '@guatu/domain/kernel/coded'
import { say } from '@guatu/words/say'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

const numRuns = Number(process.env.FC_RUNS ?? 500)

const RULES = {
  id: 'fuzzed',
  version: '1',
  scope: 'project',
  combine: 'weighted',
  palette: { severe: { colour: 'red', word: '红牌' }, warn: { colour: 'yellow', word: '黄牌' } },
  noValue: 'skip',
  period: 'month',
  repairedLate: 'warn',
  liftAfter: 2,
  applies: { yearClass: ['new'], amountFrom: '1000', amountBasis: 'total' },
  metrics: [{ name: 'steel', unit: 'tonnes', digits: 2 }],
  consequences: [{ level: 'severe', duty: 'talk', withinDays: 3, days: 'working' }],
  cards: { rhythm: 'month', levels: ['warn', 'severe'], hearingDays: 3 },
  weights: { behind: 1, last: 2.5, expert: 0.1 },
  thresholds: [{ level: 'warn', from: 0.1 }],
  rules: [
    { id: 'behind', level: 'warn', all: [{ metric: 'lagPoints', op: 'between', bound: ['-30.0', '-10'], periods: 2 }] },
    {
      id: 'last',
      level: 'severe',
      all: [{ metric: 'steel', rank: { from: 'bottom', n: 3, group: 'area' } }],
      unless: ['exempt'],
    },
    { id: 'expert', level: 'severe', all: [{ expression: 'lagPoints < -10 && steel > 2', noValue: 'holds' }] },
  ],
}
const FACTS = {
  asOf: '2026-10-31',
  subjects: [
    {
      id: 'p1',
      type: 'project',
      group: '市中区',
      attributes: { yearClass: 'new', listing: ['key'], amount: '2000', area: 'north' },
      metrics: { lagPoints: '-12.3', steel: 3, 'daysOverdue.calendar': null },
      exempt: ['flood'],
      history: [{ period: '2026-09', level: 'warn', metrics: { lagPoints: -11 }, repairedIn: '2026-10' }],
    },
    { id: 'p2', attributes: { yearClass: 'new', amount: 5000 }, metrics: { steel: '1', lagPoints: '-20' } },
  ],
}

type Path = readonly (string | number)[]
function pathsOf(value: unknown, at: Path = []): Path[] {
  if (typeof value !== 'object' || value === null || at.length > 8) return [at]
  return [at, ...Object.entries(value).flatMap(([k, v]) => pathsOf(v, [...at, Array.isArray(value) ? Number(k) : k]))]
}
/** A copy with another value at a place; `undefined` takes the place away, a key renames it. */
function changed(value: unknown, [first, ...rest]: Path, put: unknown, key: string | null): unknown {
  if (first === undefined) return put
  if (Array.isArray(value)) return value.map((v, i) => (i === first ? changed(v, rest, put, key) : v))
  return Object.fromEntries(
    Object.entries(value as object).flatMap(([k, v]) => {
      if (k !== first) return [[k, v]]
      if (rest.length > 0) return [[k, changed(v, rest, put, key)]]
      return key !== null ? [[key, v]] : put === undefined ? [] : [[k, put]]
    }),
  )
}
let deep: unknown = 'deep'
for (let i = 0; i < 5_000; i += 1) deep = [deep]
const ODD: readonly unknown[] = [
  ...[
    null,
    true,
    false,
    0,
    -1,
    1.5,
    1e21,
    1e-9,
    1e308,
    9_007_199_254_740_992,
    '',
    ' ',
    'NaN',
    'Infinity',
    '0x10',
    '1e5',
  ],
  ...[
    '-',
    '1.',
    '.5',
    '+1',
    '１２',
    '99999999999999999999.5',
    '1'.repeat(2_000),
    'constructor',
    '__proto__',
    'toString',
  ],
  ...[
    [],
    [[]],
    [null],
    {},
    { a: 1 },
    [1, '2'],
    ['x'],
    'x',
    deep,
    undefined,
    ['-30', '-10', '0'],
    'level',
    'rank',
    'severe',
  ],
  ...[
    'lagPoints / 0 > 1',
    'level == 1',
    '1 / 0 > 1',
    'lagPoints',
    'steel.x > 1',
    '2026-13',
    '2026-W60',
    '2026-10',
    '\u0000\ud800',
  ],
]
const KEYS = ['unles', 'Level', 'constructor', '__proto__', 'note', 'bounds', 'exemp', 'lagPoint', 'perids', '']
const fuzzed = (document: unknown) =>
  fc
    .array(fc.tuple(fc.nat(), fc.constantFrom(...ODD), fc.option(fc.constantFrom(...KEYS), { freq: 4, nil: null })), {
      minLength: 1,
      maxLength: 3,
    })
    .map((changes) =>
      changes.reduce<unknown>((made, [at, put, key]) => {
        const paths = pathsOf(made)
        return changed(made, paths[at % paths.length]!, put, key)
      }, document),
    )

const said = (text: Coded) => {
  for (const lang of ['zh', 'en'] as const) {
    const sentence = say(text, lang)
    expect(sentence).not.toBe(text.code)
    expect(sentence.length).toBeGreaterThan(1)
    expect(sentence).not.toMatch(/\{\w|undefined|\[object|NaN points/)
  }
}

/** What the verb does with two documents, sentence by sentence. */
function runs(rules: unknown, facts: unknown): 'refused' | 'judged' {
  const set = readRuleSet(rules)
  if (isRefusal(set)) {
    said(set)
    for (const f of set.findings) said(f.sentence)
    return 'refused'
  }
  for (const f of [...checkRuleSet(set), ...sourceFindings(set)]) said(f.sentence)
  for (const r of describeRuleSet(set).rules) for (const c of [r.level, ...r.conditions, ...r.besides]) said(c)
  const subjects = subjectsOfFacts(facts, set)
  if (isRefusal(subjects)) {
    said(subjects)
    return 'refused'
  }
  for (const text of factsLeftAside(facts, set)) said(text)
  for (const v of judgeFacts(set, subjects)) {
    said(v.evidence.sentence)
    for (const t of v.evidence.wouldTurn) said(t.sentence)
  }
  return 'judged'
}

describe('rules and facts of any form', () => {
  it('are judged as they stand here, so that what follows is not about silence', () => {
    expect(runs(RULES, FACTS)).toBe('judged')
  })
  it('are judged or refused with a sentence in both languages, and never break the judge', () => {
    const seen = { refused: 0, judged: 0 }
    fc.assert(
      fc.property(fuzzed(RULES), fuzzed(FACTS), fc.integer({ min: 0, max: 2 }), (rules, facts, which) => {
        seen[runs(which === 1 ? RULES : rules, which === 0 ? FACTS : facts)] += 1
      }),
      { numRuns },
    )
    expect(Math.min(seen.refused, seen.judged)).toBeGreaterThan(numRuns / 20)
  })
})
