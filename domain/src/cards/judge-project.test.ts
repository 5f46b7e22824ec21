import { describe, expect, it } from 'vitest'
import { civil } from '../calendar/civil-date.ts'
import { buildWorkingCalendar } from '../calendar/working-calendar.ts'
import { WEEKLY } from '../reports/periods.ts'
import type { ProjectFacts } from '../reports/project-facts.ts'
import { DEFAULT_PROJECT_RULES } from './default-rule-set.ts'
import { dryRun } from './dry-run.ts'
import { judgeProject } from './judge-project.ts'
import { WUHAN } from './presets/wuhan.ts'

const calendar = buildWorkingCalendar([])
const at = { asOf: civil('2026-11-22'), knownAt: '2026-11-22T12:00:00.000Z' }
const recordedAt = '2026-11-20T02:00:00.000Z'

const plant = (done: number): ProjectFacts => ({
  project: {
    id: 'p1',
    name: '电池工厂',
    yearClass: 'carriedOver',
    kind: 'industrial',
    stage: 'building',
    listings: [],
    ownerUnit: 'u1',
    plannedStart: null,
    startedOn: null,
    finishedOn: null,
    totalInvestment: null,
  },
  rhythm: WEEKLY,
  commitments: [],
  yearPlans: [{ id: 'plan', occurredOn: civil('2026-01-01'), recordedAt, year: 2026, months: null, total: 100_000_00 }],
  reports: [
    {
      id: 'r1',
      occurredOn: civil('2026-11-20'),
      recordedAt,
      periodKey: '2026-W47',
      doneThisYear: done,
      physicalPercent: null,
      fundsArrivedThisYear: null,
      supersedes: null,
      filledFor: null,
      late: false,
    },
  ],
  milestones: [],
  bottlenecks: [],
  forecasts: [],
  pauses: [],
  hazards: [],
  exemptions: [],
})

describe('the light of a project', () => {
  it('is severe more than 20 points behind, with rule, figures and what would turn it', () => {
    // 20 November of a full year: (10 + 20/30) / 12 = 88.9 %.
    const verdict = judgeProject(plant(60_000_00), DEFAULT_PROJECT_RULES, calendar, at)
    expect(verdict.level).toBe('severe')
    expect(verdict.ruleId).toBe('lagSevere')
    expect(verdict.evidence.inputs[0]).toMatchObject({ name: 'lagPoints', value: '-28.9', facts: ['r1', 'plan'] })
    expect(verdict.evidence.sentence.params).toMatchObject({ rate: '60.0', share: '88.9', gap: '28.9' })
    expect(verdict.evidence.wouldTurn[0]).toMatchObject({
      changes: [{ metric: 'lagPoints', from: '-28.9', to: '-20.0' }],
      level: 'warn',
    })
  })

  it('is normal at the calendar share', () => {
    const verdict = judgeProject(plant(88_900_00), DEFAULT_PROJECT_RULES, calendar, at)
    expect([verdict.level, verdict.ruleId]).toEqual(['normal', null])
  })
})

it('a dry run tells who would have got another level, when, with counts, and shows its progress', () => {
  const projects = [10, 60, 89].map((percent, i) => {
    const facts = plant(percent * 1_000_00)
    return { ...facts, project: { ...facts.project, id: `p${i}` } }
  })
  const closings = [{ period: '2026-W47', asOf: civil('2026-11-22'), knownAt: '2026-11-22T16:00:00.000Z' }]
  const run = dryRun(projects, {
    closings,
    inForce: DEFAULT_PROJECT_RULES,
    draft: WUHAN,
    calendar: buildWorkingCalendar([]),
  })
  const progress: number[] = []
  let step = run.next()
  for (; !step.done; step = run.next()) progress.push(step.value)
  expect(progress).toEqual([1, 2, 3])
  // 60 % of 88.9 % is a ratio of 0.675: severe by the lag in points, a warning in Wuhan.
  expect(step.value.differences).toMatchObject([
    {
      ...{ period: '2026-W47', part: 'project', subject: 'p1', inForce: 'severe', draft: 'warn', ruleId: 'below80' },
      because: {
        inForce: { level: 'severe', ruleId: 'lagSevere', sentence: { params: { gap: '28.9' } } },
        draft: { level: 'warn', ruleId: 'below80', sentence: { params: { value1: '0.675' } } },
      },
    },
  ])
  expect(step.value.closes[0]).toMatchObject({
    inForce: { severe: 2, normal: 1 },
    draft: { severe: 1, warn: 1, normal: 1 },
  })
})
