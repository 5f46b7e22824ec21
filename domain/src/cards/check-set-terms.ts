import { type Coded, coded } from '../kernel/coded.ts'
import { parseDecimal } from '../kernel/exact.ts'
import { parseLevel } from './level.ts'
import { metricKind } from './metrics.ts'
import { decimalsOf } from './prepare-rule-set.ts'
import type { Applies, RuleSet } from './rule-set.ts'

/** What a level may wear; every screen has a fill for each of them. */
export const COLOURS = ['red', 'orange', 'yellow', 'green', 'blue'] as const
/** More rules than anybody can oversee, and than a light can be explained by. */
export const MOST_RULES = 200
const MOST_WORD = 8

/** Faults of the set as a whole: palette, amounts, periods, thresholds and weights. */
export function setTermsFaults(set: RuleSet): readonly { readonly row: number | null; readonly sentence: Coded }[] {
  const faults: { row: number | null; sentence: Coded }[] = []
  const add = (row: number | null, code: string, params: Coded['params'] = {}) =>
    faults.push({ row, sentence: coded(code, params) })
  if (set.rules.length > MOST_RULES) add(null, 'cards.check.tooManyRules', { most: MOST_RULES })
  for (const [level, attire] of Object.entries(set.palette)) {
    if (!parseLevel(level) || attire === undefined) continue
    if (!(COLOURS as readonly string[]).includes(attire.colour))
      add(null, 'cards.check.badColour', { colour: attire.colour })
    if (attire.word.trim() === '' || [...attire.word].length > MOST_WORD)
      add(null, 'cards.check.badWord', { level: `cards.level.${level}` })
  }
  if (set.period !== undefined && set.period !== 'week' && set.period !== 'month') add(null, 'cards.check.badPeriod')
  for (const amount of amountsOf(set.applies)) add(null, 'cards.check.badAmount', { amount })
  set.rules.forEach((rule, i) => {
    for (const amount of amountsOf(rule.applies)) add(i + 1, 'cards.check.badAmount', { amount })
    if (set.combine === 'weighted' && typeof set.weights?.[rule.id] !== 'number')
      add(i + 1, 'cards.check.noWeight', { row: i + 1, id: rule.id })
  })
  for (const [i, { name }] of (set.metrics ?? []).entries())
    if (metricKind(name) || set.metrics?.some((m, j) => j < i && m.name === name))
      add(null, 'cards.check.metricTaken', { metric: name })
  for (const id of Object.keys(set.weights ?? {}))
    if (!set.rules.some((r) => r.id === id)) add(null, 'cards.check.weightOfNone', { id })
  const weighed = [...Object.values(set.weights ?? {}), ...(set.thresholds ?? []).map((t) => t.from)]
  for (const weight of weighed)
    if (typeof weight === 'number' && !isWeight(weight)) add(null, 'cards.check.badWeight', { weight: String(weight) })
  for (const { level } of set.thresholds ?? [])
    if (!parseLevel(level)) add(null, 'cards.check.unknownThreshold', { level })
  return faults
}

/** Small enough to be added exactly. */
const isWeight = (n: number): boolean => Math.abs(n) <= 1_000_000 && (decimalsOf(n) ?? 7) <= 6

const amountsOf = (applies: Applies | undefined): readonly string[] =>
  [applies?.amountFrom, applies?.amountBelow].filter((a): a is string => a !== undefined && parseDecimal(a) === null)
