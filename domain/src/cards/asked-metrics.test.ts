import { describe, expect, it } from 'vitest'
import { civil } from '../calendar/civil-date.ts'
import { buildWorkingCalendar } from '../calendar/working-calendar.ts'
import { WEEKLY } from '../reports/periods.ts'
import type { FundFact, ProjectFacts } from '../reports/project-facts.ts'
import { extraFactsFor } from './asked-metrics.ts'
import { judgeProject, rememberedSubjects } from './judge-project.ts'
import { judgeTogether, needsCompany, subjectUnder } from './judge-together.ts'
import type { Condition, RuleSet } from './rule-set.ts'

const calendar = buildWorkingCalendar([])
const recordedAt = '2026-01-01T00:00:00.000Z'
const fact = (id: string, on: string) => ({ id, occurredOn: civil(on), recordedAt: `${on}T01:00:00.000Z` })
const at = (day: string) => ({ asOf: civil(day), knownAt: `${day}T15:00:00.000Z` })

/** Month totals in ten thousand yuan against an even plan of 120. */
function project(id: string, months: readonly number[], more: Partial<ProjectFacts> = {}): ProjectFacts {
  const head = {
    ...{
      id,
      name: id,
      yearClass: 'carriedOver' as const,
      kind: 'industrial' as const,
      stage: 'building',
      listings: [],
    },
    ...{
      ownerUnit: 'u',
      plannedStart: null,
      startedOn: civil('2025-01-01'),
      finishedOn: null,
      totalInvestment: 500_000_00,
    },
    groups: { headquarters: 'h' },
  }
  return {
    project: head,
    rhythm: WEEKLY,
    commitments: [],
    yearPlans: [
      { id: 'plan', occurredOn: civil('2026-01-01'), recordedAt, year: 2026, months: null, total: 120_0000_00 },
    ],
    reports: months.map((done, i) => ({
      ...fact(`${id}-r${i}`, `2026-${String(i + 1).padStart(2, '0')}-28`),
      ...{ periodKey: `m${i}`, doneThisYear: done * 10_000_00, physicalPercent: '65.4', fundsArrivedThisYear: null },
      ...{ supersedes: null, filledFor: null, late: false },
    })),
    ...{ milestones: [], bottlenecks: [], forecasts: [], pauses: [], hazards: [], exemptions: [] },
    ...more,
  }
}
const set = (...all: Condition[]): RuleSet => ({
  ...{ id: 's', version: '1', scope: 'project', combine: 'worst', noValue: 'skip', palette: {} },
  rules: [{ id: 'r', level: 'warn', all }],
})
const value = (facts: ProjectFacts, metric: string, day: string) =>
  judgeProject(facts, set({ metric, op: '>=', bound: '-99999' }), calendar, at(day)).evidence.inputs[0]?.value ?? null

describe('metrics that few sets ask for', () => {
  it('count the months missed running and among the last twelve, each as known at its lock', () => {
    const facts = project('p', [10, 15, 31, 35, 40])
    // January met; February missed; March met again; April and May missed.
    expect(value(facts, 'periodsMissed', '2026-06-10')).toBe('2')
    expect(value(facts, 'periodsMissed.window', '2026-06-10')).toBe('3')
    expect(value(facts, 'periodsMissed.consecutive', '2026-04-10')).toBe('0')
  })
  it('tell physical progress, amount, months to the start, and a factor that nothing waits for', () => {
    const facts = project('p', [10])
    expect(value(facts, 'physicalPercent', '2026-02-01')).toBe('0.654')
    expect(value(facts, 'amount', '2026-02-01')).toBe('500000.00')
    expect(value(facts, 'bottleneckAge.land', '2026-02-01')).toBe('0')
    const waiting = { ...facts.project, startedOn: null, plannedStart: civil('2026-06-15') }
    expect(value({ ...facts, project: waiting }, 'monthsToStart', '2026-02-15')).toBe('4')
  })
  it('hold paid budget money against what was due by the calendar', () => {
    const money = (source: string, planned: number, paid: number): FundFact => ({
      ...fact(source, '2026-06-20'),
      ...{ source, year: 2026, planned: planned * 1_000_00, paid: paid * 1_000_00 },
    })
    const funds = [money('专项债', 100, 30), money('银行贷款', 900, 0), money('区财政', 100, 50)]
    const facts = project('p', [10, 20, 30, 40, 50, 60], { funds })
    // Half the year is due of 200 thousand: 80 of 93.3 at 28 June's share is not yet all.
    expect(Number(value(facts, 'budgetPaidRate', '2026-06-30'))).toBeCloseTo(80 / (200 * 0.494), 2)
    expect(value(project('p', [10]), 'budgetPaidRate', '2026-02-01')).toBeNull()
    expect(extraFactsFor(['lagPoints', 'budgetPaidRate', 'entryMissed.months', 'forecastSlip.p80'])).toEqual([
      ...['funds', 'statistics', 'p80'],
    ])
  })
  it('run over closed months: the lag of two months running is found in the facts', () => {
    const twice = set({ metric: 'lagPoints', op: '<', bound: '-5.0', periods: 2 })
    expect(judgeProject(project('p', [10, 12, 13]), twice, calendar, at('2026-03-31')).level).toBe('warn')
    expect(judgeProject(project('p', [10, 20, 13]), twice, calendar, at('2026-03-31')).level).toBe('normal')
  })
})

describe('projects ranked among each other', () => {
  const judged = (rules: RuleSet, done: readonly (readonly number[])[], day: string) => {
    const subjects = done.map((months, i) => {
      const facts = project(`p${i}`, months)
      return subjectUnder(rules, facts, calendar, at(day), rememberedSubjects(facts, calendar))
    })
    return judgeTogether(rules, subjects).map((v) => v.level)
  }
  it('are found at the bottom two months running, with ties sharing a rank', () => {
    const rules = set({ metric: 'completionRate', periods: 2, rank: { from: 'bottom', n: 1, group: 'headquarters' } })
    expect(needsCompany(rules)).toBe(true)
    expect(
      judged(
        rules,
        [
          [1, 9, 8],
          [1, 10, 20],
          [1, 5, 30],
        ],
        '2026-03-31',
      ),
    ).toEqual(['normal', 'normal', 'normal'])
    expect(
      judged(
        rules,
        [
          [1, 5, 8],
          [1, 10, 20],
          [1, 9, 30],
        ],
        '2026-03-31',
      ),
    ).toEqual(['warn', 'normal', 'normal'])
    expect(
      judged(
        rules,
        [
          [1, 5, 8],
          [1, 5, 8],
          [1, 9, 30],
        ],
        '2026-03-31',
      ),
    ).toEqual(['warn', 'warn', 'normal'])
  })
  it('know their rank and how it changed', () => {
    const fell = set({ metric: 'rankChange', op: '<=', bound: '-2' })
    expect(
      judged(
        fell,
        [
          [1, 12, 12],
          [1, 11, 20],
          [1, 10, 30],
        ],
        '2026-03-31',
      ),
    ).toEqual(['warn', 'normal', 'normal'])
    const last = set({ metric: 'rank.completionRate', op: '>=', bound: '3' })
    expect(
      judged(
        last,
        [
          [1, 12, 12],
          [1, 11, 20],
          [1, 10, 30],
        ],
        '2026-03-31',
      ),
    ).toEqual(['warn', 'normal', 'normal'])
  })
})
