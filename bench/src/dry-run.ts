import { performance } from 'node:perf_hooks'
import { addDays, civil } from '@guatu/domain/calendar/civil-date'
import { buildWorkingCalendar } from '@guatu/domain/calendar/working-calendar'
import { DEFAULT_PROJECT_RULES } from '@guatu/domain/cards/default-rule-set'
import { dryRun } from '@guatu/domain/cards/dry-run'
import { WUHAN } from '@guatu/domain/cards/presets/wuhan'
import { endOfDayInBeijing } from '@guatu/domain/reports/periods'
import { type Bench, median, rounded } from './measure.ts'
import { syntheticProjects } from './synthetic-projects.ts'

const PROJECTS = 1_000
const CLOSES = 52
const RUNS = 5
const BAR = 5_000

/** Both sets over every close of a year, forecasts from stored values, progress taken at each project. */
export const dryRunBench: Bench = {
  name: 'dry-run',
  about: '52 weekly closes over 1,000 projects, a draft set beside the one in force, from facts in memory',
  run: async () => {
    const projects = syntheticProjects(PROJECTS, CLOSES)
    const calendar = buildWorkingCalendar([])
    const closings = Array.from({ length: CLOSES }, (_, w) => {
      const asOf = addDays(civil('2026-11-01'), (w - CLOSES + 1) * 7)
      return { period: `close ${w}`, asOf, knownAt: endOfDayInBeijing(asOf) }
    })
    const times: number[] = []
    for (let i = 0; i < RUNS; i += 1) {
      const start = performance.now()
      const run = dryRun(projects, { closings, inForce: DEFAULT_PROJECT_RULES, draft: WUHAN, calendar })
      let steps = 0
      while (!run.next().done) steps += 1
      if (steps !== PROJECTS) throw new Error(`progress told of ${steps} projects`)
      times.push(performance.now() - start)
    }
    const value = median(times)
    return [{ name: 'dry-run', value: rounded(value, 0), unit: 'ms', bar: `≤ ${BAR} ms`, ok: value <= BAR }]
  },
}
