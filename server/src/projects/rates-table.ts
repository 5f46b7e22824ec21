import type { RateRow } from '@guatu/contract/project-figures'
import { type CivilDate, lastDayOfMonth, monthOf, yearOf } from '@guatu/domain/calendar/civil-date'
import type { WorkingCalendar } from '@guatu/domain/calendar/working-calendar'
import { yuanOfFen } from '@guatu/domain/kernel/exact'
import { YEAR_CLASSES } from '@guatu/domain/projects/project-terms'
import { competitionRanks } from '@guatu/domain/reports/competition-ranks'
import type { EvaluationPoint } from '@guatu/domain/reports/project-facts'
import { underSubtotals } from '@guatu/domain/reports/subtotals'
import { say } from '@guatu/words/say'
import type { Lang } from '@guatu/words/words'
import type { Db } from '../platform/db.ts'
import type { ReadScope } from '../platform/scope.ts'
import { type GroupNames, loadGroupNames } from './rate-reads.ts'
import { type Member, type RateFigures, type RatePoint, ratesOf, readMembers, readMembersAt } from './read-rates.ts'

export type RatesBy = 'headquarters' | 'region' | 'administration' | 'chain' | 'sector' | 'month' | 'yearClass'
export type RatesTable = {
  readonly by: RatesBy
  readonly asOf: CivilDate | null
  readonly unit: 'yuan'
  readonly total: RateRow
  readonly rows: readonly RateRow[]
}
export type RankedGroup = {
  readonly key: string
  readonly name: string
  readonly figures: RateFigures
  readonly rank: number | null
}

/** Key of the members that belong to no group; they come last. */
const NONE = 'none'

/** Rates by one grouping with their total, at a point; ranked by lag among groups that compete. */
export async function readRatesTable(
  db: Db,
  scope: ReadScope,
  calendar: WorkingCalendar,
  wish: { readonly by: RatesBy; readonly at: RatePoint; readonly lang: Lang },
): Promise<RatesTable> {
  const { by, at, lang } = wish
  if (by === 'month') return monthsTable(db, scope, calendar, at, lang)
  const [members, names] = await Promise.all([readMembers(db, scope, calendar, at), loadGroupNames(db)])
  const total = ratesOf(members, at)
  return {
    by,
    asOf: total.asOf,
    unit: 'yuan',
    total: presentRates('total', say({ code: 'projects.rates.total', params: {} }, lang), total, null),
    rows: placedRows(groupsOf(members, by, names, at, lang), { members, by, names, at, lang }),
  }
}

type Placing = {
  readonly members: readonly Member[]
  readonly by: Exclude<RatesBy, 'month'>
  readonly names: GroupNames
  readonly at: EvaluationPoint
  readonly lang: Lang
}

/** Places and administrations below the sums of what they lie in; other groupings lie in nothing. */
function placedRows(groups: readonly RankedGroup[], { members, by, names, at, lang }: Placing): RateRow[] {
  if (by !== 'region' && by !== 'administration')
    return groups.map((g) => presentRates(g.key, g.name, g.figures, g.rank))
  const placed = underSubtotals(
    groups.filter((g) => g.key !== NONE),
    (key) => names.up.get(key) ?? null,
  )
  const summed = new Set(placed.flatMap((p) => (p.group ? [] : [p.place])))
  const rows = placed.map(({ key, place, depth, group, covers }) => {
    if (group) {
      const name = summed.has(key)
        ? say({ code: 'projects.rates.own', params: { name: group.name } }, lang)
        : group.name
      return { ...presentRates(key, name, group.figures, group.rank), depth }
    }
    const name = say({ code: 'projects.rates.subtotal', params: { name: nameOf(by, place, names, lang) } }, lang)
    const inside = members.filter((m) => covers.includes(keyOf(by, m) ?? NONE))
    return { ...presentRates(key, name, ratesOf(inside, at), null), depth, subtotal: true }
  })
  const none = groups.filter((g) => g.key === NONE)
  return [...rows, ...none.map((g) => presentRates(g.key, g.name, g.figures, g.rank))]
}

