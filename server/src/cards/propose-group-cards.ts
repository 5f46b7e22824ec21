import { addDays } from '@guatu/domain/calendar/civil-date'
import { cardTermsOf } from '@guatu/domain/cards/card-terms'
import { GROUP_KINDS, type GroupKind } from '@guatu/domain/cards/group-members'
import { tookOverIn } from '@guatu/domain/cards/hand-over'
import { judgeTogether, needsCompany } from '@guatu/domain/cards/judge-together'
import { type ObjectLevel, unitSubject } from '@guatu/domain/cards/judge-unit'
import type { Level } from '@guatu/domain/cards/level'
import { DEFAULT_LIFT_AFTER } from '@guatu/domain/cards/lift'
import type { RuleSet } from '@guatu/domain/cards/rule-set'
import { asksRates } from '@guatu/domain/cards/unit-rates'
import type { Verdict } from '@guatu/domain/cards/verdict'
import type { Period } from '@guatu/domain/reports/periods'
import type { EvaluationPoint } from '@guatu/domain/reports/project-facts'
import type { Db } from '../platform/db.ts'
import { type BatchDraft, placeOfSet } from './batch-drafts.ts'
import { listCardedKinds } from './batch-reads.ts'
import { BesideLevelsOf } from './beside-levels.ts'
import { type CardDraft, draftCard, foundBy, type TakenOver } from './card-draft.ts'
import { type GroupAtClose, groupsAtClose } from './groups-at-close.ts'
import { LevelsOf } from './judge-all-at.ts'
import { benchAt, closingPoint } from './period-verdict-row.ts'
import { periodEndedBy, type StoodProject } from './propose-cards.ts'
import { groupRuleSetFor } from './rule-set-for.ts'
import type { RuleSetRegister } from './rule-set-reads.ts'

/** The groups of one kind that one set judges at a month's close, each among the others. */
type Closing = {
  readonly kind: GroupKind
  readonly ruleSet: RuleSet
  readonly groups: readonly GroupAtClose[]
  readonly month: Period
  readonly beside: BesideLevelsOf
  readonly levels: LevelsOf
}

/**
 * Cards of units, headquarters, campaigns and places over the projects that they had on the period's last day: projects and matters
 * are judged apart, each with a floor of two objects (domain.md §6). The levels are those of the projects' own verdicts. Of a kind
 * that never had a card an empty batch tells nobody anything; once it had one, each period shows that it was looked at.
 */
export async function groupBatches(
  db: Db,
  stood: readonly StoodProject[],
  month: Period,
  register: RuleSetRegister,
): Promise<BatchDraft[]> {
  const at = closingPoint(month)
  const bench = await benchAt(db, at)
  const groups = await groupsAtClose(db, stood, register.adopted, at)
  const beside = await BesideLevelsOf.of(
    db,
    bench,
    groups.flatMap((g) => g.answering?.id ?? []),
  )
  const levels = new LevelsOf(db, bench, month.lockAt)
  const carded = new Set<string>(['unit', ...(await listCardedKinds(db, month.closesOn))])
  const drafts: BatchDraft[] = []
  for (const kind of GROUP_KINDS)
    for (const [ruleSet, judged] of bySet(groups, kind, register, at)) {
      const period = periodEndedBy(ruleSet, month, bench)
      const terms = cardTermsOf(ruleSet)
      if (!period || !terms.groups.includes(kind)) continue
      const cards = await cardsOf({ kind, ruleSet, groups: judged, month, beside, levels })
      if (cards.length === 0 && !carded.has(kind)) continue
      drafts.push({
        ...placeOfSet(ruleSet, register.adopted),
        ...{ subjectType: kind, about: 'projects', period, ruleSet, cards },
        liftAfter: ruleSet.liftAfter ?? DEFAULT_LIFT_AFTER,
      })
    }
  return drafts
}

function bySet(
  groups: readonly GroupAtClose[],
  kind: GroupKind,
  register: RuleSetRegister,
  at: EvaluationPoint,
): ReadonlyMap<RuleSet, GroupAtClose[]> {
  const found = new Map<RuleSet, GroupAtClose[]>()
  for (const group of groups.filter((g) => g.kind === kind)) {
    const ruleSet = groupRuleSetFor(register, group, at)
    // A township or park that answers in rates for its place is carded for it: the place is not carded once more.
    if (asksRates(ruleSet) && group.answering && group.answering.id !== group.id) continue
    found.set(ruleSet, [...(found.get(ruleSet) ?? []), group])
  }
  return found
}

async function cardsOf(closing: Closing): Promise<CardDraft[]> {
  const { ruleSet, groups, month } = closing
  const { levels } = cardTermsOf(ruleSet)
  const verdicts = await verdictsOf(closing, groups, closingPoint(month), (g) => g.objects)
  const cards: CardDraft[] = []
  for (const [i, group] of groups.entries()) {
    const verdict = verdicts[i]!
    if (!levels.includes(verdict.level)) continue
    const takenOver = await groupTakenOver(closing, group)
    const card = draftCard(verdict, ruleSet, group.answering, month, takenOver)
    if (card) cards.push(card)
  }
  return cards
}

/** Verdicts in the order of the groups, ranked among each other where the set ranks. */
async function verdictsOf(
  { ruleSet, month, beside }: Closing,
  groups: readonly GroupAtClose[],
  at: EvaluationPoint,
  objectsOf: (group: GroupAtClose) => readonly ObjectLevel[],
): Promise<readonly Verdict[]> {
  const subjects = []
  for (const group of groups) {
    const seen = await beside.at(group, ruleSet, month, at)
    subjects.push(unitSubject(group.id, objectsOf(group), ruleSet, at.asOf, seen))
  }
  return judgeTogether(ruleSet, subjects)
}

/** How the group's objects stood on the eve of a hand-over of the post that answers, where one fell into the period. */
async function groupTakenOver(closing: Closing, group: GroupAtClose): Promise<TakenOver | null> {
  const { month, ruleSet, groups, levels } = closing
  const holder = group.answering && tookOverIn(group.answering.holdings, month)
  if (!holder || !group.answering) return null
  const eve = addDays(holder.from, -1)
  const company = needsCompany(ruleSet) ? groups : [group]
  const stood = await levels.on(eve, [...new Set(company.flatMap((g) => g.objects.map((o) => o.id)))])
  const verdicts = await verdictsOf(closing, company, { asOf: eve, knownAt: month.lockAt }, (g) => standing(g, stood))
  return foundBy(holder, group.answering.holdings, verdicts[company.indexOf(group)]!.level)
}

const standing = (group: GroupAtClose, levels: ReadonlyMap<string, Level>): ObjectLevel[] =>
  group.objects.flatMap(({ id }) => {
    const level = levels.get(id)
    return level ? [{ id, level }] : []
  })
