import { type BottleneckState, bottleneckState } from '../bottlenecks/bottleneck-metrics.ts'
import { addDays, type CivilDate, daysBetween } from '../calendar/civil-date.ts'
import { commitmentAt, headAt, isKnown } from '../reports/known-facts.ts'
import { claimOf } from '../reports/milestone-states.ts'
import type { EvaluationPoint, ProjectFacts } from '../reports/project-facts.ts'

export type DaySpan = { readonly from: CivilDate; readonly to: CivilDate }

/** Days of a span that a project waited for a unit, charged to that unit and not to the project 公平时钟. */
export type Waiting = {
  readonly project: string
  readonly what: 'milestone' | 'bottleneck'
  readonly id: string
  readonly name: string
  readonly unit: string
  /** First and last day of the wait inside the span; `open`: it still waits at the point. */
  readonly from: CivilDate
  readonly to: CivilDate
  readonly open: boolean
  readonly dueOn: CivilDate | null
  /** Calendar days waited inside the span, both ends counted. */
  readonly days: number
  /** Of these, the days after the date that was due. */
  readonly overdueDays: number
}

/**
 * All waits of a project inside a span, both ends included, as known at the point: marked waits of assessed milestones
 * until the mark ends or the milestone is claimed, and bottlenecks that another unit can dissolve, from raised to resolved.
 */
export function waitings(facts: ProjectFacts, span: DaySpan, at: EvaluationPoint): readonly Waiting[] {
  const { id: project, ownerUnit } = headAt(facts, at)
  const found: Waiting[] = []
  const add = (
    w: Omit<Waiting, 'project' | 'from' | 'to' | 'days' | 'overdueDays'> & { from: CivilDate; to: CivilDate },
  ) => {
    const from = w.from > span.from ? w.from : span.from
    const to = w.to < span.to ? w.to : span.to
    if (to < from) return
    const late = w.dueOn === null ? null : addDays(w.dueOn, 1) > from ? addDays(w.dueOn, 1) : from
    const overdueDays = late === null || late > to ? 0 : daysBetween(late, to) + 1
    found.push({ ...w, project, from, to, days: daysBetween(from, to) + 1, overdueDays })
  }
  for (const milestone of facts.milestones) {
    if (!milestone.assessed || !isKnown(milestone, at)) continue
    const { claimedOn } = claimOf(milestone, at)
    const dueOn = commitmentAt(facts.commitments, milestone.id, at)?.inForce.date ?? null
    for (const wait of milestone.waits) {
      if (!isKnown(wait, at) || wait.unit === ownerUnit || wait.unit === '') continue
      const last = earliest(wait.to, claimedOn, at.asOf)
      const open = claimedOn === null && (wait.to === null || wait.to > at.asOf)
      add({
        what: 'milestone',
        id: milestone.id,
        name: milestone.name,
        unit: wait.unit,
        open,
        dueOn,
        from: wait.occurredOn,
        to: last,
      })
    }
  }
  for (const fact of facts.bottlenecks) {
    if (!isKnown(fact, at)) continue
    const b: BottleneckState = bottleneckState(fact, at)
    if (b.waitsForUnit === null || b.waitsForUnit === ownerUnit) continue
    const open = b.resolvedOn === null
    const to = earliest(b.resolvedOn, null, at.asOf)
    add({
      what: 'bottleneck',
      id: b.id,
      name: b.title,
      unit: b.waitsForUnit,
      open,
      dueOn: b.dueOn,
      from: b.raisedOn,
      to,
    })
  }
  return found.sort(
    (a, b) => b.overdueDays - a.overdueDays || b.days - a.days || (a.id + a.from < b.id + b.from ? -1 : 1),
  )
}

const earliest = (a: CivilDate | null, b: CivilDate | null, last: CivilDate): CivilDate => {
  const first = a !== null && (b === null || a < b) ? a : (b ?? last)
  return first < last ? first : last
}

export type WaitedFor = {
  readonly unit: string
  readonly items: number
  readonly open: number
  readonly projects: number
  readonly days: number
  readonly overdueDays: number
  readonly longestDays: number
  readonly rank: number
}

/**
 * The units that others wait for. Ranked by overdue days, then by days waited; equals share a rank (1, 2, 2, 4); the list
 * ends on the unit's name so that the same data gives the same list.
 */
export function rankWaitedFor(all: readonly Waiting[]): readonly WaitedFor[] {
  const byUnit = new Map<string, Waiting[]>()
  for (const w of all) byUnit.set(w.unit, [...(byUnit.get(w.unit) ?? []), w])
  const rows = [...byUnit].map(([unit, list]) => ({
    unit,
    items: new Set(list.map((w) => `${w.project} ${w.id}`)).size,
    open: new Set(list.filter((w) => w.open).map((w) => `${w.project} ${w.id}`)).size,
    projects: new Set(list.map((w) => w.project)).size,
    days: sum(list, (w) => w.days),
    overdueDays: sum(list, (w) => w.overdueDays),
    longestDays: Math.max(...list.map((w) => w.days)),
  }))
  const before = (a: (typeof rows)[number], b: (typeof rows)[number]) =>
    b.overdueDays - a.overdueDays || b.days - a.days
  rows.sort((a, b) => before(a, b) || (a.unit < b.unit ? -1 : 1))
  return rows.map((row) => ({ ...row, rank: 1 + rows.filter((other) => before(other, row) < 0).length }))
}

const sum = (list: readonly Waiting[], of: (w: Waiting) => number): number =>
  list.reduce((total, w) => total + of(w), 0)
