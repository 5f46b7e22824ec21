import type { GroupDetail, GroupKind, GroupRow } from '@guatu/contract/groups'
import type { CivilDate } from '@guatu/domain/calendar/civil-date'
import { holderOn } from '@guatu/domain/cards/hand-over'
import { badnessOf, type Level } from '@guatu/domain/cards/level'
import type { Palette } from '@guatu/domain/cards/palette'
import type { Verdict } from '@guatu/domain/cards/verdict'
import { ratio, roundRatio } from '@guatu/domain/kernel/exact'
import type { Metrics } from '@guatu/domain/kernel/metric'
import { closureMetrics } from '@guatu/domain/matters/closure-metrics'
import { say } from '@guatu/words/say'
import type { Lang } from '@guatu/words/words'
import { currentCalendar } from '../calendar/reads.ts'
import { civilDateOf } from '../platform/clock.ts'
import type { Db } from '../platform/db.ts'
import type { ReadScope } from '../platform/scope.ts'
import { type Member, type RatePoint, ratesOf, readMembers } from '../projects/read-rates.ts'
import {
  listMatterLights,
  listMemberLights,
  listStoredGroups,
  type MemberLight,
  namesOfMatters,
  type StoredGroup,
} from './group-list-reads.ts'
import { listPlacedMatters, type PlacedMatterRow } from './group-reads.ts'
import { ruleSetAt } from './judge-at.ts'
import { presentLight, wornBy } from './present.ts'
import { readInside } from './read-inside.ts'
import { responsibleForUnits } from './responsible-at-reads.ts'
import { loadRuleSets, type RuleSetRegister } from './rule-set-reads.ts'
import { nameOfSet, setThatJudged } from './set-that-judged.ts'
import { percentOf } from './verdict-row.ts'

const NO_COUNTS: Readonly<Record<Level, number>> = { severe: 0, warn: 0, remind: 0, normal: 0, commend: 0 }

type Presenting = {
  readonly by: GroupKind
  readonly lang: Lang
  readonly paletteOf: (verdict: Verdict) => Palette
  readonly setNameOf: (verdict: Verdict) => string
  readonly members: ReadonlyMap<string, Member>
  readonly closure: ReadonlyMap<string, Metrics>
  readonly at: RatePoint
}

/** What all rows are presented with: palettes by the set that judged, and the figures that rates are made of. */
async function presenting(db: Db, scope: ReadScope, by: GroupKind, now: Date, lang: Lang): Promise<Presenting> {
  const at = { asOf: civilDateOf(now), knownAt: now.toISOString(), past: false }
  const [register, calendar] = await Promise.all([loadRuleSets(db), currentCalendar(db)])
  const members = await readMembers(db, scope, calendar, at)
  const closure = by === 'unit' ? await closureByUnit(db, at.asOf) : new Map<string, Metrics>()
  return {
    ...{ by, lang, at, closure, paletteOf: paletteBy(register, at), members: new Map(members.map((m) => [m.id, m])) },
    setNameOf: (verdict) => nameOfSet(verdict.evidence.ruleSet, setThatJudged(register, verdict), lang),
  }
}

const paletteBy =
  (register: RuleSetRegister, at: RatePoint) =>
  (verdict: Verdict): Palette =>
    (setThatJudged(register, verdict)?.ruleSet ?? ruleSetAt(register, at)).palette

type Light = { readonly level: Level; readonly sentence: Verdict['evidence']['sentence']; readonly verdict: Verdict }

const presentGroupLight = ({ level, sentence, verdict }: Light, { paletteOf, lang }: Presenting) => ({
  ...wornBy(paletteOf(verdict), level, sentence, lang),
  sentence: say(sentence, lang),
})

function presentGroup(group: StoredGroup, above: Place, p: Presenting): GroupRow {
  const { projects, matters, waits } = group
  const counts = projects?.counts ?? NO_COUNTS
  const objects = projects?.objects ?? []
  const bad = counts.severe + counts.warn
  const members = objects.flatMap(([id]) => p.members.get(id) ?? [])
  const rates = members.length > 0 ? ratesOf(members, p.at) : null
  const shown = projects ?? matters ?? waits
  return {
    by: p.by,
    ...{ id: group.id, name: group.name, parent: above.name, depth: above.depth },
    light: projects && presentGroupLight(projects, p),
    objects: objects.length,
    counts,
    sharePercent: objects.length === 0 ? null : percentOf(roundRatio(ratio(bad, objects.length), 3)),
    completionPercent: rates?.completionPercent ?? null,
    lagPoints: rates?.lagPoints ?? null,
    matters: matters && {
      ...presentGroupLight(matters, p),
      ...{ objects: matters.objects.length, counts: matters.counts },
      ...closureOf(p.closure.get(group.id)),
    },
    waits: waits && {
      ...presentGroupLight(waits, p),
      ...{ items: waits.objects.length, longestDays: waits.objects[0]?.days ?? 0 },
    },
    ...{ asOf: shown?.asOf ?? null, knownAt: shown?.knownAt ?? null },
  }
}

