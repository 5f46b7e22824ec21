import { describe, expect, it } from 'vitest'
import { civil } from '../calendar/civil-date.ts'
import { type Outlook, projectsThatTurn, type TurnBounds } from './projects-that-turn.ts'

const bounds: TurnBounds = {
  warn: { overdueDays: 1, slipDays: 30, lagTenths: 100 },
  severe: { overdueDays: 30, slipDays: 60, lagTenths: 200 },
}
const calm: Outlook = {
  projectId: 'calm',
  level: 'normal',
  statusDate: civil('2026-03-02'),
  milestones: [],
  finish: { committed: civil('2026-12-31'), forecast: civil('2026-12-31') },
  lag: { tenths: 0, tenthsAWeek: 0 },
}
const node = (commitment: string, forecast: string) => ({
  activityId: 'roof',
  commitment: civil(commitment),
  forecast: civil(forecast),
  slip: 0,
})
const turns = (outlook: Partial<Outlook>) => projectsThatTurn([{ ...calm, ...outlook }], bounds)

describe('which projects turn if nothing changes', () => {
  it('none that will keep its dates', () => {
    expect(turns({ milestones: [node('2026-03-20', '2026-03-20')] })).toEqual([])
  })

  it('a milestone that will not be ready in time warns as soon as its day has passed', () => {
    expect(turns({ milestones: [node('2026-03-20', '2026-04-10')] })).toEqual([
      {
        projectId: 'calm',
        from: 'normal',
        to: 'warn',
        weeks: 4,
        on: '2026-03-30',
        reasons: [
          {
            code: 'plans.turn.milestone',
            params: { activity: 'roof', commitment: '2026-03-20', forecast: '2026-04-10', days: 10 },
          },
        ],
      },
    ])
    expect(turns({ milestones: [node('2026-03-05', '2026-06-10')] }).map((t) => [t.to, t.weeks])).toEqual([['warn', 2]])
    expect(
      turns({ level: 'warn', milestones: [node('2026-03-05', '2026-06-10')] }).map((t) => [t.to, t.weeks]),
    ).toEqual([['severe', 8]])
  })

  it('is no longer overdue than until it is done', () => {
    const late = { level: 'warn' as const, milestones: [node('2026-03-05', '2026-04-01')] }
    expect(turns(late)).toEqual([])
  })

  it('a finish that slips and a lag that grows turn it too, each with its reason', () => {
    const slipping = { finish: { committed: civil('2026-12-31'), forecast: civil('2027-02-09') } }
    expect(turns(slipping).map((t) => [t.to, t.weeks, t.reasons[0]!.code])).toEqual([['warn', 2, 'plans.turn.slip']])
    const lagging = turns({ lag: { tenths: 74, tenthsAWeek: 8 } })
    expect(lagging.map((t) => [t.to, t.weeks, t.reasons[0]!.params])).toEqual([
      ['warn', 4, { now: '7.4', grown: '10.6', weeks: 4 }],
    ])
  })

  it('asks only what the rule set asks, and puts the soonest and the worst first', () => {
    const silent = { warn: { overdueDays: null, slipDays: null, lagTenths: 100 }, severe: bounds.severe }
    expect(projectsThatTurn([{ ...calm, milestones: [node('2026-03-05', '2026-03-20')] }], silent)).toEqual([])
    const order = projectsThatTurn(
      [
        { ...calm, projectId: 'd', level: 'severe', lag: { tenths: 900, tenthsAWeek: 0 } },
        { ...calm, projectId: 'c', lag: { tenths: 90, tenthsAWeek: 3 } },
        { ...calm, projectId: 'b', lag: { tenths: 120, tenthsAWeek: 0 } },
        { ...calm, projectId: 'a', level: 'warn', lag: { tenths: 190, tenthsAWeek: 6 } },
      ],
      bounds,
    )
    expect(order.map((t) => [t.projectId, t.to, t.weeks])).toEqual([
      ['a', 'severe', 2],
      ['b', 'warn', 2],
      ['c', 'warn', 4],
    ])
  })
})
