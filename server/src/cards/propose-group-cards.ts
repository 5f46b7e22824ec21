import { addDays, type CivilDate } from '@guatu/domain/calendar/civil-date'
import { cardTermsOf } from '@guatu/domain/cards/card-terms'
import { GROUP_KINDS, type GroupKind } from '@guatu/domain/cards/group-members'
import { tookOverIn } from '@guatu/domain/cards/hand-over'
import { judgeTogether, needsCompany } from '@guatu/domain/cards/judge-together'
import { type ObjectLevel, unitSubject } from '@guatu/domain/cards/judge-unit'
import { DEFAULT_LIFT_AFTER } from '@guatu/domain/cards/lift'
import type { RuleSet } from '@guatu/domain/cards/rule-set'
import { asksRates } from '@guatu/domain/cards/unit-rates'
import type { Verdict } from '@guatu/domain/cards/verdict'
import type { Period } from '@guatu/domain/reports/periods'
import type { EvaluationPoint } from '@guatu/domain/reports/project-facts'
import type { Db } from '../platform/db.ts'
import { type BatchDraft, placeOfSet } from './batch-drafts.ts'
import { listCardedKinds } from './batch-reads.ts'
import { BesideLevelsOf, RatesOfProjects, type RatesOver } from './beside-levels.ts'
import { type CardDraft, draftCard, foundBy, type TakenOver } from './card-draft.ts'
import { loadGroupPlaces } from './group-reads.ts'
import { type GroupAtClose, groupsAtClose, placeUnitsAtClose } from './groups-at-close.ts'
import { LevelsOf } from './judge-all-at.ts'
import type { MattersOver } from './matters-over.ts'
import { benchAt, closingPoint } from './period-verdict-row.ts'
import { periodEndedBy, type StoodProject } from './propose-cards.ts'
import { listPlaceUnits } from './responsible-at-reads.ts'
import type { RuleSetRegister } from './rule-set-reads.ts'

/** What groups are judged over at a month's close: their projects, or their matters (domain.md §6: apart, each with a floor of two). */
type Over = {
  readonly about: RatesOver['about']
  readonly groups: readonly GroupAtClose[]
  readonly beside: BesideLevelsOf
  /** How what these groups answer for stood on an earlier day. */
  objectsOn(day: CivilDate, groups: readonly GroupAtClose[]): Promise<(group: GroupAtClose) => readonly ObjectLevel[]>
}
/** The groups of one kind that one set judges, each among the others. */
type Closing = Over & { readonly ruleSet: RuleSet; readonly month: Period }

/**
 * Cards of units, headquarters, campaigns and places over the projects that they had on the period's last day, by the levels of the
 * projects' own verdicts; and over the matters that they were given or that their projects had.
 */
export async function groupBatches(
  db: Db,
  stood: readonly StoodProject[],
  matters: MattersOver,
  month: Period,
  register: RuleSetRegister,
): Promise<BatchDraft[]> {
  const at = closingPoint(month)
  const { trees } = await loadGroupPlaces(db)
  const projects = stood.map((p) => ({ id: p.verdict.subject, level: p.verdict.level, places: p.places }))
  const gathering = { projects, trees, placeUnits: await listPlaceUnits(db), register, at }
  const drafts: BatchDraft[] = []
  for (const over of [await overProjects(db, month, gathering), await overMatters(db, matters, gathering)]) {
    const carded = await kindsShown(db, over.about, month)
    for (const kind of GROUP_KINDS)
      for (const [ruleSet, groups] of bySet(over.groups, kind)) {
        const period = periodEndedBy(ruleSet, month, matters.bench)
        if (!period || !cardTermsOf(ruleSet).groups.includes(kind)) continue
        const cards = await cardsOf({ ...over, ruleSet, groups, month })
        if (cards.length === 0 && !carded.has(kind)) continue
        drafts.push({
          ...placeOfSet(ruleSet, register.adopted),
          ...{ subjectType: kind, about: over.about, period, ruleSet, cards },
          liftAfter: ruleSet.liftAfter ?? DEFAULT_LIFT_AFTER,
        })
      }
  }
  return drafts
}

/** Of a kind that never had a card an empty batch tells nobody anything; once it had one, each period shows that it was looked at. */
const kindsShown = async (db: Db, about: RatesOver['about'], month: Period): Promise<ReadonlySet<GroupKind>> =>
  new Set<GroupKind>(['unit', ...(await listCardedKinds(db, about, month.closesOn))])

type Gathering = Parameters<typeof groupsAtClose>[2]

async function overProjects(db: Db, month: Period, gathering: Gathering): Promise<Over> {
  const bench = await benchAt(db, gathering.at)
  const gathered = await groupsAtClose(db, gathering.projects, gathering)
  const groups = [...gathered, ...(await placeUnitsAtClose(db, gathered, gathering))].filter(answersForItself)
  const levels = new LevelsOf(db, bench, month.lockAt)
  return {
    about: 'projects',
    groups,
    beside: await BesideLevelsOf.of(db, answeringUnits(groups), new RatesOfProjects(db, bench)),
    async objectsOn(day, some) {
      const then = await levels.on(day, [...new Set(some.flatMap((g) => g.objects.map((o) => o.id)))])
      return (group) =>
        group.objects.flatMap(({ id }) => {
          const level = then.get(id)
          return level ? [{ id, level }] : []
        })
    },
  }
}

async function overMatters(db: Db, matters: MattersOver, gathering: Gathering): Promise<Over> {
  const groups = await groupsAtClose(db, matters.stoodAt(gathering.at), gathering)
  return {
    about: 'matters',
    groups,
    beside: await BesideLevelsOf.of(db, answeringUnits(groups), matters),
    objectsOn: async (day) => (group) => matters.objectsAt(group, { asOf: day, knownAt: gathering.at.knownAt }),
  }
}

const answeringUnits = (groups: readonly GroupAtClose[]): string[] => groups.flatMap((g) => g.answering?.id ?? [])

/** A township or park that answers in rates for its place is carded for it: the place is not carded once more. */
const answersForItself = ({ ruleSet, answering, id }: GroupAtClose): boolean =>
  !asksRates(ruleSet) || answering === null || answering.id === id

function bySet(groups: readonly GroupAtClose[], kind: GroupKind): ReadonlyMap<RuleSet, GroupAtClose[]> {
  const found = new Map<RuleSet, GroupAtClose[]>()
  for (const group of groups)
    if (group.kind === kind) found.set(group.ruleSet, [...(found.get(group.ruleSet) ?? []), group])
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
    const card = draftCard(verdict, ruleSet, group.answering, month, await takenOver(closing, group))
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