const closureOf = (rates: Metrics | undefined) => ({
  closurePercent: percentOf(rates?.closureRate?.value ?? null),
  onTimeClosurePercent: percentOf(rates?.onTimeClosureRate?.value ?? null),
})

/** Closure rates of every unit, over all matters that it was ever given. */
async function closureByUnit(db: Db, asOf: CivilDate): Promise<ReadonlyMap<string, Metrics>> {
  const byUnit = new Map<string, PlacedMatterRow[]>()
  for (const m of await listPlacedMatters(db)) byUnit.set(m.unitId, [...(byUnit.get(m.unitId) ?? []), m])
  return new Map(
    [...byUnit].map(([id, of]) => [
      id,
      closureMetrics(
        of.map((now) => ({ id: now.id, now })),
        asOf,
      ),
    ]),
  )
}

type Place = { readonly name: string | null; readonly depth: number; readonly path: readonly string[] }

/** Where each group lies in its tree, among the groups shown; a unit's parent is told, but no total goes up to it. */
function placesOf(groups: readonly StoredGroup[], by: GroupKind): ReadonlyMap<string, Place> {
  const byId = new Map(groups.map((g) => [g.id, g]))
  const tree = by === 'territory' || by === 'administration'
  const placeOf = (g: StoredGroup, seen: readonly string[]): Place => {
    const above = g.parentId === null || seen.includes(g.parentId) ? undefined : byId.get(g.parentId)
    if (!above) return { name: null, depth: 0, path: [g.name, g.id] }
    const of = placeOf(above, [...seen, g.id])
    return { name: above.name, depth: tree ? of.depth + 1 : 0, path: [...of.path, g.name, g.id] }
  }
  return new Map(groups.map((g) => [g.id, placeOf(g, [])]))
}

export type GroupWish = {
  readonly by: GroupKind
  readonly q?: string | undefined
  readonly level?: string | undefined
  readonly sort?: string | undefined
}
export type GroupTable = {
  readonly rows: readonly GroupRow[]
  /** Projects in any of the groups, each once. */
  readonly inside: ReadonlySet<string>
  readonly asOf: CivilDate | null
}

const byText = (a: string, b: string): number => a.localeCompare(b, 'zh', { numeric: true })
const worst = (r: GroupRow): number =>
  Math.max(...[r.light, r.matters, r.waits].map((l) => (l ? badnessOf(l.level) : -9)))
const number = (text: string | null, none: number): number => (text === null ? none : Number(text))
/** Named orders: the worst, the largest, the furthest behind first. */
const ORDERS: Readonly<Record<string, (a: GroupRow, b: GroupRow) => number>> = {
  level: (a, b) => worst(b) - worst(a) || number(b.sharePercent, -1) - number(a.sharePercent, -1),
  name: (a, b) => byText(a.name, b.name),
  objects: (a, b) => b.objects - a.objects,
  share: (a, b) => number(b.sharePercent, -1) - number(a.sharePercent, -1),
  completion: (a, b) => number(b.completionPercent, -1) - number(a.completionPercent, -1),
  lag: (a, b) => number(a.lagPoints, 1e9) - number(b.lagPoints, 1e9),
  waits: (a, b) => (b.waits?.longestDays ?? -1) - (a.waits?.longestDays ?? -1),
}

/** The groups of a kind as they stand: trees from the top down, the others worst first, unless another order is asked for. */
export async function readGroups(
  db: Db,
  scope: ReadScope,
  wish: GroupWish,
  now: Date,
  lang: Lang,
): Promise<GroupTable> {
  const groups = await listStoredGroups(db, scope, wish.by)
  const [places, p] = [placesOf(groups, wish.by), await presenting(db, scope, wish.by, now, lang)]
  const levels = wish.level ? wish.level.split(',') : []
  const rows = groups
    .map((g) => presentGroup(g, places.get(g.id)!, p))
    .filter((r) => !wish.q || r.name.includes(wish.q))
    .filter(
      (r) =>
        levels.length === 0 || [r.light?.level, r.matters?.level, r.waits?.level].some((l) => l && levels.includes(l)),
    )
  const days = rows.flatMap((r) => r.asOf ?? []).sort()
  return {
    rows: inOrder(rows, places, wish),
    inside: new Set(groups.flatMap((g) => g.projects?.objects.map(([id]) => id) ?? [])),
    asOf: (days[0] ?? null) as CivilDate | null,
  }
}

