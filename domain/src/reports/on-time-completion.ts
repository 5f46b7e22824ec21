import type { CivilDate } from '../calendar/civil-date.ts'
import { compareFacts } from './known-facts.ts'
import type { CommitmentFact } from './project-facts.ts'
import { countRate, printRatio } from './rates.ts'

/** A project's commitments to finish, as known, and its completion (roads: 交工验收). */
export type FinishHistory = {
  readonly project: string
  readonly commitments: readonly CommitmentFact[]
  readonly finishedOn: CivilDate | null
}

export type OnTimeCompletion = {
  readonly due: number
  readonly onTime: number
  /** Moved out with approval before their date 调整 n. */
  readonly moved: number
  readonly rate: string | null
}

/**
 * On-time completion 按期竣工率 of a period: finished on or before the commitment ÷ commitments in force at the period's
 * *opening* plus those moved in. A move approved before the date leaves the period; approved on or after it: late.
 * `byOriginal` prints 按原定, where no move counts.
 */
export function onTimeCompletion(
  histories: readonly FinishHistory[],
  period: { readonly opensOn: CivilDate; readonly closesOn: CivilDate },
  byOriginal = false,
): OnTimeCompletion {
  const inside = (date: CivilDate): boolean => date >= period.opensOn && date <= period.closesOn
  let [due, onTime, moved] = [0, 0, 0]
  for (const { commitments, finishedOn } of histories) {
    const sorted = [...commitments].sort(compareFacts)
    const counted = byOriginal ? sorted.slice(0, 1) : sorted
    const held = heldDate(counted, period.closesOn)
    if (held === null) continue
    const atOpening = [...counted].reverse().find((c) => c.occurredOn < period.opensOn)?.date ?? null
    if (!inside(held)) {
      if (atOpening !== null && inside(atOpening)) moved += 1
      continue
    }
    due += 1
    if (finishedOn !== null && finishedOn <= held) onTime += 1
  }
  const rate = countRate(onTime, due)
  return { due, onTime, moved, rate: rate && printRatio(rate) }
}

/** The date a project is held to up to a day: a move counts only if approved before the date it moves. */
function heldDate(commitments: readonly CommitmentFact[], until: CivilDate): CivilDate | null {
  let held: CivilDate | null = null
  for (const c of commitments) {
    if (c.occurredOn > until) break
    if (held === null || c.occurredOn < held) held = c.date
  }
  return held
}
