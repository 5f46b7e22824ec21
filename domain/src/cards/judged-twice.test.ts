import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isRefusal } from '../kernel/coded.ts'
import { checkRuleSet } from './check-rule-set.ts'
import { judgeFacts } from './judge-facts.ts'
import { attireOfVerdict } from './palette.ts'
import { readRuleSet } from './read-rule-set.ts'
import type { RuleSet } from './rule-set.ts'
import { subjectsOfFacts } from './subject-of-facts.ts'
import {
  dayBefore,
  NaiveJudge,
  periodOf,
  type WrittenCondition,
  type WrittenRule,
  type WrittenSet,
  type WrittenSubject,
} from './testing/naive-judge.ts'

/** Two hundred each in the usual run; FC_RUNS sets another number. */
const numRuns = Number(process.env.FC_RUNS ?? 200)

const DIGITS: { readonly [metric: string]: number } = {
  lagPoints: 1,
  completionRate: 3,
  'daysOverdue.calendar': 0,
  steel: 2,
  taskMissed: 0,
}
/** They follow from the rest of the file. */
const DERIVED = ['rank.lagPoints', 'rank', 'rankChange.steel', 'periodsMissed', 'periodsMissed.window']
/** Bounds, and values on them, beside them, and where printing decides. */
const BOUNDS: { readonly [metric: string]: readonly string[] } = {
  lagPoints: ['-10.0', '-15', '0', '0.05'],
  completionRate: ['0.800', '0.6', '1', '-0.0005'],
  'daysOverdue.calendar': ['1', '30', '0', '0.5'],
  steel: ['5.00', '5.01', '-5', '0'],
  taskMissed: ['1', '1', '0'],
}
const STEPS = [0, 0, 0, 0.04, 0.05, 0.06, 0.1, 0.4, 0.5, 1, 0.0004, 0.0005, 0.001, 0.005, 0.0049, 5]
const metricName = fc.constantFrom(...Object.keys(DIGITS), ...DERIVED)
const boundsOf = (metric: string) => BOUNDS[metric] ?? ['1', '2', '0', '-1']

const near = (metric: string): fc.Arbitrary<string | null> =>
  fc.oneof(
    { weight: 1, arbitrary: fc.constant(null) },
    {
      weight: 9,
      arbitrary: fc
        .tuple(fc.constantFrom(...boundsOf(metric)), fc.constantFrom(...STEPS), fc.boolean())
        .map(([b, step, up]) => (Number(b) + (up ? step : -step)).toFixed(4)),
    },
  )
const values = fc
  .record(Object.fromEntries(Object.keys(DIGITS).map((m) => [m, near(m)])), { requiredKeys: [] })
  .map((v) => v as { readonly [metric: string]: string | null })

type Sum =
  | { readonly metric: string }
  | { readonly number: number }
  | { readonly op: '+' | '-' | '*' | '/'; readonly a: Sum; readonly b: Sum }
type Test =
  | { readonly op: '<' | '<=' | '>' | '>=' | '==' | '!='; readonly a: Sum; readonly b: Sum }
  | { readonly op: '&&' | '||'; readonly p: Test; readonly q: Test }
  | { readonly not: Test }
  | { readonly when: Test; readonly yes: Test; readonly otherwise: Test }
const { test: written } = fc.letrec<{ sum: Sum; test: Test }>((tie) => ({
  sum: fc.oneof(
    { maxDepth: 2, withCrossShrink: true },
    metricName.map((metric) => ({ metric })),
    fc.constantFrom(0, 1, -10, 0.8, 2.5, 30).map((number) => ({ number })),
    fc.record({ op: fc.constantFrom('+', '-', '*', '/'), a: tie('sum'), b: tie('sum') }),
  ) as fc.Arbitrary<Sum>,
  test: fc.oneof(
    { maxDepth: 2, withCrossShrink: true },
    fc.record({ op: fc.constantFrom('<', '<=', '>', '>=', '==', '!='), a: tie('sum'), b: tie('sum') }),
    fc.record({ op: fc.constantFrom('&&', '||'), p: tie('test'), q: tie('test') }),
    fc.record({ not: tie('test') }),
    fc.record({ when: tie('test'), yes: tie('test'), otherwise: tie('test') }),
  ) as fc.Arbitrary<Test>,
}))
const trees = new Map<string, Test>()
const sumText = (s: Sum): string =>
  'metric' in s
    ? s.metric
    : 'number' in s
      ? s.number < 0
        ? `(${s.number})`
        : String(s.number)
      : `(${sumText(s.a)} ${s.op} ${sumText(s.b)})`
