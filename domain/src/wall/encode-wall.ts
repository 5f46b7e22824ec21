import { type CivilDate, fromDayNumber, toDayNumber } from '../calendar/civil-date.ts'
import type { WallActivityColumns, WallHead, WallName, WallProjectColumns, WallRow, WallSnapshot } from './snapshot.ts'

/**
 * Packs project rows into the columnar wall snapshot. Rows keep their order; dictionaries are in order of first use.
 * Base is the earliest planned start, else the picture's day. Throws on a date that is not 'YYYY-MM-DD' (a bug).
 */
export function encodeWall(head: WallHead, rows: readonly WallRow[]): WallSnapshot {
  const base = earliestStart(head.asOf, rows)
  const offset = (date: string | null): number | null => (date === null ? null : toDayNumber(date as CivilDate) - base)
  const dictionaries = openDictionaries()
  const reasons = new Reasons()
  const starts = rows.map((r) => offset(r.plannedStart))
  const { activities, activityNames, activityCount } = encodeActivities(rows, starts, base)
  const projects = { ...encodeProjects(rows, starts, offset, dictionaries, reasons), activityCount }
  return {
    asOf: head.asOf,
    version: head.version,
    base: fromDayNumber(base),
    palette: head.palette,
    palettes: head.palettes ?? [],
    periods: head.periods.map((p) => ({ name: p.name, end: toDayNumber(p.end as CivilDate) - base })),
    headquarters: dictionaries.headquarters.names,
    taskForces: dictionaries.taskForces.names,
    regions: dictionaries.regions.names,
    administrations: dictionaries.administrations.names,
    chains: dictionaries.chains.names,
    stages: dictionaries.stages.names,
    yearClasses: dictionaries.yearClasses.names,
    listings: dictionaries.listings.names,
    units: dictionaries.units.names,
    reasons: reasons.list,
    activityNames,
    projects,
    activities,
  }
}

function encodeProjects(
  rows: readonly WallRow[],
  starts: readonly (number | null)[],
  offset: (date: string | null) => number | null,
  dictionaries: Dictionaries,
  reasons: Reasons,
): Omit<WallProjectColumns, 'activityCount'> {
  const index = (key: keyof Dictionaries, of: (r: WallRow) => WallName | null) =>
    rows.map((r) => dictionaries[key].indexOf(of(r)))
  return {
    id: rows.map((r) => r.id),
    name: rows.map((r) => r.name),
    level: rows.map((r) => r.level).join(''),
    palette: rows.map((r) => r.palette ?? -1),
    reason: rows.map((r) => reasons.encode(r.reason)),
    cardLevel: rows.map((r) => r.card?.level ?? '-').join(''),
    cardOn: rows.map((r) => offset(r.card?.on ?? null)),
    strip: rows.map((r) => r.strip),
    headquarters: index('headquarters', (r) => r.headquarters),
    taskForce: index('taskForces', (r) => r.taskForce),
    region: index('regions', (r) => r.region),
    administration: index('administrations', (r) => r.administration),
    chain: index('chains', (r) => r.chain),
    stage: index('stages', (r) => r.stage),
    yearClass: index('yearClasses', (r) => r.yearClass),
    unit: index('units', (r) => r.unit),
    listings: rows.map((r) => r.listings.map((l) => dictionaries.listings.indexOf(l))),
    plannedStart: starts,
    committedFinish: rows.map((r) => offset(r.committedFinish)),
    forecastFinish: rows.map((r) => offset(r.forecastFinish)),
    physical: rows.map((r) => r.physical),
    yearPlan: rows.map((r) => r.yearPlan),
    yearDone: rows.map((r) => r.yearDone),
    yearDue: rows.map((r) => r.yearDue),
    figuresOn: rows.map((r) => offset(r.figuresOn)),
    lagPoints: rows.map((r) => r.lagPoints),
    completionRate: rows.map((r) => r.completionRate),
  }
}

function earliestStart(asOf: string, rows: readonly WallRow[]): number {
  let first: string | null = null
  for (const { plannedStart } of rows)
    if (plannedStart && (first === null || plannedStart < first)) first = plannedStart
  return toDayNumber((first ?? asOf) as CivilDate)
}

function encodeActivities(rows: readonly WallRow[], starts: readonly (number | null)[], base: number) {
  const name: number[] = []
  const start: number[] = []
  const length: number[] = []
  const done: number[] = []
  const flags: number[] = []
  const startSlip: (number | null)[] = []
  const lengthSlip: number[] = []
  const indexes = new Map<string, number>()
  const activityCount = rows.map((row, p) => {
    const a = row.activities
    let before = base + (starts[p] ?? 0)
    for (let i = 0; i < a.start.length; i++) {
      const at = a.start[i]!
      const text = a.name[i]!
      let n = indexes.get(text)
      if (n === undefined) {
        n = indexes.size
        indexes.set(text, n)
      }
      const baselineStart = a.baselineStart[i] ?? null
      name.push(n)
      start.push(at - before)
      length.push(a.length[i]!)
      done.push(a.done[i]!)
      flags.push(a.flags[i]!)
      startSlip.push(baselineStart === null ? null : at - baselineStart)
      lengthSlip.push(a.length[i]! - (a.baselineLength[i] ?? a.length[i]!))
      before = at
    }
    return a.start.length
  })
  const activities: WallActivityColumns = { name, start, length, done, flags, startSlip, lengthSlip }
  return { activities, activityNames: [...indexes.keys()], activityCount }
}

class Dictionary {
  readonly names: WallName[] = []
  private readonly indexes = new Map<string, number>()
  indexOf(entry: WallName | null): number {
    if (entry === null) return -1
    const known = this.indexes.get(entry.id)
    if (known !== undefined) return known
    this.indexes.set(entry.id, this.names.length)
    return this.names.push({ id: entry.id, name: entry.name }) - 1
  }
}

const openDictionaries = () => ({
  headquarters: new Dictionary(),
  taskForces: new Dictionary(),
  regions: new Dictionary(),
  administrations: new Dictionary(),
  chains: new Dictionary(),
  stages: new Dictionary(),
  yearClasses: new Dictionary(),
  listings: new Dictionary(),
  units: new Dictionary(),
})

/** A reason travels as an index and its values: the code and the names of its params stand once in the dictionary. */
type Dictionaries = ReturnType<typeof openDictionaries>

class Reasons {
  readonly list: { code: string; params: string[] }[] = []
  private readonly indexes = new Map<string, number>()
  encode(reason: WallRow['reason']): (string | number | null)[] | null {
    if (reason === null) return null
    const params = Object.keys(reason.params)
    const key = `${reason.code} ${params.join(' ')}`
    let at = this.indexes.get(key)
    if (at === undefined) {
      at = this.list.push({ code: reason.code, params }) - 1
      this.indexes.set(key, at)
    }
    return [at, ...params.map((p) => plain(reason.params[p]))]
  }
}

const plain = (value: unknown): string | number | null =>
  typeof value === 'string' || typeof value === 'number' || value === null || value === undefined
    ? (value ?? null)
    : Array.isArray(value)
      ? value.join('、')
      : String(value)
