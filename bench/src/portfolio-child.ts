import { seedNotices } from '@guatu/domain/calendar/seed'
import { buildWorkingCalendar } from '@guatu/domain/calendar/working-calendar'
import { datePlan } from '@guatu/server/plans/as-known'
import type { PlanMaterial } from '@guatu/server/plans/portfolio-reads'
import { scheduleRow } from '@guatu/server/plans/schedule-row'
import { workForPool } from '@guatu/server/platform/pool-child'
import { ACTIVITIES_A_PLAN, xorshift } from './kernel-network.ts'

/** Plans from number `from` on; answers activities dated, CPU seconds for dating them, MB of this process, and a checksum. */
export type GrowthWorks = {
  readonly date: {
    readonly input: { readonly from: number; readonly plans: number }
    readonly output: {
      readonly activities: number
      readonly cpu: number
      readonly megabytes: number
      readonly sum: number
    }
  }
}

const DISTINCT = 500
const at = { asOf: '2026-11-20', knownAt: '2026-11-20T02:00:00.000Z' } as Parameters<typeof datePlan>[2]
const calendars = { official: buildWorkingCalendar(seedNotices) }
/** What the database would hand over: texts. Every plan is read from its text anew. */
const texts = Array.from({ length: DISTINCT }, (_, p) => planText(p))

function planText(p: number): string {
  const random = xorshift(p + 1)
  const day = (n: number) => new Date(Date.UTC(2025, 0, 1) + n * 86_400_000).toISOString().slice(0, 10)
  const begin = random() % 400
  const activities = Array.from({ length: ACTIVITIES_A_PLAN }, (_, i) => ({
    id: `a${i}`,
    name: `第${i + 1}项工程`,
    duration: 5 + (random() % 26),
    unit: random() % 2 ? 'working' : 'calendar',
    predecessors: Array.from({ length: i === 0 ? 0 : 1 + (random() % 3) }, () => ({
      id: `a${i - 1 - (random() % Math.min(i, 6))}`,
      type: ['FS', 'FS', 'FS', 'SS', 'FF'][random() % 5],
      lag: random() % 10 < 3 ? (random() % 15) - 4 : 0,
    })),
    ...(random() % 20 === 0 && { notEarlier: day(begin + i * 12) }),
    ...(i < 5 && { actualStart: day(begin + i * 12), ...(i < 3 && { actualFinish: day(begin + i * 12 + 9) }) }),
  }))
  return JSON.stringify({ start: day(begin), finish: day(begin + 900), activities })
}

function materialOf(p: number): PlanMaterial {
  const { start, finish, activities } = JSON.parse(texts[p % DISTINCT]!)
  const body = { start_on: start, committed_finish: finish, status: 'approved', activities, calendars: null }
  return {
    id: `plan-${p}`,
    plans: [{ version: 1, recordedAt: '2026-01-01T00:00:00.000Z', body }],
    milestoneEvents: [],
    baselines: [],
  }
}

workForPool<GrowthWorks>({
  date: ({ from, plans }) => {
    const before = process.cpuUsage()
    let [activities, sum] = [0, 0]
    for (let p = from; p < from + plans; p++) {
      const material = materialOf(p)
      const row = scheduleRow(material, datePlan(material, calendars, at), at)!
      const starts = row.starts as number[]
      activities += starts.length
      for (const day of starts) sum = (sum + day) % 1_000_000_007
    }
    const used = process.cpuUsage(before)
    return { activities, cpu: (used.user + used.system) / 1e6, megabytes: process.memoryUsage.rss() / 1e6, sum }
  },
})
