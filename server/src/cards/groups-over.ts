import type { CivilDate } from '@guatu/domain/calendar/civil-date'
import { GROUP_KINDS, type GroupKind } from '@guatu/domain/cards/group-members'
import { judgeTogether } from '@guatu/domain/cards/judge-together'
import { type ObjectLevel, unitSubject } from '@guatu/domain/cards/judge-unit'
import type { RuleSet } from '@guatu/domain/cards/rule-set'
import { asksRates } from '@guatu/domain/cards/unit-rates'
import type { Verdict } from '@guatu/domain/cards/verdict'
import type { Period } from '@guatu/domain/reports/periods'
import type { EvaluationPoint } from '@guatu/domain/reports/project-facts'
import type { Db } from '../platform/db.ts'
import { BesideLevelsOf, RatesOfProjects, type RatesOver } from './beside-levels.ts'
import { loadGroupPlaces } from './group-reads.ts'
import { type GroupAtClose, groupsAtClose, placeUnitsAtClose } from './groups-at-close.ts'
import { LevelsOf } from './judge-all-at.ts'
import type { MattersOver } from './matters-over.ts'
import { benchAt, closingPoint } from './period-verdict-row.ts'
import type { StoodProject } from './propose-cards.ts'
import { listPlaceUnits } from './responsible-at-reads.ts'
import type { RuleSetRegister } from './rule-set-reads.ts'

/** What groups are judged over at a month's close: their projects, or their matters (domain.md §6: apart, each with a floor of two). */
export type Over = {
  readonly about: RatesOver['about']
  readonly groups: readonly GroupAtClose[]
  readonly beside: BesideLevelsOf
  /** How what these groups answer for stood on an earlier day. */
  objectsOn(day: CivilDate, groups: readonly GroupAtClose[]): Promise<(group: GroupAtClose) => readonly ObjectLevel[]>
}
/** The groups of one kind that one set judges, each among the others. */
export type Closing = Over & {
  readonly kind: GroupKind
  readonly inside?: string
  readonly ruleSet: RuleSet
  readonly month: Period
}

/** A month's close as every group is judged at it. */
export type MonthClose = {
  readonly month: Period
  readonly stood: readonly StoodProject[]
  readonly matters: MattersOver
  /** Figures of projects that another look at the same close has read already. */
  readonly rates?: RatesOfProjects
}

/** Every group at a month's close under the sets of a register, in the companies in which they are judged. */
export async function groupClosings(db: Db, close: MonthClose, register: RuleSetRegister): Promise<Closing[]> {
  const { month, stood, matters } = close
  const { trees } = await loadGroupPlaces(db)
  const projects = stood.map((p) => ({ id: p.verdict.subject, level: p.verdict.level, places: p.places }))
  const gathering = { projects, trees, placeUnits: await listPlaceUnits(db), register, at: closingPoint(month) }
  const overs = [await overProjects(db, close, gathering), await overMatters(db, matters, gathering)]
  return overs.flatMap((over) =>
    GROUP_KINDS.flatMap((kind) =>
      [...bySet(over.groups, kind)].map(([ruleSet, groups]) => {
        // A campaign's own set judges its units inside it, and nobody else of their kind.
        const inside = groups[0]?.inside
        return { ...over, kind, ruleSet, groups, month, ...(inside !== undefined && { inside }) }
      }),
    ),
  )
}

type Gathering = Parameters<typeof groupsAtClose>[2]

async function overProjects(db: Db, { month, matters, rates }: MonthClose, gathering: Gathering): Promise<Over> {
  const bench = await benchAt(db, gathering.at)
  const gathered = await groupsAtClose(db, gathering.projects, gathering)
  const groups = [...gathered, ...(await placeUnitsAtClose(db, gathered, gathering))].filter(answersForItself)
  const levels = new LevelsOf(db, bench, month.lockAt)
  return {
    about: 'projects',
    groups,
    beside: new BesideLevelsOf(matters.bench.exemptions, rates ?? new RatesOfProjects(db, bench)),
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
    beside: new BesideLevelsOf(matters.bench.exemptions, matters),
    objectsOn: async (day) => (group) => matters.objectsAt(group, { asOf: day, knownAt: gathering.at.knownAt }),
  }
}

/** A township or park that answers in rates for its place is carded for it: the place is not carded once more. */
const answersForItself = ({ ruleSet, answering, id }: GroupAtClose): boolean =>
  !asksRates(ruleSet) || answering === null || answering.id === id

function bySet(groups: readonly GroupAtClose[], kind: GroupKind): ReadonlyMap<RuleSet, GroupAtClose[]> {
  const found = new Map<RuleSet, GroupAtClose[]>()
  for (const group of groups)
    if (group.kind === kind) found.set(group.ruleSet, [...(found.get(group.ruleSet) ?? []), group])
  return found
}

/** Verdicts of a company in the order of its groups, ranked among each other where the set ranks. */
export async function verdictsOf(
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

/** How every group of a company stood at the close. */
export const verdictsAtClose = (closing: Closing): Promise<readonly Verdict[]> =>
  verdictsOf(closing, closing.groups, closingPoint(closing.month), (g) => g.objects)
