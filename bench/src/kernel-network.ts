import { calendarOf, everyDay } from '@guatu/domain/calendar/calendar-spec'
import { civil } from '@guatu/domain/calendar/civil-date'
import { seedNotices } from '@guatu/domain/calendar/seed'
import { buildWorkingCalendar } from '@guatu/domain/calendar/working-calendar'
import { kernelDayOf } from '@guatu/domain/plans/build-network'
import {
  BEFORE_STRIDE,
  type CalendarTables,
  DAYS_STRIDE,
  END,
  REACH,
  tabulate,
} from '@guatu/domain/plans/kernel/calendar-tables'
import {
  countOf,
  DEADLINE,
  EARLY,
  emptyNetwork,
  FINISHED,
  FIXED,
  FLOATS,
  highOf,
  LAG_CALENDAR_SHIFT,
  LATEST,
  LINKS,
  lowOf,
  type Network,
  PINNED_FINISH,
  PINNED_START,
  pair,
  STARTED,
  setSlot,
  slot,
  TRAITS,
  WORK,
} from '@guatu/domain/plans/kernel/network'

export const ACTIVITIES_A_PLAN = 40

/** Every day, official days, six-day week, official days with a winter stop. */
export function benchTables(): CalendarTables {
  const official = buildWorkingCalendar(seedNotices)
  const sixDay = calendarOf({ kind: 'custom', weekdays: [1, 2, 3, 4, 5, 6] }, official)
  const winter = calendarOf({ kind: 'custom', offYearly: [{ from: '11-15', to: '03-15' }] }, official)
  return tabulate([everyDay, official, sixDay, winter])
}

/** xorshift32 of the networks the peers were measured on. */
export function xorshift(seed = 2463534242): () => number {
  let x = seed
  return () => {
    x ^= x << 13
    x ^= x >>> 17
    x ^= x << 5
    return x >>> 0
  }
}

/**
 * `plans` networks of 40 activities, each after one to three of the six before it (the peers' network). `plain`: FS links without lag,
 * nothing else. Otherwise of the links 10 % each are SS, FF, SF and 30 % have a lag or lead, 5 % of it on another calendar; of the activities
 * 10 % are bound by a date, 2 % pinned, 10 % begun or finished, 5 % milestones; half the plans have a deadline.
 */
export function benchNetwork(plans: number, plain: boolean): Network {
  const random = xorshift()
  const n = plans * ACTIVITIES_A_PLAN
  const net = emptyNetwork(plans, n, n * 4)
  const start = kernelDayOf(civil('2022-01-04'))
  let z = 0
  for (let p = 0; p < plans; p++) {
    const first = p * ACTIVITIES_A_PLAN
    const begin = start + (random() % 700)
    net.planStart[p + 1] = first + ACTIVITIES_A_PLAN
    if (plain || random() % 2) net.planDeadline[p] = begin + 700 + (random() % 800)
    for (let i = 0; i < ACTIVITIES_A_PLAN; i++) {
      const a = first + i
      setSlot(net, a, WORK, pair(5 + (random() % 26), begin))
      setSlot(net, a, TRAITS, (Math.imul(a, 2654435761) >>> 30) * 257)
      z = addLinks(net, random, a, i, z, plain)
      setSlot(net, a + 1, LINKS, 2 * z)
      if (!plain) addDates(net, random, a, begin, i)
    }
  }
  return { ...net, links: net.links.slice(0, 2 * z) }
}

function addLinks(net: Network, random: () => number, a: number, i: number, from: number, plain: boolean): number {
  let z = from
  if (i === 0) return z
  const wanted = 1 + (random() % 2) + (random() % 4 === 0 ? 1 : 0)
  for (let t = 0; t < wanted; t++) {
    const q = a - 1 - (random() % Math.min(i, 6))
    let known = from
    while (known < z && net.links[2 * known] !== q) known++
    if (known < z) continue
    net.links[2 * z] = q
    if (!plain) {
      const type = random() % 10
      const own = random() % 20 === 0 ? random() % 4 : slot(net, a, TRAITS) & 0xff
      const kind = (type < 7 ? 0 : type - 6) | (own << LAG_CALENDAR_SHIFT)
      net.links[2 * z + 1] = pair(random() % 10 < 3 ? (random() % 15) - 4 : 0, kind)
    }
    z++
  }
  return z
}

