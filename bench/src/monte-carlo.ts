import { civil } from '@guatu/domain/calendar/civil-date'
import { seedNotices } from '@guatu/domain/calendar/seed'
import { buildWorkingCalendar } from '@guatu/domain/calendar/working-calendar'
import { isRefusal } from '@guatu/domain/kernel/coded'
import { simulatePlan } from '@guatu/domain/plans/monte-carlo'
import type { Activity, Plan } from '@guatu/domain/plans/plan-types'
import { xorshift } from './kernel-network.ts'
import { type Bench, type Measure, median, rounded } from './measure.ts'

const RUNS = 10_000
/** Turns not counted: a server that forecasts a portfolio has compiled this code long ago. */
const WARM_UP = 3

/** Forty activities, each after one to three of the six before it, permits and works mixed, all with three points. */
function benchPlan(): Plan {
  const random = xorshift()
  const activities = Array.from({ length: 40 }, (_, i): Activity => {
    const duration = 5 + (random() % 26)
    const before = new Set(
      i === 0 ? [] : Array.from({ length: 1 + (random() % 3) }, () => i - 1 - (random() % Math.min(i, 6))),
    )
    return {
      id: String(i),
      duration,
      unit: random() % 3 === 0 ? 'calendar' : 'working',
      predecessors: [...before].map((q) => ({ id: String(q) })),
      optimistic: Math.round(duration * 0.8),
      likely: duration,
      pessimistic: Math.round(duration * 1.5),
      ...(i % 10 === 9 ? { commitment: civil('2027-06-30') } : {}),
    }
  })
  return { start: civil('2026-01-05'), finish: civil('2027-06-30'), activities }
}

/** CPU time of the one thread, as the kernel bench has it: two shared cores make wall time say more about the neighbours. */
export const monteCarlo: Bench = {
  name: 'monte-carlo',
  about: '10,000 runs of 40 activities: dates alone, and with criticality and rank sensitivity',
  async run(): Promise<Measure[]> {
    const plan = benchPlan()
    const calendars = { official: buildWorkingCalendar(seedNotices) }
    const time = (drivers: boolean): number => {
      const times: number[] = []
      for (let turn = -WARM_UP; turn < 9; turn++) {
        const before = process.cpuUsage()
        const answer = simulatePlan(plan, calendars, { runs: RUNS, seed: turn + WARM_UP + 1, drivers })
        const used = process.cpuUsage(before)
        if (turn >= 0) times.push((used.user + used.system) / 1e3)
        if (isRefusal(answer)) throw new Error(answer.code)
      }
      return rounded(median(times), 2)
    }
    const full = time(true)
    const dates = time(false)
    return [
      { name: 'monte-carlo.drivers', value: full, unit: 'ms', bar: '≤ 100', ok: full <= 100 },
      { name: 'monte-carlo.dates', value: dates, unit: 'ms', bar: '≤ 12', ok: dates <= 12 },
    ]
  },
}
