import { type GroupTrees, gatherGroups, type PlacedProject } from '@guatu/domain/cards/group-members'
import type { Level } from '@guatu/domain/cards/level'
import type { Metrics } from '@guatu/domain/kernel/metric'
import { closureMetrics } from '@guatu/domain/matters/closure-metrics'
import type { EvaluationPoint } from '@guatu/domain/reports/project-facts'
import type { MatterFile } from '../matters/reads.ts'
import type { Answering, RatesOver } from './beside-levels.ts'
import { type MatterBench, matterStoodAt, type StoodMatter } from './judge-matters.ts'

type Places = PlacedProject['places']
/** A matter with how it stood, and where it belonged then. */
export type StoodFile = {
  readonly id: string
  readonly file: MatterFile
  readonly one: StoodMatter
  readonly unitId: string
  /** Its light; null where it was not open. */
  readonly level: Level | null
  readonly places: Places
}

const NOWHERE: Places = {
  ...{ unit: [], headquarters: [], areaHeadquarters: [], taskForce: [] },
  ...{ territory: [], administration: [], campaign: [] },
}

/** Matters belong to the unit they were given to, and to headquarters, places and campaigns by their project. */
export const placesOfMatter = (unitId: string, project: Places | undefined): Places => ({
  ...(project ?? NOWHERE),
  unit: [unitId],
})

/** Matters as they stood on any day, with the rates of the groups that they belong to; each day is folded once. */
export class MattersOver implements RatesOver {
  readonly about = 'matters'
  readonly bench: MatterBench
  private readonly files: readonly MatterFile[]
  private readonly projects: ReadonlyMap<string, Places>
  private readonly trees: GroupTrees
  private readonly days = new Map<string, { stood: readonly StoodFile[]; groups: ReadonlyMap<string, StoodFile[]> }>()

  constructor(
    files: readonly MatterFile[],
    bench: MatterBench,
    projects: ReadonlyMap<string, Places>,
    trees: GroupTrees,
  ) {
    this.files = files
    this.bench = bench
    this.projects = projects
    this.trees = trees
  }

  /** Those that a unit had been given by then, ended ones among them. */
  stoodAt(at: EvaluationPoint): readonly StoodFile[] {
    return this.dayOf(at).stood
  }

  /** The open ones of a group, with their lights. */
  objectsAt(of: Pick<Answering, 'kind' | 'id' | 'inside'>, at: EvaluationPoint): { id: string; level: Level }[] {
    return this.membersAt(of, at).flatMap(({ id, level }) => (level === null ? [] : [{ id, level }]))
  }

  async rates(of: Answering, at: EvaluationPoint): Promise<Metrics> {
    return closureMetrics(
      this.membersAt(of, at).map((m) => ({ id: m.id, now: m.one.now })),
      at.asOf,
    )
  }

  private membersAt(of: Pick<Answering, 'kind' | 'id' | 'inside'>, at: EvaluationPoint): readonly StoodFile[] {
    const members = this.dayOf(at).groups.get(`${of.kind} ${of.id}`) ?? []
    const { inside } = of
    return inside === undefined ? members : members.filter((m) => m.places.campaign.includes(inside))
  }

  private dayOf(at: EvaluationPoint) {
    const key = `${at.asOf} ${at.knownAt}`
    const known = this.days.get(key)
    if (known) return known
    const stood = this.files.flatMap((file) => this.stood(file, at) ?? [])
    const groups = gatherGroups(stood, this.trees)
    const day = { stood, groups: new Map(groups.map((g) => [`${g.kind} ${g.id}`, [...g.members]])) }
    this.days.set(key, day)
    return day
  }

  private stood(file: MatterFile, at: EvaluationPoint): StoodFile | null {
    const one = matterStoodAt(file, this.bench, at)
    if (!one?.now.unitId) return null
    const { unitId } = one.now
    const places = placesOfMatter(unitId, this.projects.get(file.projectId ?? ''))
    return { id: file.id, file, one, unitId, level: one.verdict?.level ?? null, places }
  }
}
