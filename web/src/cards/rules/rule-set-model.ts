import type { Level } from '@guatu/contract/common'
import type { CardTerms } from '@guatu/domain/cards/card-terms'
import type { Consequence } from '@guatu/domain/cards/rule-set'

/** A condition as the table edits it: the documented form, unfinished parts left out. */
export type Condition = {
  readonly metric?: string
  readonly op?: string
  readonly bound?: string | readonly string[]
  readonly periods?: number
  readonly rank?: { readonly from: 'top' | 'bottom'; readonly n: number; readonly group?: string }
  readonly noValue?: 'skip' | 'holds'
  readonly expression?: string
}
export type Applies = Readonly<Record<string, readonly string[] | string | undefined>>
export type Rule = {
  readonly id: string
  readonly level: Level
  readonly all: readonly Condition[]
  readonly unless?: readonly string[]
  readonly applies?: Applies
  readonly sentence?: string
}
export type Attire = { readonly colour: string; readonly word: string }
/** A set as JSON; what the table doesn't edit travels along untouched. */
export type Body = {
  readonly id: string
  readonly scope: 'project' | 'matter' | 'unit'
  readonly combine: 'worst' | 'firstMatch' | 'weighted'
  readonly noValue: 'skip' | 'holds'
  readonly palette: Readonly<Partial<Record<Level, Attire>>>
  readonly rules: readonly Rule[]
  readonly applies?: Applies
  readonly weights?: Readonly<Record<string, number>>
  readonly thresholds?: readonly { readonly level: Level; readonly from: number }[]
  readonly period?: 'week' | 'month'
  readonly repairedLate?: Level
  readonly liftAfter?: number
  readonly consequences?: readonly Consequence[]
  /** What is absent is as the house has it. */
  readonly cards?: Partial<CardTerms>
  readonly [other: string]: unknown
}

/** What an office begins with when it takes no preset: no rules, and the colours most districts know. */
export const EMPTY_BODY: Body = {
  id: 'rules',
  scope: 'project',
  combine: 'worst',
  noValue: 'skip',
  palette: { warn: { colour: 'yellow', word: '黄牌' }, severe: { colour: 'red', word: '红牌' } },
  rules: [],
}

/** A body that came from elsewhere, with the parts the table needs. */
export const bodyOf = (given: Readonly<Record<string, unknown>>): Body => ({
  ...EMPTY_BODY,
  ...given,
  palette: { ...(given.palette as Body['palette']) },
  rules: Array.isArray(given.rules) ? (given.rules as Rule[]) : [],
})

/** A new id: 'rule4' for the fourth, the next free number where that is taken. */
export function freshId(rules: readonly Rule[]): string {
  const taken = new Set(rules.map((r) => r.id))
  let n = rules.length + 1
  while (taken.has(`rule${n}`)) n += 1
  return `rule${n}`
}

const put = (body: Body, rules: readonly Rule[]): Body => ({ ...body, rules })

export const addRule = (body: Body): Body =>
  put(body, [...body.rules, { id: freshId(body.rules), level: 'warn', all: [{}], unless: ['exempt'] }])

/** A copy stands below its model; its weight comes along. */
export function copyRule(body: Body, at: number): Body {
  const model = body.rules[at]
  if (!model) return body
  const { sentence: _, ...rest } = model
  const copy = { ...rest, id: freshId(body.rules) }
  const weight = body.weights?.[model.id]
  const next = put(body, [...body.rules.slice(0, at + 1), copy, ...body.rules.slice(at + 1)])
  return weight === undefined ? next : { ...next, weights: { ...body.weights, [copy.id]: weight } }
}

export function moveRule(body: Body, at: number, by: -1 | 1): Body {
  const to = at + by
  const rules = [...body.rules]
  const [moved, other] = [rules[at], rules[to]]
  if (!moved || !other) return body
  rules[to] = moved
  rules[at] = other
  return put(body, rules)
}

export const removeRule = (body: Body, at: number): Body =>
  put(
    body,
    body.rules.filter((_, i) => i !== at),
  )

/** A changed rule has no ready sentence any more: it is told by its own conditions. A new id takes its weight along. */
export function changeRule(
  body: Body,
  at: number,
  change: Partial<Omit<Rule, 'applies'>> & { readonly applies?: Applies | undefined },
): Body {
  const before = body.rules[at]
  if (!before) return body
  const { sentence: _, ...rest } = { ...before, ...change }
  const rules = body.rules.map((r, i) => (i === at ? (tidy(rest) as Rule) : r))
  if (change.id === undefined || !body.weights || !(before.id in body.weights)) return put(body, rules)
  const { [before.id]: weight = 0, ...others } = body.weights
  return { ...put(body, rules), weights: { ...others, [change.id]: weight } }
}

export const changeCondition = (body: Body, at: number, c: number, condition: Condition): Body =>
  changeRule(body, at, { all: (body.rules[at]?.all ?? []).map((one, i) => (i === c ? condition : one)) })