function testText(t: Test): string {
  if ('not' in t) return `!(${testText(t.not)})`
  if ('when' in t) return `(${testText(t.when)} ? ${testText(t.yes)} : ${testText(t.otherwise)})`
  return 'p' in t ? `(${testText(t.p)} ${t.op} ${testText(t.q)})` : `${sumText(t.a)} ${t.op} ${sumText(t.b)}`
}
const namesIn = (text: string) => text.match(/[a-zA-Z][\w.]*/g) ?? []
const expression = written
  .map((t) => {
    const text = testText(t)
    trees.set(text, t)
    return text
  })
  .filter((text) => namesIn(text).length > 0)

function evaluate(text: string, value: (metric: string) => number | null): boolean | null {
  if (namesIn(text).some((m) => value(m) === null)) return null
  const sum = (s: Sum): number => {
    if ('metric' in s) return value(s.metric) ?? 0
    if ('number' in s) return s.number
    const [a, b] = [sum(s.a), sum(s.b)]
    return s.op === '+' ? a + b : s.op === '-' ? a - b : s.op === '*' ? a * b : a / b
  }
  const test = (t: Test): boolean => {
    if ('not' in t) return !test(t.not)
    if ('when' in t) return test(t.when) ? test(t.yes) : test(t.otherwise)
    if ('p' in t) return t.op === '&&' ? test(t.p) && test(t.q) : test(t.p) || test(t.q)
    const [a, b] = [sum(t.a), sum(t.b)]
    return { '<': a < b, '<=': a <= b, '>': a > b, '>=': a >= b, '==': a === b, '!=': a !== b }[t.op]
  }
  return test(trees.get(text)!)
}

const optional = <T>(value: fc.Arbitrary<T>, absent = 4) =>
  fc.oneof({ weight: absent, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: value })
const noValue = fc.constantFrom('skip', 'holds')
const comparison: fc.Arbitrary<WrittenCondition> = metricName.chain((metric) => {
  const bound = fc.constantFrom(...boundsOf(metric))
  return fc
    .record({
      metric: fc.constant(metric),
      compared: fc.oneof(
        fc.record({ op: fc.constantFrom('<', '<=', '>', '>=', '=='), bound }),
        fc.record({ op: fc.constant('between'), bound: fc.tuple(bound, bound) }),
      ),
      periods: optional(fc.integer({ min: 2, max: 4 })),
      rank: DERIVED.includes(metric)
        ? fc.constant(undefined)
        : optional(
            fc.record({
              from: fc.constantFrom('top', 'bottom'),
              n: fc.integer({ min: 1, max: 4 }),
              group: optional(fc.constant('area'), 1),
            }),
          ),
      noValue: optional(noValue),
      alone: fc.boolean(),
    })
    .map(({ compared, alone, ...c }) => ({ ...(c.rank && alone ? {} : compared), ...c }))
})
/** What people can change, and nothing beside, so that most of what is lit can be turned. */
const plain: fc.Arbitrary<WrittenCondition> = fc
  .constantFrom('lagPoints', 'completionRate', 'daysOverdue.calendar', 'lagPoints')
  .chain((metric) =>
    fc.record({
      metric: fc.constant(metric),
      op: fc.constantFrom('<', '<=', '>', '>='),
      bound: fc.constantFrom(...boundsOf(metric)),
    }),
  )
