import { type Coded, coded } from '../kernel/coded.ts'
import { parseDecimal } from '../kernel/exact.ts'
import { DUTIES, parseDuty } from './consequences.ts'
import { GROUP_KINDS } from './group-members.ts'
import { parseLevel } from './level.ts'
import type { Consequence, RuleSet } from './rule-set.ts'

const LONGEST = 366
const whole = (n: unknown, from: number, to: number): boolean =>
  typeof n === 'number' && Number.isInteger(n) && n >= from && n <= to

/** What is wrong with a set's `cards` and `consequences`, each with the place; none where both are sound or absent. */
export function cardTermsFaults(set: RuleSet): readonly Coded[] {
  return [...termFaults(set), ...(set.consequences ?? []).flatMap((c, i) => consequenceFaults(c, i + 1, set))]
}

function termFaults({ cards }: RuleSet): readonly Coded[] {
  if (!cards) return []
  const faults: Coded[] = []
  if (cards.rhythm !== undefined && cards.rhythm !== 'month' && cards.rhythm !== 'quarter')
    faults.push(coded('cards.check.cardRhythm', { rhythm: String(cards.rhythm) }))
  for (const level of cards.levels ?? [])
    if (!parseLevel(level) || level === 'normal') faults.push(coded('cards.check.cardLevel', { level: String(level) }))
  for (const group of cards.groups === undefined || Array.isArray(cards.groups) ? (cards.groups ?? []) : ['?'])
    if (!(GROUP_KINDS as readonly string[]).includes(group))
      faults.push(coded('cards.check.cardGroup', { group: String(group), known: [...GROUP_KINDS] }))
  for (const key of ['hearingDays', 'appealDays', 'rectifyDays'] as const)
    if (cards[key] !== undefined && !whole(cards[key], 1, LONGEST))
      faults.push(coded('cards.check.cardDays', { key, days: String(cards[key]) }))
  return faults
}

function consequenceFaults(c: Consequence, row: number, set: RuleSet): readonly Coded[] {
  const faults: Coded[] = []
  const add = (code: string, params: Coded['params'] = {}) => faults.push(coded(code, { row, ...params }))
  if (!parseLevel(c.level) || c.level === 'normal') add('cards.check.consequenceLevel', { level: String(c.level) })
  else if (!set.palette[c.level]) add('cards.check.consequenceBare', { level: `cards.level.${c.level}` })
  if (!parseDuty(String(c.duty))) add('cards.check.unknownDuty', { duty: String(c.duty), known: [...DUTIES] })
  if (!whole(c.withinDays, 1, LONGEST)) add('cards.check.consequenceDays', { days: String(c.withinDays) })
  if (c.days !== undefined && c.days !== 'calendar' && c.days !== 'working')
    add('cards.check.consequenceUnit', { unit: String(c.days) })
  if (c.running !== undefined && !whole(c.running, 2, 24))
    add('cards.check.consequenceRunning', { running: String(c.running) })
  const points = c.points === undefined ? null : parseDecimal(String(c.points))
  if (c.duty === 'deduction' && (points === null || String(c.points).startsWith('-')))
    add('cards.check.deductionPoints')
  if (c.duty === 'other' && !c.text?.trim()) add('cards.check.dutyText')
  return faults
}
