import { type Coded, coded } from '../kernel/coded.ts'
import { nearestOf } from './nearest-metric.ts'
import type { RuleSet } from './rule-set.ts'

type Loose = { readonly [key: string]: unknown }
const isLoose = (value: unknown): value is Loose => typeof value === 'object' && value !== null && !Array.isArray(value)

/** The keys of the documented forms, place by place; a key of an older file that means nothing any more would stand here too. */
const SET =
  'id version scope combine palette noValue applies rules weights thresholds period repairedLate liftAfter metrics consequences cards validFrom validTo'
const KEYS = {
  set: SET,
  rule: 'id level all unless applies sentence',
  condition: 'metric op bound periods rank noValue',
  expert: 'expression noValue',
  rank: 'from n group',
  applies: 'yearClass listing stage kind amountFrom amountBelow amountBasis',
  attire: 'colour word',
  threshold: 'level from',
  ownMetric: 'name unit digits',
  consequence: 'level duty withinDays days running points text',
  cards: 'rhythm levels hearingDays appealDays rectifyDays groups',
  facts: 'asOf subjects',
  subject: 'id type group attributes metrics exempt history',
  past: 'period level metrics repairedIn',
} as const
type Place = keyof typeof KEYS
/** Here somebody may write what is only to be read, such as a name or a note: such a key is told and not refused. */
const OPEN: readonly Place[] = ['set', 'rule', 'facts', 'subject', 'past']

/** A key that no form knows. A slip of the pen could change a verdict, so what is like a known key is an error everywhere. */
export type OddKey = { readonly severity: 'error' | 'warning'; readonly sentence: Coded }

export function oddKeys(place: Place, where: string, value: unknown): readonly OddKey[] {
  if (!isLoose(value)) return []
  const known: readonly string[] = KEYS[place].split(' ')
  // What is there already was not meant: a `label` beside the `level` is a key of its own.
  const missing = known.filter((key) => !(key in value))
  return Object.keys(value)
    .filter((key) => !known.includes(key))
    .map((key) => {
      const suggestion = nearestOf(key, missing, 2)
      if (suggestion !== null)
        return { severity: 'error', sentence: coded('cards.file.unknownKey', { where, key, suggestion }) }
      return OPEN.includes(place)
        ? { severity: 'warning', sentence: coded('cards.file.keyIgnored', { where, key }) }
        : { severity: 'error', sentence: coded('cards.file.noSuchKey', { where, key, known: [...known] }) }
    })
}

type OddKeyOfSet = OddKey & { readonly row: number | null }

/** All of a set, rule by rule; `row` counts rules from 1. */
export function oddKeysOfSet(set: RuleSet): readonly OddKeyOfSet[] {
  const odd: OddKeyOfSet[] = []
  const look = (row: number | null, ...asked: Parameters<typeof oddKeys>) =>
    odd.push(...oddKeys(...asked).map((o) => ({ ...o, row })))
  look(null, 'set', 'RULES', set)
  look(null, 'applies', 'applies', set.applies)
  look(null, 'cards', 'cards', set.cards)
  for (const [level, attire] of Object.entries(set.palette)) look(null, 'attire', `palette.${level}`, attire)
  for (const [i, t] of (set.thresholds ?? []).entries()) look(null, 'threshold', `thresholds[${i}]`, t)
  for (const [i, m] of (set.metrics ?? []).entries()) look(null, 'ownMetric', `metrics[${i}]`, m)
  for (const [i, c] of (set.consequences ?? []).entries()) look(null, 'consequence', `consequences[${i}]`, c)
  for (const [i, rule] of set.rules.entries()) {
    const where = `rules[${i}]`
    look(i + 1, 'rule', where, rule)
    look(i + 1, 'applies', `${where}.applies`, rule.applies)
    for (const [j, c] of rule.all.entries()) {
      look(i + 1, 'expression' in c ? 'expert' : 'condition', `${where}.all[${j}]`, c)
      if ('rank' in c) look(i + 1, 'rank', `${where}.all[${j}].rank`, c.rank)
    }
  }
  return odd
}