function addDates(net: Network, random: () => number, a: number, begin: number, i: number): void {
  const kind = random() % 100
  const near = begin + i * 12 + (random() % 40)
  const duration = highOf(slot(net, a, WORK))
  const flag = (bits: number, fixed: number): void => {
    setSlot(net, a, TRAITS, slot(net, a, TRAITS) | bits)
    setSlot(net, a, FIXED, fixed)
  }
  if (kind < 5) setSlot(net, a, WORK, pair(duration, near))
  else if (kind < 10) setSlot(net, a, DEADLINE, near + 60)
  else if (kind < 11) flag(PINNED_START, pair(near, 0))
  else if (kind < 12) flag(PINNED_FINISH, pair(0, near))
  else if (kind < 18) flag(FINISHED, pair(near, near + duration))
  else if (kind < 22) flag(STARTED, pair(begin, 0))
  else if (kind < 27) {
    setSlot(net, a, WORK, pair(0, begin))
    setSlot(net, a, TRAITS, slot(net, a, TRAITS) & ~0xff)
  }
}

/** The columns as bytes in the order the C programs read them. */
export function networkBytes(net: Network, tables: CalendarTables): Uint8Array {
  const calendars = tables.before.length / BEFORE_STRIDE
  const sizes = [
    net.planEnd.length,
    countOf(net),
    net.links.length / 2,
    calendars,
    BEFORE_STRIDE,
    DAYS_STRIDE,
    REACH,
    END,
  ]
  const columns: readonly (Int32Array | Int16Array)[] = [
    Int32Array.from(sizes),
    net.planStart,
    net.planDeadline,
    net.activities,
    net.links,
    tables.before,
    lined(tables.days, tables.before.length),
  ]
  const bytes = new Uint8Array(columns.reduce((sum, c) => sum + c.byteLength, 0))
  let at = 0
  for (const c of columns) {
    bytes.set(new Uint8Array(c.buffer, c.byteOffset, c.byteLength), at)
    at += c.byteLength
  }
  return bytes
}

/** The same checksum over all results as the C program prints. */
export function hashOf(net: Network): number {
  let h = 0
  for (let a = 0; a < countOf(net); a++) {
    const sum =
      highOf(slot(net, a, EARLY)) +
      3 * lowOf(slot(net, a, EARLY)) +
      5 * highOf(slot(net, a, LATEST)) +
      7 * lowOf(slot(net, a, LATEST)) +
      11 * highOf(slot(net, a, FLOATS)) +
      13 * lowOf(slot(net, a, FLOATS))
    h = (Math.imul(h, 31) + sum) | 0
  }
  return h >>> 0
}

/** Bytes of all kernel columns per activity; ids lie apart. */
export const bytesAnActivity = (net: Network): number =>
  Object.values(net).reduce((sum, column) => sum + column.byteLength, 0) / countOf(net)

/** The checksum over the dates alone, as the plain C program prints it. */
export function datesHashOf(net: Network): number {
  let h = 0
  for (let a = 0; a < countOf(net); a++) {
    const early = slot(net, a, EARLY)
    const late = slot(net, a, LATEST)
    h = (Math.imul(h, 31) + highOf(early) + 3 * lowOf(early) + 5 * highOf(late) + 7 * lowOf(late)) | 0
  }
  return h >>> 0
}

/** The days again from their own beginning, at the length of a whole table, as the C programs index them. */
function lined(days: Int16Array, length: number): Int16Array {
  const column = new Int16Array(length)
  column.set(days)
  return column
}
