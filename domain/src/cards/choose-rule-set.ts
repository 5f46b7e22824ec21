import type { CivilDate } from '../calendar/civil-date.ts'
import { compareInstants, type Instant, isAtOrBefore } from '../kernel/instant.ts'
import type { EvaluationPoint } from '../reports/project-facts.ts'
import type { RuleSet, Scope } from './rule-set.ts'

/** Where an adopted set holds: in a campaign, in a region with all that lies in it, or in the whole district. */
export type RuleSetPlace =
  | { readonly kind: 'campaign'; readonly id: string }
  | { readonly kind: 'region'; readonly code: string }
  | { readonly kind: 'district' }

/**
 * A set as it was adopted: in force from–to (both included, `to` null while open), and the instant it was recorded. The
 * same line and the same first day recorded again replaces: that is how a set is ended.
 */
export type AdoptedRuleSet = {
  /** The set's line: its versions follow each other. */
  readonly line: string
  readonly version: number
  readonly name: string
  readonly place: RuleSetPlace
  readonly inForceFrom: CivilDate
  readonly inForceTo: CivilDate | null
  readonly recordedAt: Instant
  readonly ruleSet: RuleSet
}

/** A campaign as recorded; its members are the projects with a listing that bears a name it has or had (or its id). */
export type CampaignRevision = {
  readonly id: string
  readonly name: string
  readonly from: CivilDate
  readonly to: CivilDate | null
  readonly recordedAt: Instant
}

/** What decides which set judges a subject: where it lies, and the campaigns it is in, the one begun last first. */
export type JudgedWhere = { readonly regionCode: string | null; readonly campaigns: readonly string[] }

export const DISTRICT_ONLY: JudgedWhere = { regionCode: null, campaigns: [] }

/** '370402' covers '370402' and '370402001'; '370400' and '3704' cover all of the city: pairs of zeros at the end are open. */
export function coversRegion(region: string, code: string): boolean {
  const open = region.length === 6 ? region.replace(/(00){1,2}$/, '') : region
  return code.startsWith(open)
}

/** The set that judges a subject of a scope on a day: its campaign's, else its region's (the narrowest), else the district's. */
export function chooseRuleSet(
  adopted: readonly AdoptedRuleSet[],
  scope: Scope,
  where: JudgedWhere,
  at: EvaluationPoint,
): AdoptedRuleSet | null {
  const standing = standingOn(adopted, at).filter((a) => a.ruleSet.scope === scope)
  for (const id of where.campaigns) {
    const found = latest(standing.filter((a) => a.place.kind === 'campaign' && a.place.id === id))
    if (found) return found
  }
  const { regionCode } = where
  if (regionCode !== null) {
    const covering = standing.flatMap((a) =>
      a.place.kind === 'region' && coversRegion(a.place.code, regionCode) ? [{ a, code: a.place.code }] : [],
    )
    const narrowest = Math.max(...covering.map((c) => openLength(c.code)))
    const found = latest(covering.filter((c) => openLength(c.code) === narrowest).map((c) => c.a))
    if (found) return found
  }
  return latest(standing.filter((a) => a.place.kind === 'district'))
}

const openLength = (code: string): number => (code.length === 6 ? code.replace(/(00){1,2}$/, '') : code).length

/** Sets that are in force on the point's day as known at its moment; one that ran out brings back the one before it. */
export function standingOn(adopted: readonly AdoptedRuleSet[], at: EvaluationPoint): readonly AdoptedRuleSet[] {
  const last = new Map<string, AdoptedRuleSet>()
  for (const one of adopted) {
    if (!isAtOrBefore(one.recordedAt, at.knownAt)) continue
    const key = `${one.line}\n${one.inForceFrom}`
    const known = last.get(key)
    if (!known || isLater(one, known)) last.set(key, one)
  }
  return [...last.values()].filter((a) => a.inForceFrom <= at.asOf && (a.inForceTo === null || at.asOf <= a.inForceTo))
}

/** Of sets for one place: the one whose day in force is the later, then the one recorded last. */
function latest(sets: readonly AdoptedRuleSet[]): AdoptedRuleSet | null {
  let best: AdoptedRuleSet | null = null
  for (const one of sets) {
    if (
      best === null ||
      one.inForceFrom > best.inForceFrom ||
      (one.inForceFrom === best.inForceFrom && isLater(one, best))
    )
      best = one
  }
  return best
}

function isLater(a: AdoptedRuleSet, b: AdoptedRuleSet): boolean {
  const order = compareInstants(a.recordedAt, b.recordedAt) || a.version - b.version
  return order > 0 || (order === 0 && a.line > b.line)
}

/**
 * The campaigns that a project is in on a day, as known then: by a listing in force with the campaign's id or any name it bore by then,
 * so that a renaming takes nobody out.
 */
export function campaignsOf(
  campaigns: readonly CampaignRevision[],
  lists: readonly string[],
  at: EvaluationPoint,
): readonly string[] {
  if (lists.length === 0 || campaigns.length === 0) return []
  const known = new Map<string, CampaignRevision>()
  const named = new Set<string>()
  for (const c of campaigns) {
    if (!isAtOrBefore(c.recordedAt, at.knownAt)) continue
    if (lists.includes(c.name) || lists.includes(c.id)) named.add(c.id)
    const before = known.get(c.id)
    if (!before || compareInstants(c.recordedAt, before.recordedAt) >= 0) known.set(c.id, c)
  }
  return [...known.values()]
    .filter((c) => named.has(c.id) && c.from <= at.asOf && (c.to === null || at.asOf <= c.to))
    .sort((a, b) => (a.from < b.from ? 1 : a.from > b.from ? -1 : a.id < b.id ? -1 : 1))
    .map((c) => c.id)
}
