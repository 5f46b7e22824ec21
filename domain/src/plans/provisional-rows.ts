import { yearOf } from '../calendar/civil-date.ts'
import { dateAt } from '../calendar/covered-days.ts'
import type { BuiltPlan } from './build-network.ts'
import { FINISHED, highOf, LAG_CALENDAR_SHIFT, LINKS, lowOf, slot, TRAITS } from './kernel/network.ts'
import type { ShownDays } from './schedule-plan.ts'

/**
 * By activity as the plan has them: whether one of its dates rests on a year without official notice 暂定. Earliest dates rest on the years up to
 * them; latest dates are counted back, so they also rest on those of every successor, though they lie before.
 */
export function provisionalRows(built: BuiltPlan, days: readonly ShownDays[]): boolean[] {
  const years = provisionalYearsOf(built)
  const rows = days.map(() => false)
  if (years.length === 0) return rows
  const { net, order } = built
  for (let a = order.length - 1; a >= 0; a--) {
    const i = order[a]!
    const { es, ef, lf } = days[i]!
    const [first, last] = [yearAt(es), yearAt(Math.max(ef, lf))]
    if (years.some((y) => y >= first && y <= last)) rows[i] = true
    if (!rows[i]) continue
    for (let z = slot(net, a, LINKS); z < slot(net, a + 1, LINKS); z += 2) {
      const before = net.links[z]!
      if (!(slot(net, before, TRAITS) & FINISHED)) rows[order[before]!] = true
    }
  }
  return rows
}

const yearAt = (x: number): number => yearOf(dateAt(x - 1))

/** Years without official notice of the calendars that durations, floats or lags are counted on. */
function provisionalYearsOf({ net, calendars, index }: BuiltPlan): number[] {
  const used = new Set<number>()
  for (let a = 0; a < index.length; a++) used.add((slot(net, a, TRAITS) >> 8) & 0xff)
  for (let z = 1; z < net.links.length; z += 2) {
    if (highOf(net.links[z]!) !== 0) used.add(lowOf(net.links[z]!) >> LAG_CALENDAR_SHIFT)
  }
  return [...new Set([...used].flatMap((c) => [...calendars[c]!.provisionalYears]))]
}
