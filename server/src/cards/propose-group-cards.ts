import { addDays } from '@guatu/domain/calendar/civil-date'
import { cardTermsOf } from '@guatu/domain/cards/card-terms'
import type { GroupKind } from '@guatu/domain/cards/group-members'
import { tookOverIn } from '@guatu/domain/cards/hand-over'
import { needsCompany } from '@guatu/domain/cards/judge-together'
import { DEFAULT_LIFT_AFTER } from '@guatu/domain/cards/lift'
import type { Period } from '@guatu/domain/reports/periods'
import type { Db } from '../platform/db.ts'
import { type BatchDraft, placeOfSet } from './batch-drafts.ts'
import { listCardedInside, listCardedKinds } from './batch-reads.ts'
import type { RatesOver } from './beside-levels.ts'
import { type CardDraft, draftCard, foundBy, type TakenOver } from './card-draft.ts'
import type { GroupAtClose } from './groups-at-close.ts'
import { type Closing, groupClosings, type MonthClose, verdictsAtClose, verdictsOf } from './groups-over.ts'
import { periodEndedBy } from './propose-cards.ts'
import type { RuleSetRegister } from './rule-set-reads.ts'

/**
 * Cards of units, headquarters, campaigns and places over the projects that they had on the period's last day, by the levels of the
 * projects' own verdicts; and over the matters that they were given or that their projects had.
 */
export async function groupBatches(db: Db, close: MonthClose, register: RuleSetRegister): Promise<BatchDraft[]> {
  const { month, matters } = close
  const carded = {
    projects: await kindsShown(db, 'projects', month),
    matters: await kindsShown(db, 'matters', month),
  }
  const drafts: BatchDraft[] = []
  for (const closing of await groupClosings(db, close, register)) {
    const { ruleSet, kind, about } = closing
    const period = periodEndedBy(ruleSet, month, matters.bench)
    if (!period || !cardTermsOf(ruleSet).groups.includes(kind)) continue
    const cards = await cardsOf(closing)
    const place = placeOfSet(ruleSet, register.adopted)
    const shown =
      closing.inside === undefined
        ? carded[about].has(kind)
        : (await listCardedInside(db, about, month.closesOn)).includes(place.campaignId)
    if (cards.length === 0 && !shown) continue
    drafts.push({
      ...place,
      ...{ subjectType: kind, about, period, ruleSet, cards },
      liftAfter: ruleSet.liftAfter ?? DEFAULT_LIFT_AFTER,
    })
  }
  return drafts
}

/** Of a kind that never had a card an empty batch tells nobody anything; once it had one, each period shows that it was looked at. */
const kindsShown = async (db: Db, about: RatesOver['about'], month: Period): Promise<ReadonlySet<GroupKind>> =>
  new Set<GroupKind>(['unit', ...(await listCardedKinds(db, about, month.closesOn))])

async function cardsOf(closing: Closing): Promise<CardDraft[]> {
  const { ruleSet, groups, month } = closing
  const { levels } = cardTermsOf(ruleSet)
  const verdicts = await verdictsAtClose(closing)
  const cards: CardDraft[] = []
  for (const [i, group] of groups.entries()) {
    const verdict = verdicts[i]!
    if (!levels.includes(verdict.level)) continue
    const card = draftCard(verdict, ruleSet, group.answering, month, await takenOver(closing, group))
    if (card) cards.push(card)
  }
  return cards
}

/** How the group's objects stood on the eve of a hand-over of the post that answers, where one fell into the period. */
async function takenOver(closing: Closing, group: GroupAtClose): Promise<TakenOver | null> {
  const { month, ruleSet, groups, objectsOn } = closing
  const holder = group.answering && tookOverIn(group.answering.holdings, month)
  if (!holder || !group.answering) return null
  const eve = addDays(holder.from, -1)
  const company = needsCompany(ruleSet) ? groups : [group]
  const objectsOf = await objectsOn(eve, company)
  const verdicts = await verdictsOf(closing, company, { asOf: eve, knownAt: month.lockAt }, objectsOf)
  return foundBy(holder, group.answering.holdings, verdicts[company.indexOf(group)]!.level)
}
