import { describe, expect, it } from 'vitest'
import { civil } from '../calendar/civil-date.ts'
import { seedNotices } from '../calendar/seed.ts'
import { buildWorkingCalendar } from '../calendar/working-calendar.ts'
import { isRefusal } from '../kernel/coded.ts'
import { learnSpreads, listSpreads, ratioAt, shareWithin, spreadsOf, type WorkRecord } from './learn-spread.ts'
import { simulatePlan } from './monte-carlo.ts'
import type { Plan } from './plan-types.ts'
import { workRecordsOf } from './work-records.ts'

const calendars = { official: buildWorkingCalendar(seedNotices) }
const done = (kind: string, plannedDays: number, days: number, wider = 'plant'): WorkRecord => ({
  kind,
  wider,
  plannedDays,
  days,
  finished: true,
})
const tenths = (kind: string, wider?: string): WorkRecord[] =>
  Array.from({ length: 20 }, (_, i) => done(kind, 10, i + 6, wider))

describe('the spread of durations learnt from the portfolio', () => {
  it('is that of the finished work of its kind', () => {
    const spread = learnSpreads(tenths('piles')).spreadOf('piles')
    expect([spread.from, spread.records]).toEqual(['kind', 20])
    expect([ratioAt(spread, 0.05), ratioAt(spread, 0.5), ratioAt(spread, 0.8), ratioAt(spread, 1)]).toEqual([
      0.6, 1.5, 2.1, 2.5,
    ])
    expect(shareWithin(spread, 1)).toBeCloseTo(0.25, 12)
  })

  it('falls back from the kind to the wider kind, to all work, and then says that it is assumed', () => {
    const some = learnSpreads([...tenths('piles'), ...tenths('roof', 'road')].slice(0, 39))
    expect(some.spreadOf('piles').from).toBe('kind')
    expect(some.spreadOf('roof', 'plant').from).toBe('wider')
    expect(some.spreadOf('roof', 'school').from).toBe('all')
    expect(learnSpreads(tenths('piles').slice(1)).spreadOf('piles', 'plant')).toMatchObject({
      from: 'assumed',
      records: 0,
    })
    expect(learnSpreads(tenths('piles').slice(1), 19).spreadOf('piles').from).toBe('kind')
  })

  it('is the same when it was kept meanwhile, whatever is asked for', () => {
    const records = [...tenths('piles'), ...tenths('roof', 'road').slice(0, 15), ...tenths('wall')]
    const [learnt, kept] = [learnSpreads(records), spreadsOf(listSpreads(records))]
    for (const [kind, wider] of [['piles'], ['roof', 'road'], ['roof', 'plant'], ['wall', 'plant'], ['new']] as const)
      expect(kept.spreadOf(kind, wider)).toEqual(learnt.spreadOf(kind, wider))
    expect(listSpreads(tenths('piles').slice(1))).toEqual([])
  })

  it('has one step for all work that took the same share of its days', () => {
    const twice = [...tenths('piles'), ...tenths('piles')]
    const [once, both] = [learnSpreads(tenths('piles')).spreadOf('piles'), learnSpreads(twice).spreadOf('piles')]
    expect(both.records).toBe(40)
    expect([...both.ratios]).toEqual([...once.ratios])
    both.shares.forEach((share, i) => {
      expect(share).toBeCloseTo(once.shares[i]!, 12)
    })
  })

  it('does not forget the work that is still going on: its days so far push the spread up', () => {
    const finished = tenths('piles')
    const running = Array.from(
      { length: 10 },
      (): WorkRecord => ({ kind: 'piles', plannedDays: 10, days: 15, finished: false }),
    )
    const without = learnSpreads(finished).spreadOf('piles')
    const spread = learnSpreads([...finished, ...running]).spreadOf('piles')
    expect(spread.records).toBe(20)
    // Kaplan–Meier by hand: ten of thirty end by 1.5; from then on ten are left of ten, each a tenth of the remaining two thirds.
    expect(shareWithin(spread, 1.5)).toBeCloseTo(1 / 3, 12)
    expect(shareWithin(spread, 1.6)).toBeCloseTo(1 / 3 + 2 / 30, 12)
    expect(ratioAt(spread, 0.5)).toBeGreaterThan(ratioAt(without, 0.5))
  })

  it('drives the simulation of activities without three points, and the answer says where it comes from', () => {
    const plan: Plan = {
      start: civil('2026-03-02'),
      finish: civil('2026-03-20'),
      activities: [
        { id: 'piles', duration: 10, unit: 'calendar' },
        { id: 'roof', duration: 4, unit: 'calendar', optimistic: 3, pessimistic: 6, predecessors: [{ id: 'piles' }] },
        { id: 'paint', duration: 2, unit: 'calendar' },
      ],
    }
    const learnt = learnSpreads(tenths('plant/piles'), 20)
    const spreadOf = (a: { id: string }) =>
      a.id === 'paint' ? learnSpreads([]).spreadOf('paint') : learnt.spreadOf(`plant/${a.id}`)
    const answer = simulatePlan(plan, calendars, { runs: 4000, seed: 1, spreadOf })
    if (isRefusal(answer)) throw new Error(answer.code)
    expect(answer.basis).toEqual({ own: 1, learnt: 1, assumed: 1 })
    // Ten days planned take sixteen at the median, the roof four to five.
    expect(answer.finish.p50 >= '2026-03-20' && answer.finish.p50 <= '2026-03-22').toBe(true)
    const silent = simulatePlan(plan, calendars, { runs: 100, seed: 1 })
    expect(isRefusal(silent) ? null : silent.basis).toEqual({ own: 1, learnt: 0, assumed: 0 })
  })

  it('reads its records out of plans, in days of the activity’s own unit', () => {
    const plan: Plan = {
      statusDate: civil('2026-03-31'),
      start: civil('2026-03-02'),
      activities: [
        { id: 'a', duration: 5, unit: 'working', actualStart: civil('2026-03-02'), actualFinish: civil('2026-03-10') },
        { id: 'b', duration: 10, unit: 'calendar', actualStart: civil('2026-03-11') },
        { id: 'c', duration: 3, unit: 'working' },
        { id: 'm', duration: 0, unit: 'working', actualStart: civil('2026-03-10'), actualFinish: civil('2026-03-10') },
      ],
    }
    expect(workRecordsOf(plan, calendars, 'plant')).toEqual([
      { kind: 'plant/a', wider: 'plant', plannedDays: 5, days: 7, finished: true },
      { kind: 'plant/b', wider: 'plant', plannedDays: 10, days: 21, finished: false },
    ])
  })
})
