import { passBackward, settleOne } from './backward-pass.ts'
import { type CalendarTables, END } from './calendar-tables.ts'
import type { Followers } from './followers-of.ts'
import { passForward } from './forward-pass.ts'
import { countOf, EARLY, FLOATS, LATE, LATEST, LINKS, lowOf, NEVER, type Network, slot, TRAITS } from './network.ts'

/**
 * Schedules plan 0 of a scheduled network again after the records of `changed` were rewritten, going only where the change reaches:
 * forward along links while earliest dates move, back along links while they or latest dates move. Where the end of the plan moves, all
 * latest dates and floats hang on it; where an activity lies as late as possible, its neighbours decide its date: then all is done again.
 * Returns by place which activities were looked at; the others stand as they did.
 */
export function rescheduleNetwork(
  net: Network,
  tables: CalendarTables,
  followers: Followers,
  changed: readonly number[],
): Uint8Array {
  const n = countOf(net)
  const touched = new Uint8Array(n)
  if (isAnyLate(net, n)) return scheduleAll(net, tables, n, touched)
  for (const a of changed) touched[a] = 1
  const movedEarly = goForward(net, tables, followers, changed, touched)
  let last = 0
  for (let a = 0; a < n; a++) last = Math.max(last, lowOf(slot(net, a, EARLY)))
  last = Math.min(last, END + 1)
  const limit = net.planDeadline[0] === NEVER ? last : net.planDeadline[0]!
  if (last !== net.planEnd[0]) {
    net.planEnd[0] = last
    passBackward(net, tables, 0, n, limit, last)
    return touched.fill(1)
  }
  goBack(net, tables, followers, touched, movedEarly, changed, limit, last)
  return touched
}

function isAnyLate(net: Network, n: number): boolean {
  for (let a = 0; a < n; a++) if (slot(net, a, TRAITS) & LATE) return true
  return false
}

function scheduleAll(net: Network, tables: CalendarTables, n: number, touched: Uint8Array): Uint8Array {
  const last = passForward(net, tables, 0, n)
  net.planEnd[0] = last
  passBackward(net, tables, 0, n, net.planDeadline[0] === NEVER ? last : net.planDeadline[0]!, last)
  return touched.fill(1)
}

/** Places stand in topological order, so one sweep from the first change meets every follower after its predecessors. */
function goForward(
  net: Network,
  tables: CalendarTables,
  followers: Followers,
  changed: readonly number[],
  touched: Uint8Array,
): Uint8Array {
  const moved = new Uint8Array(touched.length)
  for (let a = Math.min(...changed); a < touched.length; a++) {
    if (!touched[a]) continue
    const before = slot(net, a, EARLY)
    passForward(net, tables, a, a + 1)
    if (slot(net, a, EARLY) === before && !changed.includes(a)) continue
    moved[a] = 1
    for (let k = followers.start[a]!; k < followers.start[a + 1]!; k++) touched[followers.to[k]!] = 1
  }
  return moved
}

/** An activity is settled again where itself, or what its successors ask of it, has moved. */
function goBack(
  net: Network,
  tables: CalendarTables,
  followers: Followers,
  touched: Uint8Array,
  movedEarly: Uint8Array,
  changed: readonly number[],
  limit: number,
  last: number,
): void {
  const dirty = movedEarly.slice()
  for (let a = touched.length - 1; a >= 0; a--) {
    if (!dirty[a]) continue
    const latest = slot(net, a, LATEST)
    const floats = slot(net, a, FLOATS)
    settleOne(net, tables, followers, a, limit, last)
    if (slot(net, a, LATEST) !== latest || slot(net, a, FLOATS) !== floats) touched[a] = 1
    if (slot(net, a, LATEST) === latest && !movedEarly[a] && !changed.includes(a)) continue
    for (let z = slot(net, a, LINKS); z < slot(net, a + 1, LINKS); z += 2) dirty[net.links[z]!] = 1
  }
}