function inOrder(
  rows: readonly GroupRow[],
  places: ReadonlyMap<string, Place>,
  { by, sort = '' }: GroupWish,
): GroupRow[] {
  const order = ORDERS[sort.replace(/^-/, '')]
  const last = (a: GroupRow, b: GroupRow) => byText(a.name, b.name) || (a.id < b.id ? -1 : 1)
  if (order) {
    const turned = sort.startsWith('-') ? -1 : 1
    return rows.toSorted((a, b) => turned * order(a, b) || last(a, b))
  }
  if (by !== 'territory' && by !== 'administration') return rows.toSorted((a, b) => ORDERS.level!(a, b) || last(a, b))
  return rows.toSorted((a, b) => alongPath(places.get(a.id)!.path, places.get(b.id)!.path) || last(a, b))
}

function alongPath(a: readonly string[], b: readonly string[]): number {
  for (let i = 0; i < Math.min(a.length, b.length); i++) {
    const order = byText(a[i]!, b[i]!)
    if (order !== 0) return order
  }
  return a.length - b.length
}

/** One group with its evidence and what stands behind it; null where there is none in sight. */
export async function readGroup(
  db: Db,
  scope: ReadScope,
  by: GroupKind,
  id: string,
  now: Date,
  lang: Lang,
): Promise<GroupDetail | null> {
  const [group] = await listStoredGroups(db, scope, by, id)
  if (!group) return null
  const all = await listStoredGroups(db, scope, by)
  const p = await presenting(db, scope, by, now, lang)
  const { projects, matters, waits } = group
  const ids = [...(projects?.objects.map(([of]) => of) ?? []), ...(waits?.objects.map((w) => w.project) ?? [])]
  const known = new Map((await listMemberLights(db, scope, ids)).map((m) => [m.id, m]))
  const lit = new Map((await listMatterLights(db, matters?.objects.map(([of]) => of) ?? [])).map((m) => [m.id, m]))
  const counted = await namesOfMatters(db, factsOf(matters?.verdict))
  const evidence = (light: StoredGroup['projects'] | StoredGroup['waits']) => {
    if (!light) return null
    const { projectId: _, ...shown } = presentLight(light.verdict, p.paletteOf(light.verdict), light, lang, {
      ruleSetName: p.setNameOf(light.verdict),
      projects: new Map([...known.values()].map((m) => [m.id, m.name])),
      matters: counted,
    })
    return shown
  }
  return {
    group: presentGroup(group, placesOf(all, by).get(id)!, p),
    evidence: evidence(projects),
    mattersEvidence: evidence(matters),
    waitsEvidence: evidence(waits),
    members: membersOf(projects?.objects ?? [], known, p),
    matters: membersOf(matters?.objects ?? [], lit, p),
    waits: (waits?.objects ?? []).flatMap(({ project, what, name, dueOn, days }) => {
      const of = known.get(project)
      return of ? [{ projectId: project, project: of.name, what, name, dueOn, days }] : []
    }),
    inside: await readInside(db, { by, id }, p.paletteOf, lang),
    holder: await holderOf(db, by, id, p.at),
  }
}

const factsOf = (verdict: Verdict | undefined): string[] => [
  ...new Set(verdict?.evidence.inputs.flatMap((m) => m.facts) ?? []),
]

/** What a light was made from, worst first, each with its own sentence. */
function membersOf(
  objects: readonly (readonly [id: string, level: Level])[],
  known: ReadonlyMap<string, MemberLight>,
  p: Presenting,
) {
  return objects
    .flatMap(([id, level]) => {
      const m = known.get(id)
      if (!m) return []
      const light = { level, sentence: m.verdict.evidence.sentence, verdict: m.verdict }
      return [{ id, name: m.name, ...presentGroupLight(light, p) }]
    })
    .sort((a, b) => badnessOf(b.level) - badnessOf(a.level) || byText(a.name, b.name) || (a.id < b.id ? -1 : 1))
}

/** Who holds the post that answers for a unit today: a hand-over moves what is to come, not what was (domain.md §5). */
async function holderOf(db: Db, by: GroupKind, id: string, at: RatePoint) {
  if (by === 'territory' || by === 'administration' || by === 'campaign') return null
  const [unit] = await responsibleForUnits(db, [id], at)
  const holder = unit ? holderOn(unit.holdings, at.asOf) : null
  return holder && { name: holder.name, since: holder.from }
}