/** The groups of a grouping in the order of their ranks, then of their names; year classes in their own order, unranked. */
export function groupsOf(
  members: readonly Member[],
  by: Exclude<RatesBy, 'month'>,
  names: Omit<GroupNames, 'up'>,
  at: EvaluationPoint,
  lang: Lang,
): RankedGroup[] {
  const groups = new Map<string, Member[]>()
  for (const m of members) {
    const key = keyOf(by, m) ?? NONE
    groups.set(key, [...(groups.get(key) ?? []), m])
  }
  const found = [...groups].map(([key, of]) => ({ key, name: nameOf(by, key, names, lang), figures: ratesOf(of, at) }))
  if (by === 'yearClass')
    return found
      .map((g) => ({ ...g, rank: null }))
      .sort((a, b) => YEAR_CLASSES.indexOf(a.key as 'new') - YEAR_CLASSES.indexOf(b.key as 'new'))
  const ranks = competitionRanks(found.map((g) => (g.key === NONE ? null : g.figures.lagPoints)))
  return found
    .map((g, i) => ({ ...g, rank: ranks[i] ?? null }))
    .sort((a, b) => (a.rank ?? 1e9) - (b.rank ?? 1e9) || compareText(a.name, b.name) || compareText(a.key, b.key))
}

const compareText = (a: string, b: string): number => a.localeCompare(b, 'zh') || (a < b ? -1 : a > b ? 1 : 0)

function keyOf(by: Exclude<RatesBy, 'month'>, { head }: Member): string | null {
  if (by === 'headquarters') return head.headquartersId
  if (by === 'region') return head.regionCode
  if (by === 'administration') return head.administrationId
  return by === 'yearClass' ? head.yearClass : head[by] || null
}

function nameOf(by: Exclude<RatesBy, 'month'>, key: string, names: Omit<GroupNames, 'up'>, lang: Lang): string {
  if (key === NONE) return say({ code: `projects.rates.none.${by}`, params: {} }, lang)
  if (by === 'yearClass') return say({ code: `projects.yearClass.${key}`, params: {} }, lang)
  return by === 'chain' || by === 'sector' ? key : (names[by].get(key) ?? key)
}

/** The whole at each month's end of the year up to the day, totals running since 1 January; the last row is the day itself. */
async function monthsTable(
  db: Db,
  scope: ReadScope,
  calendar: WorkingCalendar,
  at: RatePoint,
  lang: Lang,
): Promise<RatesTable> {
  const months = Array.from({ length: monthOf(at.asOf) }, (_, i) => i + 1)
  const endOf = (month: number) => {
    const last = lastDayOfMonth(yearOf(at.asOf), month)
    return last < at.asOf ? last : at.asOf
  }
  const states = await readMembersAt(db, scope, calendar, months.map(endOf), at)
  const figures = states.map(({ day, members }) => ratesOf(members, { asOf: day, knownAt: at.knownAt }))
  const total = figures.at(-1)!
  return {
    by: 'month',
    asOf: total.asOf,
    unit: 'yuan',
    total: presentRates('total', say({ code: 'projects.rates.total', params: {} }, lang), total, null),
    rows: figures.map((f, i) =>
      presentRates(
        `${yearOf(at.asOf)}-${String(i + 1).padStart(2, '0')}`,
        say({ code: 'projects.rates.month', params: { year: yearOf(at.asOf), month: i + 1 } }, lang),
        f,
        null,
      ),
    ),
  }
}

const presentRates = (key: string, name: string, f: RateFigures, rank: number | null): RateRow => ({
  key,
  name,
  subtotal: false,
  depth: 0,
  projects: f.projects,
  counted: f.counted,
  plan: yuanOfFen(f.planFen),
  done: yuanOfFen(f.doneFen),
  completionPercent: f.completionPercent,
  calendarSharePercent: f.calendarSharePercent,
  lagPoints: f.lagPoints,
  onSchedulePercent: f.onSchedulePercent,
  fundsInPlacePercent: f.fundsInPlacePercent,
  startPercent: f.startPercent,
  dueStartPercent: f.dueStartPercent,
  startOrResumePercent: f.startOrResumePercent,
  onTimePercent: f.onTimePercent,
  rank,
  asOf: f.asOf,
})
