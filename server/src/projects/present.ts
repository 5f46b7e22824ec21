import type { Dossier, ProjectRow } from '@guatu/contract/projects'
import { type CivilDate, daysBetween } from '@guatu/domain/calendar/civil-date'
import { fenOfYuan, ratio } from '@guatu/domain/kernel/exact'
import type { Metrics } from '@guatu/domain/kernel/metric'
import type { Actor } from '@guatu/domain/organization/actor'
import { fundsInPlaceRate, printRatio } from '@guatu/domain/reports/rates'
import { percentOf } from '../cards/verdict-row.ts'
import type { DossierRow } from './dossier-reads.ts'
import type { ProjectListRow } from './list-reads.ts'
import { abilitiesOn } from './policy.ts'
import { tiesOf } from './reads.ts'

const loose = (date: string | null, precision: string | null) =>
  date === null ? null : { date, precision: (precision ?? 'day') as 'day' }

export const presentProjectRow = (r: ProjectListRow): ProjectRow => ({
  id: r.id,
  name: r.name,
  code: r.code,
  kind: r.kind as ProjectRow['kind'],
  yearClass: r.yearClass as ProjectRow['yearClass'],
  stage: r.stage as ProjectRow['stage'],
  ownerUnit: r.ownerUnit,
  headquarters: r.headquarters,
  taskForce: r.taskForce,
  region: r.region,
  chain: r.chain,
  total: r.total,
  yearPlan: r.yearPlan,
  yearDone: r.yearDone,
  completionPercent: r.completionPercent,
  lagPoints: r.lagPoints,
  asOf: r.asOf,
  committedFinish: loose(r.finishOn, r.finishPrecision),
  forecastFinish: r.forecastFinish,
  level: r.level as ProjectRow['level'],
  judged: r.judged,
})

export type DossierParts = {
  readonly row: DossierRow
  readonly metrics: Metrics
  readonly figureAsOf: string | null
  readonly yearDone: string | null
  readonly physicalPercent: string | null
  readonly openingRate: string | null
  /** This year's planned and arrived over all sources, as in the table of rates; undefined where nobody recorded any. */
  readonly fundSums: { readonly planned: string; readonly arrived: string } | undefined
  readonly gate: Dossier['gate']
  readonly daysStartedNotEntered: number | null
  readonly actor: Actor
  readonly today: CivilDate
}

export function presentDossier(d: DossierParts): Dossier {
  const { row, metrics } = d
  const year = Number((d.figureAsOf ?? d.today).slice(0, 4))
  const plans = row.yearPlans.filter((p) => p.year === year)
  const plan = plans.at(-1)
  return {
    id: row.id,
    version: row.version,
    body: bodyOf(row),
    names: {
      ownerUnit: row.ownerUnit,
      leadUnit: row.leadUnit,
      headquarters: row.headquarters,
      areaHeadquarters: row.areaHeadquarters,
      taskForce: row.taskForce,
      administration: row.administration,
      region: row.region,
    },
    codes: row.codes,
    listings: row.listings,
    answerers: row.answerers,
    committedFinish: committedOf(row),
    forecastFinish: row.forecastFinish,
    daysToWinBack: row.daysToWinBack,
    yearPlan: plan ? { year, total: plan.total, months: plan.months, opening: plans[0]!.total } : null,
    yearDone: d.yearDone,
    physicalPercent: d.physicalPercent,
    rates: {
      asOf: d.figureAsOf,
      completionPercent: percentOf(metrics.completionRate?.value ?? null),
      completionAgainstOpeningPlan: d.openingRate,
      calendarSharePercent: percentOf(metrics.calendarShare?.value ?? null),
      lagPoints: metrics.lagPoints?.value ?? null,
      fundsInPlacePercent: fundsPercent(d),
    },
    funds: row.funds,
    statistics: {
      ...(row.statistics ?? { state: 'none', month: null, reason: null }),
      daysStartedNotEntered: d.daysStartedNotEntered,
    },
    gate: d.gate,
    subItems: row.subItems,
    may: abilitiesOn(d.actor, tiesOf(row)),
  }
}

function bodyOf(row: DossierRow): Dossier['body'] {
  return {
    name: row.name,
    kind: row.kind as 'other',
    yearClass: row.yearClass as 'new',
    stage: row.stage as 'planned',
    regionCode: row.regionCode,
    administrationId: row.administrationId,
    ownerUnitId: row.ownerUnitId,
    leadUnitId: row.leadUnitId,
    headquartersId: row.headquartersId,
    areaHeadquartersId: row.areaHeadquartersId,
    taskForceId: row.taskForceId,
    sponsorPostId: row.sponsorPostId,
    officerPostId: row.officerPostId,
    liaisonPostId: row.liaisonPostId,
    chain: row.chain,
    chainRole: row.chainRole,
    sector: row.sector,
    site: row.site,
    packageOf: row.packageOf,
    total: row.totalYuan,
    plannedStart: loose(row.plannedStart, row.plannedStartPrecision),
  }
}

/** Original, in force, and how often and how far it was moved: "3次，+47天". */
function committedOf(row: DossierRow): Dossier['committedFinish'] {
  const first = row.commitments[0]
  const last = row.commitments.at(-1)
  if (!first || !last) return null
  return {
    original: loose(first.date, first.precision)!,
    inForce: loose(last.date, last.precision)!,
    moves: row.commitments.length - 1,
    movedDays: daysBetween(first.date as CivilDate, last.date as CivilDate),
  }
}

/** 资金到位率 as printed: by the figures of the sources, else by the report. */
function fundsPercent({ fundSums, metrics }: DossierParts): string | null {
  if (!fundSums) return percentOf(metrics.fundsRate?.value ?? null)
  const rate = fundsInPlaceRate(0, fenOfYuan(fundSums.arrived) ?? 0, fenOfYuan(fundSums.planned) ?? 0)
  return rate ? percentOf(printRatio(rate)) : null
}

/** Completion against the plan of the year's beginning, shown where the plan was changed since. */
export function openingPercent(done: string | null, opening: string | undefined): string | null {
  const plan = opening === undefined ? 0 : (fenOfYuan(opening) ?? 0)
  if (done === null || plan === 0) return null
  return percentOf(printRatio(ratio(fenOfYuan(done) ?? 0, plan)))
}
