import { passBackward } from './backward-pass.ts'
import type { CalendarTables } from './calendar-tables.ts'
import { passForward } from './forward-pass.ts'
import { NEVER, type Network } from './network.ts'

/** Schedules every plan of a network in place: earliest dates, latest dates, total and free float, and each plan's end. */
export function scheduleNetwork(net: Network, tables: CalendarTables): void {
  for (let p = 0; p < net.planEnd.length; p++) schedulePlanOf(net, tables, p)
}

/** Schedules plan p alone: what a change of one plan needs. */
export function schedulePlanOf(net: Network, tables: CalendarTables, p: number): void {
  const first = net.planStart[p]!
  const end = net.planStart[p + 1]!
  const last = passForward(net, tables, first, end)
  net.planEnd[p] = last
  const deadline = net.planDeadline[p]!
  passBackward(net, tables, first, end, deadline === NEVER ? last : deadline, last)
}