const condition: fc.Arbitrary<WrittenCondition> = fc.oneof(
  { weight: 5, arbitrary: comparison },
  { weight: 1, arbitrary: fc.record({ expression, noValue: optional(noValue) }) },
)
const LISTS = ['city', 'key', 'campaign']
const applies: fc.Arbitrary<NonNullable<WrittenRule['applies']>> = fc.record(
  {
    yearClass: fc.subarray(['new', 'carriedOver'], { minLength: 1 }),
    listing: fc.subarray(LISTS, { minLength: 1 }),
    amountFrom: fc.constantFrom('10000000', '5000000.01'),
    amountBelow: fc.constantFrom('10000000.00', '20000000'),
    amountBasis: fc.constantFrom('total', 'yearPlan'),
  },
  { requiredKeys: [] },
)
const level = fc.constantFrom('commend', 'normal', 'remind', 'warn', 'severe')
const RULE_IDS = ['r1', 'r2', 'r3', 'r4', 'r5']
const ATTIRE = { commend: 'blue', normal: 'green', remind: 'yellow', warn: 'orange', severe: 'red' }

/** JSON has no `undefined`: what is absent is absent. */
const asJson = <T>(value: T): T => JSON.parse(JSON.stringify(value))
const setOf = (condition: fc.Arbitrary<WrittenCondition>): fc.Arbitrary<WrittenSet> =>
  fc
    .record({
      combine: fc.constantFrom('worst', 'worst', 'firstMatch', 'weighted'),
      noValue,
      period: fc.constantFrom(undefined, 'month', 'week'),
      dressed: fc.subarray(Object.entries(ATTIRE)),
      applies: optional(applies),
      rules: fc.array(
        fc.record({
          level,
          all: fc.array(condition, { minLength: 1, maxLength: 3 }),
          unless: optional(fc.subarray(['exempt', 'properReason', 'r1'], { minLength: 1 })),
          applies: optional(applies),
        }),
        { minLength: 1, maxLength: 5 },
      ),
      weights: fc.array(fc.constantFrom(1, 2, 0.1, 0.2, 3, -1), { minLength: 5, maxLength: 5 }),
      thresholds: fc.uniqueArray(fc.record({ level, from: fc.constantFrom(0.3, 1, 2, 3, 5) }), {
        minLength: 1,
        maxLength: 3,
        selector: (t) => t.from,
      }),
    })
    .map(({ dressed, rules, weights, thresholds, ...set }) =>
      asJson({
        ...set,
        id: 'made',
        version: '1',
        scope: 'project',
        palette: Object.fromEntries(dressed.map(([l, colour]) => [l, { colour, word: `${l}牌` }])),
        metrics: [{ name: 'steel', unit: 'tonnes', digits: 2 }],
        rules: rules.map((r, i) => ({ ...r, id: RULE_IDS[i]! })),
        ...(set.combine === 'weighted' && {
          weights: Object.fromEntries(rules.map((_, i) => [RULE_IDS[i], weights[i]])),
          thresholds,
        }),
      }),
    ) as fc.Arbitrary<WrittenSet>
const writtenSet = setOf(condition)
const turnable = fc.oneof({ weight: 1, arbitrary: writtenSet }, { weight: 4, arbitrary: setOf(plain) })

