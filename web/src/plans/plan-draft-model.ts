import type { Activity } from '@guatu/contract/plans'
import { bridgeOver, type PlanLink } from './reshape-plan-model.ts'

type Rows = readonly Activity[]
type PlanState = { readonly version: number; readonly activities: Rows }

/** What is being edited: the plan it began from, and every step since, so that each can be undone and done again. */
export type PlanDraft = {
  readonly base: PlanState
  readonly past: readonly Rows[]
  readonly present: Rows
  readonly future: readonly Rows[]
}

const kept = ({ version, activities }: PlanState): PlanState => ({ version, activities })
export const beginDraft = (plan: PlanState): PlanDraft => ({
  base: kept(plan),
  past: [],
  present: plan.activities,
  future: [],
})

/** Fields in one order and only those that are set: what the server fills in (FS, no lag, working days) is no difference. */
const canonical = (value: unknown): string => JSON.stringify(value, (field, v: unknown) => plain(field, v)) ?? ''
const same = (a: unknown, b: unknown): boolean => a === b || canonical(a) === canonical(b)

function plain(field: string, v: unknown): unknown {
  if (v === false) return undefined
  if (field === 'predecessors') {
    const links = (v ?? []) as PlanLink[]
    return links.length === 0
      ? undefined
      : links.map((link) => [link.id, link.type ?? 'FS', link.lag ?? 0, link.lag ? (link.lagUnit ?? 'working') : ''])
  }
  if (typeof v !== 'object' || v === null || Array.isArray(v)) return v
  return Object.fromEntries(Object.entries(v).sort(([x], [y]) => (x < y ? -1 : 1)))
}
const sameField = (field: string, a: unknown, b: unknown): boolean => same({ [field]: a }, { [field]: b })

export const isEdited = (draft: PlanDraft): boolean => !same(draft.present, draft.base.activities)

export const editDraft = (draft: PlanDraft, activities: Rows): PlanDraft =>
  same(activities, draft.present)
    ? draft
    : { ...draft, past: [...draft.past, draft.present], present: activities, future: [] }
export function undoDraft(draft: PlanDraft): PlanDraft {
  const before = draft.past.at(-1)
  if (!before) return draft
  return { ...draft, past: draft.past.slice(0, -1), present: before, future: [draft.present, ...draft.future] }
}
export function redoDraft(draft: PlanDraft): PlanDraft {
  const [next, ...future] = draft.future
  return next ? { ...draft, past: [...draft.past, draft.present], present: next, future } : draft
}

const fieldsOf = (a: Activity | undefined, b: Activity | undefined): (keyof Activity)[] =>
  [...new Set([...Object.keys(a ?? {}), ...Object.keys(b ?? {})])].filter((f) => f !== 'id') as (keyof Activity)[]

export type PlanDifference = {
  readonly id: string
  readonly name: string
  /** `exists`: one of the two has the activity and the other has not. */
  readonly field: keyof Activity | 'exists'
  readonly mine: unknown
  readonly theirs: unknown
  /** Who touched it since the plan both began from. */
  readonly by: 'me' | 'them' | 'both'
}

/** Which activities of mine and theirs differ, field by field; `base` is the plan both began from. */
export function planDifferences(base: Rows, mine: Rows, theirs: Rows): PlanDifference[] {
  const [was, my, their] = [base, mine, theirs].map((rows) => new Map(rows.map((a) => [a.id, a]))) as [
    Map<string, Activity>,
    Map<string, Activity>,
    Map<string, Activity>,
  ]
  const ids = [...new Set([...mine, ...theirs].map((a) => a.id))]
  const differences = ids.flatMap((id): PlanDifference[] => {
    const [b, m, o] = [was.get(id), my.get(id), their.get(id)]
    const name = (m ?? o)!.name
    if (!m || !o) {
      const by = b ? (m ? (same(b, m) ? 'them' : 'both') : same(b, o) ? 'me' : 'both') : m ? 'me' : 'them'
      return [{ id, name, field: 'exists', mine: Boolean(m), theirs: Boolean(o), by }]
    }
    return fieldsOf(m, o)
      .filter((field) => !sameField(field, m[field], o[field]))
      .map((field) => {
        const by = sameField(field, b?.[field], o[field])
          ? 'me'
          : sameField(field, b?.[field], m[field])
            ? 'them'
            : 'both'
        return { id, name, field, mine: m[field], theirs: o[field], by }
      })
  })
  return differences
}

