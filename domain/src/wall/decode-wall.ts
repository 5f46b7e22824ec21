import { type CivilDate, type DayNumber, toDayNumber } from '../calendar/civil-date.ts'
import type { Coded, Params } from '../kernel/coded.ts'
import type { LevelLetter, WallName, WallPalette, WallSnapshot } from './snapshot.ts'

/** One project of the wall, its dictionary entries resolved; days are day numbers, money fen, −1 nowhere. */
export type WallProject = {
  readonly id: string
  readonly name: string
  readonly level: LevelLetter
  /** Of the set that judged it. */
  readonly palette: WallPalette
  readonly reason: Coded | null
  readonly card: { readonly level: LevelLetter; readonly on: DayNumber } | null
  readonly strip: string
  readonly headquarters: WallName | null
  readonly taskForce: WallName | null
  readonly region: WallName | null
  readonly administration: WallName | null
  readonly chain: WallName | null
  readonly stage: WallName | null
  readonly yearClass: WallName | null
  readonly unit: WallName | null
  readonly listings: readonly WallName[]
  readonly plannedStart: DayNumber | null
  readonly committedFinish: DayNumber | null
  readonly forecastFinish: DayNumber | null
  /** Tenths of a percent. */
  readonly physical: number | null
  readonly yearPlan: number | null
  readonly yearDone: number | null
  readonly yearDue: number | null
  readonly figuresOn: DayNumber | null
  /** Tenths of a point. */
  readonly lagPoints: number | null
  /** Thousandths. */
  readonly completionRate: number | null
  /** Its activities are `first` … `first + count − 1` of the wall's columns. */
  readonly first: number
  readonly count: number
}

/** A wall ready to be drawn: projects as records, activities as columns of absolute day numbers. */
export type Wall = {
  readonly asOf: DayNumber
  readonly version: number
  readonly palette: WallSnapshot['palette']
  readonly periods: readonly { readonly name: string; readonly end: DayNumber }[]
  readonly projects: readonly WallProject[]
  readonly activityNames: readonly string[]
  readonly activityName: Int32Array
  readonly start: Int32Array
  readonly length: Int32Array
  readonly done: Int32Array
  readonly flags: Int32Array
  /** Day number of the baseline's start, or NO_DAY. */
  readonly baselineStart: Int32Array
  readonly baselineLength: Int32Array
}

/** Stands for "no baseline" in a column of days. */
export const NO_DAY = -2147483648

/** Unpacks a snapshot. The inverse of `encodeWall`. */
export function decodeWall(s: WallSnapshot): Wall {
  const base = toDayNumber(s.base as CivilDate)
  return {
    asOf: toDayNumber(s.asOf as CivilDate),
    version: s.version,
    palette: s.palette,
    periods: s.periods.map((p) => ({ name: p.name, end: p.end + base })),
    projects: decodeProjects(s, base),
    activityNames: s.activityNames,
    ...decodeActivities(s, base),
  }
}

function decodeProjects(s: WallSnapshot, base: DayNumber): WallProject[] {
  const p = s.projects
  const day = (v: number | null | undefined): DayNumber | null => (v === null || v === undefined ? null : v + base)
  const figure = (v: number | null | undefined): number | null => v ?? null
  const named = (names: readonly WallName[], index: number | undefined): WallName | null => names[index ?? -1] ?? null
  let first = 0
  return p.id.map((id, i) => {
    const count = p.activityCount[i] ?? 0
    const cardOn = day(p.cardOn[i])
    const project: WallProject = {
      id,
      name: p.name[i]!,
      level: p.level[i] as LevelLetter,
      palette: s.palettes[p.palette[i] ?? -1] ?? s.palette,
      reason: reasonOf(s, p.reason[i] ?? null),
      card: cardOn === null ? null : { level: p.cardLevel[i] as LevelLetter, on: cardOn },
      strip: p.strip[i]!,
      headquarters: named(s.headquarters, p.headquarters[i]),
      taskForce: named(s.taskForces, p.taskForce[i]),
      region: named(s.regions, p.region[i]),
      administration: named(s.administrations, p.administration[i]),
      chain: named(s.chains, p.chain[i]),
      stage: named(s.stages, p.stage[i]),
      yearClass: named(s.yearClasses, p.yearClass[i]),
      unit: named(s.units, p.unit[i]),
      listings: (p.listings[i] ?? []).flatMap((l) => named(s.listings, l) ?? []),
      plannedStart: day(p.plannedStart[i]),
      committedFinish: day(p.committedFinish[i]),
      forecastFinish: day(p.forecastFinish[i]),
      physical: figure(p.physical[i]),
      yearPlan: figure(p.yearPlan[i]),
      yearDone: figure(p.yearDone[i]),
      yearDue: figure(p.yearDue[i]),
      figuresOn: day(p.figuresOn[i]),
      lagPoints: figure(p.lagPoints[i]),
      completionRate: figure(p.completionRate[i]),
      first,
      count,
    }
    first += count
    return project
  })
}

function reasonOf(s: WallSnapshot, packed: readonly (string | number | null)[] | null): Coded | null {
  const known = packed ? s.reasons[packed[0] as number] : undefined
  if (!packed || !known) return null
  const params: Params = Object.fromEntries(known.params.map((name, i) => [name, packed[i + 1] ?? null]))
  return { code: known.code, params }
}

function decodeActivities(s: WallSnapshot, base: DayNumber) {
  const a = s.activities
  const n = a.start.length
  const start = new Int32Array(n)
  const baselineStart = new Int32Array(n)
  const baselineLength = new Int32Array(n)
  let i = 0
  s.projects.activityCount.forEach((count, p) => {
    let at = base + (s.projects.plannedStart[p] ?? 0)
    for (const end = i + count; i < end; i++) {
      at += a.start[i]!
      start[i] = at
      const slip = a.startSlip[i] ?? null
      baselineStart[i] = slip === null ? NO_DAY : at - slip
      baselineLength[i] = a.length[i]! - a.lengthSlip[i]!
    }
  })
  return {
    activityName: Int32Array.from(a.name),
    start,
    length: Int32Array.from(a.length),
    done: Int32Array.from(a.done),
    flags: Int32Array.from(a.flags),
    baselineStart,
    baselineLength,
  }
}
