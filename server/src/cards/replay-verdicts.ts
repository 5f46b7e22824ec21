import type { CivilDate } from '@guatu/domain/calendar/civil-date'
import type { Period } from '@guatu/domain/reports/periods'
import type { Db } from '../platform/db.ts'
import { scopeOfSystem } from '../platform/scope.ts'
import { loadPeriodHistory } from '../reports/closed-period.ts'
import { namesOfProjects } from './group-list-reads.ts'
import { type JobHost, periodsLocked } from './jobs.ts'
import type { Judged } from './judge-at.ts'
import { judgeCompany } from './judge-company.ts'
import { benchAt, closingPoint, judgedAtClose, periodVerdictRow } from './period-verdict-row.ts'
import { listJudgedIds, loadMaterial } from './reads.ts'
import { closedPeriodsStored, type StoredVerdict, storedVerdicts } from './replay-reads.ts'

/** One project at one close that would be judged otherwise today; null where there was, or would be, no verdict. */
export type ReplayDifference = {
  readonly period: string
  readonly projectId: string
  readonly project: string
  /** What differs first: whether it was judged, the level, the rule that decided, the evidence, or only the engine. */
  readonly in: 'presence' | 'level' | 'rule' | 'evidence' | 'engineVersion'
  readonly stored: string | null
  readonly judged: string | null
}
export type Replay = {
  readonly periods: readonly string[]
  readonly verdicts: number
  readonly differences: readonly ReplayDifference[]
}

const BATCH = 100
const scope = scopeOfSystem('replay')

/**
 * Judges every period that was closed here, and closes within the span, anew as it was known at its lock, and compares with
 * what was stored then. Writes nothing. With one version of the engine the lists are equal.
 */
export async function replayVerdicts(
  { db, clock }: JobHost,
  span: { readonly from: CivilDate; readonly to: CivilDate },
): Promise<Replay> {
  const closed = await closedPeriodsStored(db)
  const locked = periodsLocked(closed[0]?.closedOn ?? null, clock.now(), await loadPeriodHistory(db))
  const periods = locked.filter(
    (p) => p.closesOn >= span.from && p.closesOn <= span.to && closed.some((c) => c.period === p.key),
  )
  const differences: ReplayDifference[] = []
  let verdicts = 0
  for (const period of periods) {
    const stored = new Map((await storedVerdicts(db, scope, period.key)).map((v) => [v.projectId, v]))
    const judged = new Map((await judgeAnew(db, period, [...stored.keys()])).map((v) => [v.projectId, v]))
    const ids = [...new Set([...stored.keys(), ...judged.keys()])].sort()
    const names = await namesOfProjects(db, scope, ids)
    verdicts += judged.size
    for (const id of ids) {
      const found = compare(stored.get(id), judged.get(id))
      if (found) differences.push({ period: period.key, projectId: id, project: names.get(id) ?? id, ...found })
    }
  }
  return { periods: periods.map((p) => p.key), verdicts, differences }
}

/** Of everybody there is, and of those that were judged then and have been withdrawn since. */
async function judgeAnew(db: Db, period: Period, then: readonly string[]): Promise<StoredVerdict[]> {
  const bench = await benchAt(db, closingPoint(period))
  const ids = [...new Set([...(await listJudgedIds(db)), ...then])].sort()
  const judged: Judged[] = []
  for (let i = 0; i < ids.length; i += BATCH) {
    const material = await loadMaterial(db, scope, ids.slice(i, i + BATCH))
    judged.push(...material.flatMap((m) => judgedAtClose(m, bench, period) ?? []))
  }
  const all = [...judged.filter((j) => j.among === null), ...judgeCompany(judged.filter((j) => j.among !== null))]
  return all.map((j) => {
    const row = periodVerdictRow(j, period)
    return { ...row, rule: row.rule ?? null, verdict: JSON.parse(row.verdict) }
  })
}

type Found = Pick<ReplayDifference, 'in' | 'stored' | 'judged'>

function compare(stored: StoredVerdict | undefined, judged: StoredVerdict | undefined): Found | null {
  if (!stored || !judged) return { in: 'presence', stored: stored?.level ?? null, judged: judged?.level ?? null }
  for (const what of ['level', 'rule'] as const)
    if (stored[what] !== judged[what]) return { in: what, stored: stored[what], judged: judged[what] }
  const [before, after] = [withoutEngine(stored), withoutEngine(judged)]
  if (before !== after) return { in: 'evidence', stored: before, judged: after }
  if (stored.engineVersion === judged.engineVersion) return null
  return { in: 'engineVersion', stored: stored.engineVersion, judged: judged.engineVersion }
}

const withoutEngine = ({ verdict }: StoredVerdict): string => inOrder({ ...verdict, engineVersion: null })

/** As text with the keys in order: the database keeps them in an order of its own. */
function inOrder(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(inOrder).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value ?? null)
  const entries = Object.entries(value).filter(([, v]) => v !== undefined)
  const sorted = entries.sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${sorted.map(([key, v]) => `${JSON.stringify(key)}:${inOrder(v)}`).join(',')}}`
}
