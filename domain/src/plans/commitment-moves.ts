import { type CivilDate, daysBetween } from '../calendar/civil-date.ts'
import { type Coded, coded } from '../kernel/coded.ts'

/** One entry in the history of a committed date, in the order recorded; the first of a milestone is what was promised at the beginning. */
export type CommitmentEntry = {
  readonly projectId: string
  /** 'finish' or the id of an assessed milestone. */
  readonly milestone: string
  readonly committedOn: CivilDate
  /** The day the entry is about. */
  readonly occurredOn: CivilDate
  /** 'first', 'correction', or why it was moved (projects.moveReason). */
  readonly reasonCode: string
  /** Who answers for the milestone; null where nobody is named. */
  readonly unitId: string | null
  /** An approved move counts; one that was only asked for leaves the date in force as it was. */
  readonly approved: boolean
}

/** A committed date with its history told short: "moved 3 times, +47 days". */
export type CommitmentHistory = {
  readonly projectId: string
  readonly milestone: string
  readonly original: CivilDate
  readonly inForce: CivilDate
  /** Approved moves; corrections of a typing error are none. */
  readonly moves: number
  /** Calendar days from the original date to the one in force; negative: brought forward. */
  readonly days: number
  /** Moves asked for or simply made that nobody approved: the date in force stands, and what comes after it is late. */
  readonly unapproved: number
}

/** How often and how far dates were moved, by unit or by reason; most days first, then most moves, then the key. */
export type MoveTally = {
  readonly key: string
  readonly moves: number
  readonly days: number
  readonly milestones: number
}

export type MoveStatistics = {
  readonly commitments: readonly CommitmentHistory[]
  readonly moves: number
  readonly days: number
  /** Commitments that were moved at least once. */
  readonly moved: number
  /** By the unit that answers; entries without a unit under ''. */
  readonly byUnit: readonly MoveTally[]
  readonly byReason: readonly MoveTally[]
}

/** Change control in figures (N04 不得擅自改期): every approved move counts, with the days it moved the date in force. */
export function moveStatistics(entries: readonly CommitmentEntry[]): MoveStatistics {
  const commitments: CommitmentHistory[] = []
  const byUnit = new Map<string, Counting>()
  const byReason = new Map<string, Counting>()
  for (const history of histories(entries)) commitments.push(followed(history, byUnit, byReason))
  return {
    commitments,
    moves: commitments.reduce((sum, c) => sum + c.moves, 0),
    days: commitments.reduce((sum, c) => sum + c.days, 0),
    moved: commitments.filter((c) => c.moves > 0).length,
    byUnit: tallies(byUnit),
    byReason: tallies(byReason),
  }
}

/** "moved 3 times, +47 days" as a sentence; null where the date still is the first one. */
export const describeMoves = (c: CommitmentHistory): Coded | null =>
  c.moves === 0 && c.unapproved === 0
    ? null
    : coded(c.unapproved > 0 ? 'plans.moves.unapproved' : 'plans.moves.told', {
        moves: c.moves,
        days: c.days > 0 ? `+${c.days}` : String(c.days),
        unapproved: c.unapproved,
        original: c.original,
        inForce: c.inForce,
      })

/**
 * Calendar days by which a date was missed, measured against the date in force: one moved without approval is late as if it had not been
 * moved. 0 when kept; `done` null counts up to today.
 */
export function daysLateInForce(commitment: CommitmentHistory, done: CivilDate | null, today: CivilDate): number {
  return Math.max(0, daysBetween(commitment.inForce, done ?? today))
}

type Counting = { moves: number; days: number; readonly of: Set<string> }

function followed(
  history: readonly CommitmentEntry[],
  byUnit: Map<string, Counting>,
  byReason: Map<string, Counting>,
): CommitmentHistory {
  const [first] = history
  let original = first!.committedOn
  let inForce = original
  let moves = 0
  let unapproved = 0
  for (const entry of history.slice(1)) {
    if (!entry.approved) {
      unapproved++
    } else if (entry.reasonCode === 'correction') {
      if (moves === 0) original = entry.committedOn
      inForce = entry.committedOn
    } else {
      const days = daysBetween(inForce, entry.committedOn)
      const key = `${entry.projectId}\n${entry.milestone}`
      count(byUnit, entry.unitId ?? '', days, key)
      count(byReason, entry.reasonCode, days, key)
      inForce = entry.committedOn
      moves++
    }
  }
  const { projectId, milestone } = first!
  return { projectId, milestone, original, inForce, moves, days: daysBetween(original, inForce), unapproved }
}

function count(into: Map<string, Counting>, key: string, days: number, of: string): void {
  const known = into.get(key) ?? { moves: 0, days: 0, of: new Set<string>() }
  known.moves++
  known.days += days
  known.of.add(of)
  into.set(key, known)
}

const tallies = (counted: ReadonlyMap<string, Counting>): MoveTally[] =>
  [...counted]
    .map(([key, { moves, days, of }]) => ({ key, moves, days, milestones: of.size }))
    .sort((a, b) => b.days - a.days || b.moves - a.moves || (a.key < b.key ? -1 : 1))

function histories(entries: readonly CommitmentEntry[]): readonly (readonly CommitmentEntry[])[] {
  const groups = new Map<string, CommitmentEntry[]>()
  for (const entry of entries) {
    const key = `${entry.projectId}\n${entry.milestone}`
    const group = groups.get(key)
    if (group) group.push(entry)
    else groups.set(key, [entry])
  }
  return [...groups.values()]
}