const AS_OF = ['2026-10-31', '2026-01-01', '2027-01-03', '2020-12-31', '2026-03-02']
const writtenFacts = fc.constantFrom(...AS_OF).chain((asOf) => {
  const back = (kind: 'month' | 'week', days: number) =>
    fc.integer({ min: -1, max: 4 }).map((n) => periodOf(dayBefore(asOf, n * days), kind))
  const period = fc.oneof(back('month', 31), back('week', 7), fc.constant(`${asOf.slice(0, 4)}-Q1`))
  const subject = fc.record({
    group: optional(fc.constantFrom('east', 'west'), 1),
    attributes: fc.record(
      {
        yearClass: fc.constantFrom('new', 'carriedOver', 'reserve'),
        listing: fc.subarray(LISTS),
        amount: fc.constantFrom('10000000', '9999999.99', '10000000.00', '5000000'),
        yearPlan: fc.constantFrom('10000000', '5000000.01', null),
        area: fc.constantFrom('north', 'south'),
      },
      { requiredKeys: [] },
    ),
    metrics: values,
    exempt: optional(fc.subarray(['exempt', 'properReason', 'r1', 'r2']), 2),
    history: fc.uniqueArray(fc.record({ period, level, metrics: values, repairedIn: optional(period) }), {
      maxLength: 6,
      selector: (h) => h.period,
    }),
  })
  return fc
    .array(subject, { minLength: 1, maxLength: 6 })
    .map((subjects) => asJson({ asOf, subjects: subjects.map((s, i) => ({ ...s, id: `p${i}`, type: 'project' })) }))
}) as fc.Arbitrary<{ readonly asOf: string; readonly subjects: readonly WrittenSubject[] }>

/** What the check says about bands is no matter of judging: such a set is judged all the same here. */
const BANDS = ['cards.check.gap', 'cards.check.overlap', 'cards.check.contradiction']
function judged(rules: WrittenSet, facts: object) {
  const read = readRuleSet(rules)
  if (isRefusal(read) && !BANDS.includes(read.code)) throw new Error(`a set was refused: ${JSON.stringify(read)}`)
  const set = (isRefusal(read) ? rules : read) as RuleSet
  const subjects = subjectsOfFacts(facts, set)
  if (isRefusal(subjects)) throw new Error(`facts were refused: ${JSON.stringify(subjects)}`)
  return judgeFacts(set, subjects).map((v) => {
    const attire = attireOfVerdict(set.palette, v)
    const { wouldTurn } = v.evidence
    const worn = { colour: attire?.colour ?? null, word: attire?.word ?? null }
    return { verdict: { id: v.subject, level: v.level, ...worn, rule: v.ruleId }, wouldTurn }
  })
}

type Facts = { readonly asOf: string; readonly subjects: readonly WrittenSubject[] }
const digitsOf = (metric: string) => DIGITS[metric] ?? 0
const naive = (set: WrittenSet, facts: Facts) => new NaiveJudge(set, facts, digitsOf, evaluate)

/** The level that a subject would have with other values, by the second judge. */
function levelWith(set: WrittenSet, facts: Facts, at: number, values: { readonly [metric: string]: string }): string {
  const subjects = facts.subjects.map((s, i) => (i === at ? { ...s, metrics: { ...s.metrics, ...values } } : s))
  return naive(set, { ...facts, subjects }).verdict(subjects[at]!).level
}
const WORSE = ['commend', 'normal', 'remind', 'warn', 'severe']
const better = (level: string, than: string) => WORSE.indexOf(level) < WORSE.indexOf(than)

/** Every printed value strictly between two, at most so many from the end that is told. */
function between(metric: string, from: string, to: string): string[] {
  const step = 10 ** -digitsOf(metric)
  const [a, b] = [Math.round(Number(from) / step), Math.round(Number(to) / step)]
  const way = Math.sign(b - a)
  return Array.from({ length: Math.min(60, Math.abs(b - a) - 1) }, (_, i) =>
    ((b - (i + 1) * way) * step).toFixed(digitsOf(metric)),
  )
}

function faultsOfTurns(set: WrittenSet, facts: Facts): unknown[] {
  return judged(set, facts).flatMap(({ verdict, wouldTurn }, at) =>
    wouldTurn.flatMap(({ changes, level }) => {
      const to = Object.fromEntries(changes.map((c) => [c.metric, c.to]))
      const found: unknown[] = []
      const add = (...what: unknown[]) => found.push([verdict.id, ...what, changes])
      if (levelWith(set, facts, at, to) !== level) add('another level', levelWith(set, facts, at, to), level)
      if (!better(level, verdict.level)) add('no better level', level, verdict.level)
      for (const { metric, from } of changes) {
        const { [metric]: own = '', ...others } = to
        if (better(levelWith(set, facts, at, others), verdict.level)) add('needless', metric)
        for (const value of between(metric, from, own))
          if (better(levelWith(set, facts, at, { ...others, [metric]: value }), verdict.level))
            add('smaller', metric, value)
        if (['lagPoints', 'completionRate'].includes(metric) && Number(own) <= Number(from)) add('worse', metric)
        if (metric === 'daysOverdue.calendar' && !(Number(own) < Number(from) && Number(own) >= 0)) add('worse', metric)
      }
      return found
    }),
  )
}

