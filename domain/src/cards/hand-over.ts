import type { CivilDate } from '../calendar/civil-date.ts'
import { badnessOf, type Level } from './level.ts'

/** Who holds a post from a day on. */
export type Holding = { readonly personId: string; readonly name: string; readonly from: CivilDate }

/** The holder on a day: the last who had begun by then. */
export const holderOn = (holdings: readonly Holding[], day: CivilDate): Holding | null =>
  [...holdings]
    .filter((h) => h.from <= day)
    .sort((a, b) => (a.from < b.from ? -1 : 1))
    .at(-1) ?? null

/** The holder of a period's last day, when that person took the post over from another inside the period; else null. */
export function tookOverIn(
  holdings: readonly Holding[],
  period: { readonly opensOn: CivilDate; readonly closesOn: CivilDate },
): Holding | null {
  const last = holderOn(holdings, period.closesOn)
  if (!last || last.from <= period.opensOn) return null
  const others = holdings.filter((h) => h.personId !== last.personId && h.from < last.from)
  return others.length > 0 ? last : null
}

/**
 * A period's card goes to the post's holder on its last day, and is no worse in the first period than it was at hand-over†
 * (domain.md §5). `atHandOver` is null where nobody took over in the period.
 */
export const levelForHolder = (closing: Level, atHandOver: Level | null): Level =>
  atHandOver !== null && badnessOf(atHandOver) < badnessOf(closing) ? atHandOver : closing