/**
 * My edits laid on top of the plan as it now stands: what I touched is mine, all else is theirs. Their new activities stay;
 * one they took out comes back only if I changed it. Links to what is gone are led on to its predecessors.
 */
export function mineOnTop(base: Rows, mine: Rows, theirs: Rows): Activity[] {
  const was = new Map(base.map((a) => [a.id, a]))
  const my = new Map(mine.map((a) => [a.id, a]))
  const their = new Map(theirs.map((a) => [a.id, a]))
  const one = (id: string): Activity | null => {
    const [b, m, o] = [was.get(id), my.get(id), their.get(id)]
    if (m && o) return b ? overlaid(b, m, o) : m
    if (m) return !b || !same(b, m) ? m : null
    return o && !b ? o : null
  }
  const rows = orderOf(base, mine, theirs).flatMap((id) => one(id) ?? [])
  const stay = new Set(rows.map((a) => a.id))
  const gone = [...base, ...theirs].filter((a) => !stay.has(a.id))
  return gone.reduce((list, a) => bridgeOver(list, a), rows)
}

function overlaid(base: Activity, mine: Activity, theirs: Activity): Activity {
  const next: Record<string, unknown> = { ...theirs }
  for (const field of fieldsOf(base, mine)) {
    if (sameField(field, base[field], mine[field])) continue
    if (mine[field] === undefined) delete next[field]
    else next[field] = mine[field]
  }
  return next as Activity
}

const idsOf = (rows: Rows): string[] => rows.map((a) => a.id)

/** Their order, unless I moved rows; rows that only the other has stand behind the row they stood behind. */
function orderOf(base: Rows, mine: Rows, theirs: Rows): string[] {
  const both = (rows: Rows, other: Rows) => idsOf(rows).filter((id) => other.some((a) => a.id === id))
  const moved = !same(both(mine, base), both(base, mine))
  const [led, other] = moved ? [mine, theirs] : [theirs, mine]
  const order = idsOf(led)
  idsOf(other).forEach((id, i, ids) => {
    if (!order.includes(id)) order.splice(i === 0 ? 0 : order.indexOf(ids[i - 1]!) + 1, 0, id)
  })
  return order
}

/**
 * The draft after the plan changed on the server. Nobody's choice is taken away: without edits, or where both say the
 * same, it simply follows; a claim or a start recorded meanwhile (same version) goes below the edits. Null: two plans
 * that differ, and a person has to choose.
 */
export function followPlan(draft: PlanDraft, plan: PlanState): PlanDraft | null {
  if (!isEdited(draft)) return same(plan.activities, draft.present) ? { ...draft, base: kept(plan) } : beginDraft(plan)
  if (plan.version === draft.base.version) return laidOver(draft, plan)
  return planDifferences(draft.base.activities, draft.present, plan.activities).length === 0 ? beginDraft(plan) : null
}

/** My edits on top of theirs, as one more step: undo leads to their plan. */
export const keepMine = (draft: PlanDraft, plan: PlanState): PlanDraft => ({
  base: kept(plan),
  past: [plan.activities],
  present: mineOnTop(draft.base.activities, draft.present, plan.activities),
  future: [],
})
/** Their plan, with my edits one undo away: nothing typed is lost. */
export const takeTheirs = (draft: PlanDraft, plan: PlanState): PlanDraft => ({
  base: kept(plan),
  past: [mineOnTop(draft.base.activities, draft.present, plan.activities)],
  present: plan.activities,
  future: [],
})

const laidOver = (draft: PlanDraft, plan: PlanState): PlanDraft => {
  const over = (rows: Rows) => mineOnTop(draft.base.activities, rows, plan.activities)
  return {
    base: kept(plan),
    past: draft.past.map(over),
    present: over(draft.present),
    future: draft.future.map(over),
  }
}

/** How many activities were changed, came, went or changed places. */
export function editCount(draft: PlanDraft): number {
  const { activities } = draft.base
  const differences = planDifferences(activities, draft.present, activities)
  const ids = new Set(differences.map((d) => d.id))
  const stayed = (rows: Rows) => idsOf(rows).filter((id) => !ids.has(id))
  const [before, now] = [stayed(activities), stayed(draft.present)]
  return ids.size > 0 ? ids.size : now.filter((id, i) => id !== before[i]).length
}