/** What moves alone, where no place, level or expression moves with it: the way it goes, by what it is. */
const WAYS: { readonly [metric: string]: 1 | -1 } = { lagPoints: 1, completionRate: 1, 'daysOverdue.calendar': -1 }

function turnsNotTold(set: WrittenSet, facts: Facts): unknown[] {
  if (set.rules.some((r) => r.all.some((c) => c.rank || !(String(c.metric) in WAYS)))) return []
  return judged(set, facts).flatMap(({ verdict, wouldTurn }, at) =>
    !better('normal', verdict.level)
      ? []
      : Object.entries(WAYS).flatMap(([metric, way]) => {
          const own = facts.subjects[at]!.metrics[metric] ?? null
          if (own === null || wouldTurn.some((t) => t.changes.length === 1 && t.changes[0]!.metric === metric))
            return []
          return boundsOf(metric)
            .flatMap((b) => [-1, 0, 1].map((n) => (Number(b) + n * 10 ** -digitsOf(metric)).toFixed(digitsOf(metric))))
            .filter(
              (to) => (Number(to) - Number(own)) * way > 0 && (metric !== 'daysOverdue.calendar' || Number(to) >= 0),
            )
            .filter((to) => better(levelWith(set, facts, at, { [metric]: to }), verdict.level))
            .map((to) => [verdict.id, 'not told', metric, own, to])
        }),
  )
}

/** Sets of bands over two metrics, judged on every printed value around their bounds; the ends of the grid stand for all beyond. */
const bandSet = fc
  .record({
    combine: fc.constantFrom('worst', 'worst', 'firstMatch', 'weighted'),
    rules: fc.array(
      fc.record({
        level,
        metric: fc.constantFrom('lagPoints', 'lagPoints', 'daysOverdue.calendar'),
        all: fc.array(
          fc.record({
            op: fc.constantFrom('<', '<=', '>', '>=', 'between', 'between'),
            bound: fc.tuple(fc.integer({ min: -6, max: 6 }), fc.integer({ min: 0, max: 6 })),
            fine: fc.boolean(),
          }),
          { minLength: 1, maxLength: 2 },
        ),
      }),
      { minLength: 1, maxLength: 5 },
    ),
  })
  .map(({ combine, rules }) => {
    const text = (metric: string, n: number, fine: boolean) =>
      metric === 'lagPoints' ? `${(n / 10).toFixed(1)}${fine ? '' : '5'}` : `${n}${fine ? '' : '.5'}`
    return {
      ...{ id: 'bands', version: '1', scope: 'project', combine, noValue: 'skip', palette: {} },
      rules: rules.map(({ level, metric, all }, i) => ({
        ...{ id: RULE_IDS[i]!, level },
        all: all.map(({ op, bound: [a, more], fine }) => {
          const bounds = [text(metric, a, fine), text(metric, a + more, true)]
          return { metric, op, bound: op === 'between' ? bounds : bounds[0]! }
        }),
      })),
      ...(combine === 'weighted' && {
        weights: Object.fromEntries(rules.map((_, i) => [RULE_IDS[i], 1])),
        thresholds: [{ level: 'warn', from: 1 }],
      }),
    } as unknown as WrittenSet
  })

const GRID = Array.from({ length: 41 }, (_, i) => i - 20)
const gridText = (metric: string, n: number) => (metric === 'lagPoints' ? (n / 10).toFixed(1) : String(n))