export const addCondition = (body: Body, at: number, condition: Condition = {}): Body =>
  changeRule(body, at, { all: [...(body.rules[at]?.all ?? []), condition] })

export const removeCondition = (body: Body, at: number, c: number): Body =>
  changeRule(body, at, { all: (body.rules[at]?.all ?? []).filter((_, i) => i !== c) })

/** Without what is empty, so that a choice taken back leaves no trace in the file. */
export function tidy<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).filter(([, v]) => v !== undefined && v !== '')) as T
}

/** Another operator wants another number of bounds: 'between' two, the others one. */
export function withOperator(condition: Condition, op: string): Condition {
  const bounds = typeof condition.bound === 'string' ? [condition.bound] : [...(condition.bound ?? [])]
  const bound = op === 'between' ? [bounds[0] ?? '', bounds[1] ?? ''] : bounds[0]
  return tidy({ ...condition, op: op || undefined, bound: op === '' ? undefined : bound }) as Condition
}

export const boundAt = (condition: Condition, which: 0 | 1): string =>
  typeof condition.bound === 'string' ? (which === 0 ? condition.bound : '') : (condition.bound?.[which] ?? '')

export function withBound(condition: Condition, which: 0 | 1, text: string): Condition {
  if (condition.op !== 'between') return { ...condition, bound: text }
  const bounds = [boundAt(condition, 0), boundAt(condition, 1)]
  bounds[which] = text
  return { ...condition, bound: bounds }
}

/** A ratio as the table shows it, in per cent: 0.8 → 80; what is no decimal stays as it was typed. */
export function percentShown(ratio: string): string {
  const [, sign = '', whole = '', fraction = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(ratio) ?? []
  if (whole === '') return ratio
  const digits = fraction.padEnd(2, '0')
  const head = `${whole}${digits.slice(0, 2)}`.replace(/^0+(?=\d)/, '')
  const tail = digits.slice(2).replace(/0+$/, '')
  return `${sign}${head}${tail === '' ? '' : `.${tail}`}`
}

/** What was typed in per cent, as the ratio that the file holds, with the three decimals that ratios print with: 80 → 0.800. */
export function ratioTyped(percent: string): string {
  const [, sign = '', whole = '', fraction = ''] = /^(-?)(\d+)(?:\.(\d*))?$/.exec(percent.replace(/[%％]$/, '')) ?? []
  if (whole === '') return percent
  const digits = whole.padStart(3, '0')
  return `${sign}${digits.slice(0, -2)}.${`${digits.slice(-2)}${fraction}`.padEnd(3, '0')}`
}

/** Signs as a Chinese keyboard makes them, taken for what is meant: －１０．５ and 10。5 are numbers. */
export const plainNumber = (text: string): string =>
  text
    .replace(/[\uFF10-\uFF19]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0))
    .replace(/[\uFF0D\u2212\u2014\u2013]/g, '-')
    .replace(/[\uFF0E\u3002]/g, '.')
    .trim()

export const LEVELS_WORST_FIRST = ['severe', 'warn', 'remind', 'normal', 'commend'] as const
/** Of these cards are made where the set doesn't say. */
const USUAL_LEVELS: readonly Level[] = ['commend', 'warn', 'severe']
export const isCarded = (body: Body, level: Level): boolean => (body.cards?.levels ?? USUAL_LEVELS).includes(level)

/** Whether the level is given as a card, beside its light. Back at what is usual, the file says nothing. */
export function setCarded(body: Body, level: Level, on: boolean): Body {
  const now = (['commend', 'remind', 'warn', 'severe'] as const).filter((l) => (l === level ? on : isCarded(body, l)))
  const usual = now.length === USUAL_LEVELS.length && now.every((l) => USUAL_LEVELS.includes(l))
  return setTerms(body, { levels: usual ? undefined : now })
}

export function setTerms(body: Body, part: { readonly [K in keyof CardTerms]?: CardTerms[K] | undefined }): Body {
  const cards = tidy({ ...body.cards, ...part })
  return tidy({ ...body, cards: Object.keys(cards).length > 0 ? cards : undefined }) as Body
}

export function setConsequences(body: Body, consequences: readonly Consequence[]): Body {
  return tidy({ ...body, consequences: consequences.length > 0 ? consequences : undefined }) as Body
}

/** What was, what is, what was taken back: a step is a whole body. */
export type Steps = { readonly past: readonly Body[]; readonly now: Body; readonly future: readonly Body[] }
const MOST_STEPS = 200
export const beginSteps = (now: Body): Steps => ({ past: [], now, future: [] })
export const takeStep = (steps: Steps, now: Body): Steps =>
  now === steps.now ? steps : { past: [...steps.past, steps.now].slice(-MOST_STEPS), now, future: [] }
export function undoStep(steps: Steps): Steps {
  const before = steps.past.at(-1)
  return before ? { past: steps.past.slice(0, -1), now: before, future: [steps.now, ...steps.future] } : steps
}
export function redoStep(steps: Steps): Steps {
  const [after, ...future] = steps.future
  return after ? { past: [...steps.past, steps.now], now: after, future } : steps
}
