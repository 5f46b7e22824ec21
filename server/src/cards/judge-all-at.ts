import type { CivilDate } from '@guatu/domain/calendar/civil-date'
import type { Level } from '@guatu/domain/cards/level'
import type { EvaluationPoint } from '@guatu/domain/reports/project-facts'
import type { Db } from '../platform/db.ts'
import { scopeOfSystem } from '../platform/scope.ts'
import { type Bench, type Judged, judgeAt } from './judge-at.ts'
import { judgeCompany } from './judge-company.ts'
import { listIdsOn, loadMaterial } from './reads.ts'

const BATCH = 100
const breathe = () => new Promise((resolve) => setImmediate(resolve))

/**
 * Every project as it stood at a point, as known at its moment; whoever a set ranks, among all others of that day. Pure of the
 * present: asked again, it gives the same.
 */
export async function judgeAllAt(db: Db, bench: Bench, at: EvaluationPoint): Promise<ReadonlyMap<string, Judged>> {
  const scope = scopeOfSystem('ranks of a day')
  const ids = await listIdsOn(db, scope, at.asOf)
  const [alone, waiting]: [Judged[], Judged[]] = [[], []]
  for (let i = 0; i < ids.length; i += BATCH) {
    const material = await loadMaterial(db, scope, ids.slice(i, i + BATCH))
    for (const m of material) {
      if (!m.revisions.some((r) => r.recordedAt <= at.knownAt)) continue
      const judged = judgeAt(m, bench, at)
      ;(judged.among ? waiting : alone).push(judged)
    }
    await breathe()
  }
  return new Map([...alone, ...judgeCompany(waiting)].map((j) => [j.verdict.subject, j]))
}

/** Levels of projects on days gone by; of days on which somebody was ranked, everybody is judged, once. */
export class LevelsOf {
  private readonly db: Db
  private readonly bench: Bench
  private readonly knownAt: string
  private readonly days = new Map<CivilDate, Promise<ReadonlyMap<string, Judged>>>()

  constructor(db: Db, bench: Bench, knownAt: string) {
    this.db = db
    this.bench = bench
    this.knownAt = knownAt
  }

  /** The level of what was judged without the others, with them where its set ranks. */
  async levelOf(judged: Judged, asOf: CivilDate): Promise<Level> {
    if (judged.among === null) return judged.verdict.level
    const all = await this.everybody(asOf)
    return (all.get(judged.verdict.subject) ?? judged).verdict.level
  }

  /** Of the projects that were known by that day. */
  async on(asOf: CivilDate, ids: readonly string[]): Promise<ReadonlyMap<string, Level>> {
    const at = { asOf, knownAt: this.knownAt }
    const material = await loadMaterial(this.db, scopeOfSystem('levels of a day'), ids)
    const levels = new Map<string, Level>()
    for (const m of material)
      if (m.revisions.some((r) => r.occurredOn <= asOf))
        levels.set(m.id, await this.levelOf(judgeAt(m, this.bench, at), asOf))
    return levels
  }

  private everybody(asOf: CivilDate): Promise<ReadonlyMap<string, Judged>> {
    const known = this.days.get(asOf)
    if (known) return known
    const judged = judgeAllAt(this.db, this.bench, { asOf, knownAt: this.knownAt })
    this.days.set(asOf, judged)
    return judged
  }
}