function expectedConflicts(set: WrittenSet): string[] {
  const bands = set.rules.map((rule, i) => {
    const metric = rule.all[0]!.metric!
    const judge = naive(set, { asOf: '2026-10-31', subjects: [] })
    const holds = GRID.map((n) =>
      rule.all.every((c) => judge.holds(c, { id: 'x', metrics: { [metric]: gridText(metric, n) } })),
    )
    return { row: i + 1, metric, holds, level: rule.level }
  })
  const never = bands.filter((b) => !b.holds.includes(true))
  if (never.length > 0) return never.map((b) => `contradiction ${b.row}`)
  const blame = (l: string) => Math.sign(WORSE.indexOf(l) - 1)
  const found: string[] = []
  for (const metric of new Set(bands.map((b) => b.metric))) {
    const own = bands.filter((b) => b.metric === metric)
    for (const [i, a] of own.entries())
      for (const b of own.slice(i + 1)) {
        if (set.combine === 'weighted' || a.level === b.level || !a.holds.some((h, k) => h && b.holds[k])) continue
        const within = (x: typeof a, y: typeof a) => x.holds.every((h, k) => !h || y.holds[k])
        const settled = (inner: typeof a, outer: typeof a) =>
          within(inner, outer) &&
          !within(outer, inner) &&
          (set.combine === 'firstMatch' ? inner.row < outer.row : better(outer.level, inner.level))
        if (!settled(a, b) && !settled(b, a)) found.push(`overlap ${a.row} ${b.row}`)
      }
    const covered = GRID.map((_, k) => own.some((b) => b.holds[k]))
    const rooms: [number, number][] = []
    for (let k = covered.indexOf(true); k <= covered.lastIndexOf(true); k++)
      if (!covered[k]) {
        if (covered[k - 1]) rooms.push([k, k])
        else rooms.at(-1)![1] = k
      }
    for (const [from, to] of rooms) {
      const worst = (at: number) => Math.max(...own.filter((b) => b.holds[at]).map((b) => WORSE.indexOf(b.level)))
      const [a, b] = [blame(WORSE[worst(from - 1)]!), blame(WORSE[worst(to + 1)]!)]
      const middle = a === 1 && b === 1 && rooms.length === 1 && covered[0] && covered.at(-1)
      if (!(a * b === -1 || middle))
        found.push(`gap ${metric} ${gridText(metric, GRID[from]!)} ${gridText(metric, GRID[to]!)}`)
    }
  }
  return found.sort()
}

function toldConflicts(set: WrittenSet): string[] {
  const told = checkRuleSet(set as unknown as RuleSet).map(({ sentence: { code, params } }) => {
    const { row, other, metric, from, to } = params
    if (code === 'cards.check.contradiction') return `contradiction ${row}`
    if (code === 'cards.check.overlap')
      return `overlap ${Math.min(Number(row), Number(other))} ${Math.max(Number(row), Number(other))}`
    return `gap ${String(metric).replace('cards.metric.', '')} ${from} ${to}`
  })
  return told.sort()
}

describe('a second judge, written from the manual alone', () => {
  it('finds the level, colour, word and rule that the engine finds', () => {
    fc.assert(
      fc.property(writtenSet, writtenFacts, (set, facts) => {
        expect(judged(set, facts).map((j) => j.verdict)).toEqual(naive(set, facts).verdicts())
      }),
      { numRuns },
    )
  })

  it('finds that what would turn a level does so, and that nothing smaller on the way would', () => {
    fc.assert(
      fc.property(turnable, writtenFacts, (set, facts) => {
        expect([...faultsOfTurns(set, facts), ...turnsNotTold(set, facts)]).toEqual([])
      }),
      { numRuns },
    )
  })

  it('finds the contradictions, overlaps and gaps that the check of a set tells, and no others', () => {
    fc.assert(
      fc.property(bandSet, (set) => {
        expect(toldConflicts(set)).toEqual(expectedConflicts(set))
      }),
      { numRuns },
    )
  })
})
