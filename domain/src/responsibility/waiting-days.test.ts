import { describe, expect, it } from 'vitest'
import { type CivilDate, civil } from '../calendar/civil-date.ts'
import { WEEKLY } from '../reports/periods.ts'
import type { BottleneckFact, MilestoneFact, ProjectFacts } from '../reports/project-facts.ts'
import { projectClock } from './project-clock.ts'
import { rankWaitedFor, waitings } from './waiting-days.ts'

const at = { asOf: civil('2026-11-20'), knownAt: '2026-12-31T00:00:00.000Z' }
const recordedAt = '2026-01-05T00:00:00.000Z'
const fact = (id: string, day: string) => ({ id, occurredOn: civil(day), recordedAt })
const wait = (unit: string, from: string, to: string | null) => ({
  ...fact(`w${unit}${from}`, from),
  unit,
  to: to as CivilDate | null,
})

function project(over: {
  milestone?: Partial<MilestoneFact>
  due?: string
  bottleneck?: Partial<BottleneckFact>
  pause?: [string, string]
}): ProjectFacts {
  return {
    project: {
      id: 'p',
      name: '医院',
      yearClass: 'new',
      kind: 'publicBuilding',
      stage: 'building',
      listings: [],
      ownerUnit: '区卫健局',
      plannedStart: null,
      startedOn: null,
      finishedOn: null,
      totalInvestment: null,
    },
    rhythm: WEEKLY,
    commitments: over.due
      ? [{ ...fact('c', '2026-01-05'), milestoneId: 'm', date: civil(over.due), reason: null, approver: null }]
      : [],
    yearPlans: [],
    reports: [],
    milestones: over.milestone
      ? [{ ...fact('m', '2026-01-05'), name: '主体封顶', assessed: true, events: [], waits: [], ...over.milestone }]
      : [],
    bottlenecks: over.bottleneck
      ? [
          {
            ...fact('b', '2026-09-01'),
            title: '净地',
            factor: 'land',
            waitsForUnit: '区资规局',
            dueOn: null,
            events: [],
            ...over.bottleneck,
          },
        ]
      : [],
    forecasts: [],
    pauses: over.pause
      ? [
          {
            ...fact('z', over.pause[0]),
            from: civil(over.pause[0]),
            to: civil(over.pause[1]),
            reason: 'relics',
            approver: '办',
          },
        ]
      : [],
    hazards: [],
    exemptions: [],
  }
}
const year = { from: civil('2026-01-01'), to: civil('2026-12-31') }

describe('waiting days', () => {
  it('are counted with both ends, and overdue from the day after the date', () => {
    const facts = project({ milestone: { waits: [wait('区供电公司', '2026-10-01', '2026-10-10')] }, due: '2026-10-04' })
    expect(waitings(facts, year, at)).toMatchObject([{ unit: '区供电公司', days: 10, overdueDays: 6, open: false }])
  })
  it('are cut at the ends of the span asked for and at today', () => {
    const facts = project({ milestone: { waits: [wait('区供电公司', '2026-09-25', null)] }, due: '2026-10-04' })
    const october = { from: civil('2026-10-01'), to: civil('2026-10-31') }
    expect(waitings(facts, october, at)).toMatchObject([
      { from: '2026-10-01', to: '2026-10-31', days: 31, overdueDays: 27, open: true },
    ])
    expect(waitings(facts, year, at)).toMatchObject([{ from: '2026-09-25', to: '2026-11-20', days: 57 }])
  })
  it('end when the milestone is claimed', () => {
    const claimed = { ...fact('e', '2026-10-05'), kind: 'claimed' as const }
    const facts = project({
      milestone: { waits: [wait('区供电公司', '2026-10-01', null)], events: [claimed] },
      due: '2026-10-04',
    })
    expect(waitings(facts, year, at)).toMatchObject([{ to: '2026-10-05', days: 5, open: false }])
  })
  it('of a bottleneck run from raised to resolved, and its own unit’s are not waiting', () => {
    const resolved = { ...fact('r', '2026-09-30'), kind: 'resolved' as const }
    const facts = project({ bottleneck: { dueOn: civil('2026-09-20'), events: [resolved] } })
    expect(waitings(facts, year, at)).toMatchObject([{ what: 'bottleneck', days: 30, overdueDays: 10, open: false }])
    expect(waitings(project({ bottleneck: { waitsForUnit: '区卫健局' } }), year, at)).toEqual([])
  })
})

describe('the units that others wait for', () => {
  it('are ranked by overdue days, then by days waited, and equals share a rank', () => {
    const of = (unit: string, id: string, days: number, overdueDays: number) => ({
      project: id,
      what: 'bottleneck' as const,
      id,
      name: id,
      unit,
      from: year.from,
      to: year.to,
      open: true,
      dueOn: null,
      days,
      overdueDays,
    })
    const ranked = rankWaitedFor([
      of('丙', '1', 40, 0),
      of('甲', '2', 10, 5),
      of('乙', '3', 10, 5),
      of('丁', '4', 3, 0),
      of('丁', '5', 2, 0),
    ])
    expect(ranked.map((r) => [r.unit, r.rank, r.overdueDays, r.days, r.items])).toEqual([
      ['乙', 1, 5, 10, 1],
      ['甲', 1, 5, 10, 1],
      ['丙', 3, 0, 40, 1],
      ['丁', 4, 0, 5, 2],
    ])
  })
})

describe('the clock of a project', () => {
  it('takes waits and pauses off the gross days, each day once', () => {
    const facts = project({
      milestone: { waits: [wait('区供电公司', '2026-10-10', '2026-10-20')] },
      due: '2026-10-01',
      pause: ['2026-10-15', '2026-10-25'],
    })
    // 50 gross days up to 20 November; 10 to 25 October are 16 days on which the clock stood.
    expect(projectClock(facts, at).milestones).toMatchObject([{ grossDays: 50, stoppedDays: 16, netDays: 34 }])
    expect(projectClock(facts, at).waits).toEqual([{ unit: '区供电公司', days: 11, overdueDays: 11, open: false }])
  })
  it('stops at the claim, and a milestone in time is not on it', () => {
    const claimed = { ...fact('e', '2026-10-11'), kind: 'claimed' as const }
    expect(projectClock(project({ milestone: { events: [claimed] }, due: '2026-10-01' }), at).milestones).toMatchObject(
      [{ grossDays: 10, netDays: 10, claimedOn: '2026-10-11' }],
    )
    expect(projectClock(project({ milestone: { events: [claimed] }, due: '2026-10-11' }), at).milestones).toEqual([])
  })
  it('an early end of a pause counts only once it is recorded', () => {
    const base = project({ milestone: {}, due: '2026-10-01', pause: ['2026-10-02', '2026-11-20'] })
    const ended = { on: civil('2026-10-11'), recordedAt: '2026-11-01T00:00:00.000Z' }
    const facts = { ...base, pauses: base.pauses.map((p) => ({ ...p, ended })) }
    expect(projectClock(facts, at).milestones[0]?.netDays).toBe(40)
    expect(projectClock(facts, { ...at, knownAt: '2026-10-31T00:00:00.000Z' }).milestones[0]?.netDays).toBe(0)
  })
})
