import { describe, expect, it } from 'vitest'
import { type CivilDate, civil } from '../calendar/civil-date.ts'
import { seedNotices } from '../calendar/seed.ts'
import { buildWorkingCalendar } from '../calendar/working-calendar.ts'
import { groupRates } from './group-rates.ts'
import { amountDue, investmentFigure } from './investment-figure.ts'
import { WEEKLY } from './periods.ts'
import type { ProjectFacts, ProjectHead } from './project-facts.ts'

const calendar = buildWorkingCalendar(seedNotices)
const recordedAt = '2026-01-05T00:00:00.000Z'
type Wish = Partial<ProjectHead> & { reports?: [string, number][]; plans?: [string, number][]; pause?: string }

function project({ reports = [], plans = [['2026-01-05', 1200]], pause, ...head }: Wish): ProjectFacts {
  const fact = (occurredOn: string, i: number) => ({ id: `f${i}`, occurredOn: civil(occurredOn), recordedAt })
  return {
    project: {
      id: 'p',
      name: '医院',
      yearClass: 'carriedOver',
      kind: 'publicBuilding',
      stage: 'building',
      listings: [],
      ownerUnit: 'u',
      plannedStart: null,
      startedOn: null,
      finishedOn: null,
      totalInvestment: null,
      ...head,
    },
    rhythm: WEEKLY,
    commitments: [],
    yearPlans: plans.map(([on, total], i) => ({ ...fact(on, i), year: 2026, months: null, total })),
    reports: reports.map(([on, done], i) => ({
      ...fact(on, i),
      periodKey: '',
      doneThisYear: done,
      physicalPercent: null,
      fundsArrivedThisYear: null,
      supersedes: null,
      filledFor: null,
      late: false,
    })),
    milestones: [],
    bottlenecks: [],
    forecasts: [],
    pauses: pause ? [{ ...fact(pause, 9), from: civil(pause), to: null, reason: '', approver: '' }] : [],
    hazards: [],
    exemptions: [],
  }
}
const at = (day: string) => ({ asOf: civil(day) as CivilDate, knownAt: '2026-12-31T00:00:00.000Z' })
const figure = (wish: Wish, day = '2026-11-20') => investmentFigure(project(wish), calendar, at(day))

describe('the figure a project brings into sums', () => {
  it('is its last total with the plan in force at that day, and beside it the plan of the year’s beginning', () => {
    const plans: [string, number][] = [
      ['2026-01-05', 1200],
      ['2026-06-01', 1500],
      ['2026-11-20', 1800],
    ]
    expect(
      figure({
        reports: [
          ['2026-11-06', 900],
          ['2026-11-19', 1000],
        ],
        plans,
      }),
    ).toMatchObject({
      asOf: '2026-11-19',
      done: 1000,
      plan: { total: 1500 },
      openingPlan: 1200,
      final: false,
      judged: true,
    })
  })

  it('is none for reserve and preliminary projects, approved pauses, and projects without plan or report', () => {
    const reports: [string, number][] = [['2026-11-19', 1000]]
    expect(figure({ reports, yearClass: 'reserve' })).toBeNull()
    expect(figure({ reports, yearClass: 'preliminary' })).toBeNull()
    expect(figure({ reports, pause: '2026-10-01' })).toBeNull()
    expect(figure({ reports, plans: [] })).toBeNull()
    expect(figure({ reports, plans: [['2026-01-05', 0]] })).toBeNull()
    expect(figure({})).toBeNull()
  })

  it('is none when it is older than one period, never a worse one', () => {
    const reports: [string, number][] = [['2026-11-13', 1000]]
    expect(figure({ reports }, '2026-11-19')).not.toBeNull()
    expect(figure({ reports }, '2026-11-23')).toBeNull()
  })

  it('is of the year only: a total of last December says nothing about January', () => {
    expect(figure({ reports: [['2025-12-31', 5000]] }, '2026-01-02')).toBeNull()
  })

  it('stands for a finished project, which reports no more and has no lag', () => {
    const wish: Wish = { reports: [['2026-06-12', 1200]], finishedOn: civil('2026-06-10') }
    expect(figure(wish)).toMatchObject({ done: 1200, final: true, judged: false })
  })

  it('counts before the planned start without being judged', () => {
    const wish: Wish = { reports: [['2026-11-19', 0]], yearClass: 'new', plannedStart: civil('2026-12-01') }
    expect(figure(wish)).toMatchObject({ done: 0, judged: false })
  })

  it('asks by the calendar at its own day', () => {
    expect(amountDue(figure({ reports: [['2026-10-31', 900]] }, '2026-10-31')!)).toBe(1000)
  })
})

describe('a group with a finished member', () => {
  it('keeps its money, but takes neither its day for the group’s nor a share on schedule from it', () => {
    const member = (wish: Wish) => {
      const f = figure(wish)!
      return { project: 'p', from: civil('2026-01-01'), to: null, figure: f, plan: f.plan }
    }
    const group = groupRates(
      [
        member({ reports: [['2026-06-12', 1100]], finishedOn: civil('2026-06-10') }),
        member({ reports: [['2026-11-19', 600]] }),
      ],
      civil('2026-11-20'),
    )
    expect(group).toMatchObject({ counted: 2, done: 1700, plan: 2400, asOf: '2026-11-19', onScheduleShare: '0.000' })
  })
})
