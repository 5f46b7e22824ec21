import type { BuiltPlan } from './build-network.ts'
import { FIRST_WORKED, STRIDE } from './kernel/calendar-tables.ts'
import { shifted, workedUpTo } from './kernel/forward-pass.ts'
import {
  EARLY,
  FINISHED,
  FROM_START,
  highOf,
  LAG_CALENDAR_SHIFT,
  LATE,
  LINKS,
  lowOf,
  PINNED_FINISH,
  PINNED_START,
  START_TO_FINISH,
  STARTED,
  slot,
  TO_FINISH,
  TRAITS,
  WORK,
} from './kernel/network.ts'

/** Where link z asks activity a to begin (or, `TO_FINISH`, to end) at the earliest, by its predecessor's earliest dates. */
export function boundOfLink({ net, tables }: BuiltPlan, a: number, z: number): number {
  const how = net.links[z + 1]!
  const early = slot(net, net.links[z]!, EARLY)
  const from = how & FROM_START ? highOf(early) : lowOf(early)
  const x = shifted(tables.cells, lowOf(how) >> LAG_CALENDAR_SHIFT, from, highOf(how))
  const both = (how & START_TO_FINISH) === START_TO_FINISH
  return both ? workedUpTo(tables.cells, slot(net, a, TRAITS) & 0xff, x) : x
}

/**
 * Places of the predecessors that set activity a's earliest dates: with any one of these links alone it could begin no earlier. Of work
 * in progress it is what is left that waits. None for what is finished, pinned or moved late.
 */
export function drivingPredecessors(built: BuiltPlan, a: number): number[] {
  const { net, tables } = built
  const traits = slot(net, a, TRAITS)
  const from = slot(net, a, LINKS)
  const to = slot(net, a + 1, LINKS)
  if (from === to || traits & (FINISHED | PINNED_START | PINNED_FINISH | LATE)) return []
  const { cells } = tables
  const base = STRIDE * (traits & 0xff)
  const days = highOf(slot(net, a, WORK))
  const early = slot(net, a, EARLY)
  const begins = traits & STARTED ? cells[base + FIRST_WORKED + cells[base + lowOf(early)]! - days]! : highOf(early)
  const found: number[] = []
  for (let z = from; z < to; z += 2) {
    const x = boundOfLink(built, a, z)
    const worked = net.links[z + 1]! & TO_FINISH ? cells[base + Math.max(x - 1, 0)]! + 1 - days : cells[base + x]!
    const place = net.links[z]!
    if (cells[base + FIRST_WORKED + worked] === begins && !found.includes(place)) found.push(place)
  }
  return found
}
