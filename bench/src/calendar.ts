import { type CivilDate, fromDayNumber } from '@guatu/domain/calendar/civil-date'
import { DAYS_COVERED, FIRST_DAY } from '@guatu/domain/calendar/covered-days'
import { seedNotices } from '@guatu/domain/calendar/seed'
import { addWorkingDays, buildWorkingCalendar, workingDaysBetween } from '@guatu/domain/calendar/working-calendar'
import { xorshift } from './kernel-network.ts'
import { type Bench, type Measure, median, rounded } from './measure.ts'

const ADDITIONS = 1_000_000
const WARM_UP = 3
const TURNS = 9

/** From civil date to civil date, anywhere in 2007–2035, up to two years forward or back: what a server asks, not what the kernel does inside. */
export const calendar: Bench = {
  name: 'calendar',
  about: '10⁶ additions of working days, and 10⁶ counts between dates, on the official calendar',
  async run(): Promise<Measure[]> {
    const official = buildWorkingCalendar(seedNotices)
    const random = xorshift()
    const first = Math.floor(DAYS_COVERED / 4)
    const dates: CivilDate[] = Array.from({ length: 4096 }, () =>
      fromDayNumber(FIRST_DAY + first + (random() % (DAYS_COVERED - first - 800))),
    )
    const steps = Int16Array.from({ length: 4096 }, () => (random() % 1000) - 500)
    const found: CivilDate[] = [...dates]
    let sum = 0
    const add = timed(() => {
      for (let i = 0; i < ADDITIONS; i++)
        found[i & 4095] = addWorkingDays(official, dates[i & 4095]!, steps[(i * 7) & 4095]!)
    })
    const count = timed(() => {
      for (let i = 0; i < ADDITIONS; i++) sum += workingDaysBetween(official, dates[i & 4095]!, dates[(i * 7) & 4095]!)
    })
    if (!Number.isFinite(sum) || found.some((date) => date.length !== 10)) throw new Error('not a date')
    return [
      { name: 'calendar.additions', value: add, unit: 'ms for 10⁶', bar: '≤ 20', ok: add <= 20 },
      { name: 'calendar.counts', value: count, unit: 'ms for 10⁶', bar: 'shown beside', ok: true },
    ]
  },
}

/** CPU milliseconds of the one thread, as in the kernel bench. */
function timed(work: () => void): number {
  const times: number[] = []
  for (let turn = -WARM_UP; turn < TURNS; turn++) {
    const before = process.cpuUsage()
    work()
    const used = process.cpuUsage(before)
    if (turn >= 0) times.push((used.user + used.system) / 1e3)
  }
  return rounded(median(times), 1)
}
