import { performance } from 'node:perf_hooks'
import { civil } from '@guatu/domain/calendar/civil-date'
import { buildWorkingCalendar } from '@guatu/domain/calendar/working-calendar'
import { DEFAULT_PROJECT_RULES } from '@guatu/domain/cards/default-rule-set'
import { judgeAll } from '@guatu/domain/cards/judge'
import { judgeProject } from '@guatu/domain/cards/judge-project'
import { metricKind } from '@guatu/domain/cards/metrics'
import type { Condition, Rule, RuleSet } from '@guatu/domain/cards/rule-set'
import type { Subject } from '@guatu/domain/cards/verdict'
import type { Metric } from '@guatu/domain/kernel/metric'
import { type Bench, type Measure, median, rounded } from './measure.ts'
import { randomFrom, syntheticProjects } from './synthetic-projects.ts'

const PROJECTS = 10_000
const RULES = 20
const RUNS = 9
const BAR = 80
const BAR_EXPERT = 150
const asOf = civil('2026-10-31')

const NUMBERS: readonly (readonly [name: string, print: (r: number) => string])[] = [
  ['lagPoints', (r) => (r * 40 - 22).toFixed(1)],
  ['lagRatio', (r) => (0.4 + r * 0.9).toFixed(3)],
  ['completionRate', (r) => (r * 1.2).toFixed(3)],
  ['fundsRate', (r) => (0.5 + r).toFixed(3)],
  ['daysOverdue.calendar', (r) => String(Math.max(0, Math.floor(r * 60) - 45))],
  ['daysToDue.working', (r) => String(Math.floor(r * 40))],
  ['forecastSlip', (r) => String(Math.floor(r * 100) - 60)],
  ['bottleneckOverdue', (r) => String(Math.max(0, Math.floor(r * 30) - 20))],
  ['figuresAge', (r) => (r > 0.95 ? '1' : '0')],
  ['movedCommitments', (r) => String(Math.floor(r * 4))],
]

function subjects(): readonly Subject[] {
  const random = randomFrom(1)
  return Array.from({ length: PROJECTS }, (_, i) => {
    const metrics: Record<string, Metric> = {}
    for (const [name, print] of NUMBERS) {
      const unit = metricKind(name)?.unit ?? 'count'
      metrics[name] = { name, unit, value: print(random()), asOf, facts: [`r${i}`, `p${i}`] }
    }
    return { id: `project-${i}`, type: 'project', metrics, asOf }
  })
}

/** Twenty rules of two conditions over all metrics; every fourth an expert expression where asked. */
function twentyRules(expert: boolean): RuleSet {
  const rules = Array.from({ length: RULES }, (_, i): Rule => {
    const level = i % 5 === 0 ? 'severe' : i % 2 === 0 ? 'warn' : 'remind'
    const lag = `-${10 + i / 2}`
    const all: readonly Condition[] =
      expert && i % 4 === 0
        ? [
            {
              expression:
                `lagPoints < ${lag}.0 && (daysOverdue.calendar > ${i} || completionRate * 100 < ${40 + i})`.replace(
                  '.5.0',
                  '.5',
                ),
            },
          ]
        : [
            { metric: NUMBERS[i % NUMBERS.length]![0], op: '>=', bound: String(i) },
            { metric: 'lagPoints', op: '<', bound: lag },
          ]
    return { id: `rule${i}`, level, all, unless: ['exempt'] }
  })
  return {
    id: expert ? 'expert' : 'plain',
    version: '1',
    scope: 'project',
    combine: 'worst',
    noValue: 'skip',
    palette: {},
    rules,
  }
}

function timed(work: () => unknown): number {
  const times: number[] = []
  work()
  for (let i = 0; i < RUNS; i += 1) {
    const start = performance.now()
    work()
    times.push(performance.now() - start)
  }
  return median(times)
}

const measure = (name: string, value: number, bar: number): Measure => ({
  name,
  value: rounded(value, 1),
  unit: 'ms',
  bar: `≤ ${bar} ms`,
  ok: value <= bar,
})

export const judgeMemory: Bench = {
  name: 'judge-memory',
  about:
    '10,000 projects × 20 rules with structured evidence, from facts in memory; and with a quarter expert expressions',
  run: async () => {
    const all = subjects()
    const plain = twentyRules(false)
    const expert = twentyRules(true)
    const calendar = buildWorkingCalendar([])
    const at = { asOf, knownAt: '2026-11-01T00:00:00.000Z' }
    const facts = syntheticProjects(PROJECTS, 10)
    return [
      measure(
        'judge-memory',
        timed(() => judgeAll(plain, all)),
        BAR,
      ),
      measure(
        'judge-memory-expert',
        timed(() => judgeAll(expert, all)),
        BAR_EXPERT,
      ),
      // Metrics derived from raw facts first, by the default set: half of the nightly run's 6 s.
      measure(
        'judge-memory-raw-facts',
        timed(() => facts.map((f) => judgeProject(f, DEFAULT_PROJECT_RULES, calendar, at))),
        3_000,
      ),
    ]
  },
}
