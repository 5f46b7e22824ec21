import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, type CivilDate, civil, fromDayNumber, toDayNumber } from '../calendar/civil-date.ts'
import { compareDecimals } from '../kernel/exact.ts'
import { groupRates } from './group-rates.ts'
import { onTimeCompletion } from './on-time-completion.ts'
import { calendarShare, increments, lagOf, type PlanOfYear, pointsThatAddUp, printPoints, printRatio } from './rates.ts'
import { resumedOn, startRates } from './start-rates.ts'

const even: PlanOfYear = { year: 2026, months: null, total: 1_200_000_00 }
const share = (plan: PlanOfYear, day: string) => printRatio(calendarShare(plan, civil(day))!)

const dayOf2026 = fc.integer({ min: 0, max: 364 }).map((n) => fromDayNumber(toDayNumber(civil('2026-01-01')) + n))
const months = fc
  .array(fc.integer({ min: 0, max: 1e11 }), { minLength: 12, maxLength: 12 })
  .filter((m) => m.some((x) => x > 0))
const planOf = (m: readonly number[]): PlanOfYear => ({ year: 2026, months: m, total: m.reduce((a, b) => a + b, 0) })

describe('calendar share', () => {
  it('is 83.3 % on 31 October of a full year without monthly plan, as bulletins print', () => {
    expect(share(even, '2026-10-31')).toBe('0.833')
  })
  it('counts the day itself and spreads the month by its days', () => {
    const plan = planOf([0, 2800, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2800])
    expect([share(plan, '2026-02-01'), share(plan, '2026-02-14'), share(plan, '2026-02-28')]).toEqual([
      '0.018',
      '0.250',
      '0.500',
    ])
  })
  it('spreads over the planned span only', () => {
    const span = { ...even, span: { from: 4, to: 9 } }
    expect([share(span, '2026-03-31'), share(span, '2026-06-30'), share(span, '2026-09-30')]).toEqual([
      '0.000',
      '0.500',
      '1.000',
    ])
  })
  it('has no value for a plan of zero', () => {
    expect(calendarShare({ ...even, total: 0 }, civil('2026-10-31'))).toBeNull()
  })
  it('never falls from one day to the next and ends at exactly 1', () => {
    fc.assert(
      fc.property(months, dayOf2026, (m, day) => {
        const plan = planOf(m)
        const today = calendarShare(plan, day)!
        const tomorrow = calendarShare(plan, addDays(day, 1))!
        expect(tomorrow.num * today.den >= today.num * tomorrow.den).toBe(true)
        const end = calendarShare(plan, civil('2026-12-31'))!
        expect(end.num).toBe(end.den)
      }),
    )
  })
})

describe('lag', () => {
  it('is compared as printed: −15.04 points print as −15.0', () => {
    expect(printPoints({ num: -1504n, den: 10_000n })).toBe('-15.0')
    expect(printPoints({ num: -1505n, den: 10_000n })).toBe('-15.1')
  })
  it('is the same sign as done minus what was due', () => {
    fc.assert(
      fc.property(months, dayOf2026, fc.integer({ min: 0, max: 1e12 }), (m, day, done) => {
        const plan = planOf(m)
        const lag = lagOf(done, plan, day)!
        const due = calendarShare(plan, day)!
        const difference = BigInt(done) * due.den - due.num * BigInt(plan.total)
        expect(lag.num < 0n).toBe(difference < 0n)
      }),
    )
  })
})

describe('increments of running totals', () => {
  it('add up to the last total, a downward correction being negative', () => {
    expect(increments([10, 25, 20])).toEqual([10, 15, -5])
    fc.assert(
      fc.property(
        fc.array(fc.integer(), { minLength: 1 }),
        (t) => increments(t).reduce((a, b) => a + b, 0) === t.at(-1),
      ),
    )
  })
})

describe('a group', () => {
  const member = (project: string, done: number, total: number, asOf: CivilDate = civil('2026-10-31')) => ({
    project,
    from: civil('2026-01-01'),
    to: null,
    figure: { asOf, done },
    plan: { year: 2026, months: null, total },
  })
  it('is a ratio of sums and not a mean of rates, with the share of members on schedule beside it', () => {
    const rates = groupRates([member('a', 950, 1000), member('b', 0, 9000)], civil('2026-10-31'))
    expect(rates).toMatchObject({
      completionRate: '0.095',
      calendarShare: '0.833',
      lagPoints: '-73.8',
      onSchedule: 1,
      onScheduleShare: '0.500',
    })
  })
  it('has the as-of date of its oldest member', () => {
    const rates = groupRates([member('a', 1, 10), member('b', 1, 10, civil('2026-10-20'))], civil('2026-10-31'))
    expect(rates.asOf).toBe('2026-10-20')
  })
  it('loses a member on the day its leaving is approved, and prints no value when nobody is left', () => {
    const gone = { ...member('a', 1, 10), to: civil('2026-10-15') }
    expect(groupRates([gone], civil('2026-10-14')).completionRate).toBe('0.100')
    expect(groupRates([gone], civil('2026-10-15'))).toMatchObject({
      members: 0,
      completionRate: null,
      lagPoints: null,
      onScheduleShare: null,
    })
  })
  it('of one member has that member’s own rates', () => {
    fc.assert(
      fc.property(months, dayOf2026, fc.integer({ min: 0, max: 1e12 }), (m, day, done) => {
        const plan = planOf(m)
        const rates = groupRates(
          [{ project: 'a', from: civil('2026-01-01'), to: null, figure: { asOf: day, done }, plan }],
          day,
        )
        expect(rates.lagPoints).toBe(printPoints(lagOf(done, plan, day)!))
      }),
    )
  })
  it('lies between its best and worst member', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 0, max: 1e9 }), fc.integer({ min: 1, max: 1e9 })), {
          minLength: 1,
          maxLength: 20,
        }),
        (pairs) => {
          const rates = pairs.map(([d, p]) => groupRates([member('x', d, p)], civil('2026-10-31')).completionRate!)
          const all = groupRates(
            pairs.map(([d, p], i) => member(String(i), d, p)),
            civil('2026-10-31'),
          ).completionRate!
          const sorted = [...rates].sort(compareDecimals)
          expect(compareDecimals(all, sorted[0]!)).toBeGreaterThanOrEqual(0)
          expect(compareDecimals(all, sorted.at(-1)!)).toBeLessThanOrEqual(0)
        },
      ),
    )
  })
})

describe('start rates', () => {
  it('divide by the plan, by what is due, and by all with the carried-over', () => {
    const state = (
      yearClass: 'new' | 'carriedOver',
      committed: string | null,
      started: string | null,
      resumed: string | null = null,
    ) => ({
      project: `${yearClass}${committed}${started}${resumed}`,
      yearClass,
      committedStart: committed === null ? null : civil(committed),
      startedOn: started === null ? null : civil(started),
      resumedOn: resumed === null ? null : civil(resumed),
    })
    const states = [
      state('new', '2026-03-31', '2026-03-30'),
      state('new', '2026-03-31', null),
      state('new', '2026-09-30', null),
      state('carriedOver', null, null, '2026-02-20'),
    ]
    expect(startRates(states, civil('2026-03-31'))).toMatchObject({
      startRate: '0.333',
      dueStartRate: '0.500',
      startOrResumeRate: '0.500',
    })
    expect(startRates([], civil('2026-03-31'))).toMatchObject({
      startRate: null,
      dueStartRate: null,
      startOrResumeRate: null,
    })
  })
})

describe('on-time completion of a month', () => {
  const october = { opensOn: civil('2026-10-01'), closesOn: civil('2026-10-31') }
  const commitment = (on: string, date: string) => ({
    id: `${on}${date}`,
    occurredOn: civil(on),
    recordedAt: `${on}T01:00:00.000Z`,
    milestoneId: null,
    date: civil(date),
    reason: null,
    approver: null,
  })
  const project = (finishedOn: string | null, ...commitments: [string, string][]) => ({
    project: 'x',
    commitments: commitments.map(([on, date]) => commitment(on, date)),
    finishedOn: finishedOn === null ? null : civil(finishedOn),
  })
  it('counts a finish on the committed day as on time and the day after as late', () => {
    const histories = [
      project('2026-10-20', ['2026-01-01', '2026-10-20']),
      project('2026-10-21', ['2026-01-01', '2026-10-20']),
    ]
    expect(onTimeCompletion(histories, october)).toEqual({ due: 2, onTime: 1, moved: 0, rate: '0.500' })
  })
  it('lets a move approved before the date leave the month, counted apart', () => {
    const moved = project(null, ['2026-01-01', '2026-10-20'], ['2026-10-10', '2026-12-20'])
    expect(onTimeCompletion([moved], october)).toEqual({ due: 0, onTime: 0, moved: 1, rate: null })
  })
  it('keeps a move approved on the date or after it as late', () => {
    const late = project('2026-11-05', ['2026-01-01', '2026-10-20'], ['2026-10-20', '2026-12-20'])
    expect(onTimeCompletion([late], october)).toEqual({ due: 1, onTime: 0, moved: 0, rate: '0.000' })
  })
  it('by the original date sees no move', () => {
    const moved = project('2026-12-01', ['2026-01-01', '2026-10-20'], ['2026-10-10', '2026-12-20'])
    expect(onTimeCompletion([moved], october, true)).toEqual({ due: 1, onTime: 0, moved: 0, rate: '0.000' })
  })
  it('takes in what is moved into the month', () => {
    const movedIn = project('2026-10-30', ['2026-01-01', '2026-09-20'], ['2026-09-10', '2026-10-30'])
    expect(onTimeCompletion([movedIn], october)).toEqual({ due: 1, onTime: 1, moved: 0, rate: '1.000' })
  })
})

it('takes a carried-over project for resumed once its figures of the year show money built in', () => {
  const report = (day: string, done: number) => ({
    id: day,
    occurredOn: civil(day),
    recordedAt: `${day}T02:00:00.000Z`,
    periodKey: '',
    doneThisYear: done,
    physicalPercent: null,
    fundsArrivedThisYear: null,
    supersedes: null,
    filledFor: null,
    late: false,
  })
  const reports = [report('2025-12-26', 900), report('2026-02-27', 0), report('2026-03-06', 50)]
  const on = (day: string) => resumedOn(reports, { asOf: civil(day), knownAt: '2026-12-31T00:00:00.000Z' })
  expect([on('2025-12-31'), on('2026-01-31'), on('2026-02-28'), on('2026-03-31')]).toEqual([
    '2025-12-26',
    null,
    null,
    '2026-03-06',
  ])
})

describe('a lag as it is told', () => {
  const r = (num: bigint, den: bigint) => ({ num, den })
  it('stands beside figures whose difference it is, with more decimals only where one does not do', () => {
    expect(pointsThatAddUp(r(672n, 1000n), r(923n, 1000n), '-25.1')).toEqual({ rate: '67.2', share: '92.3' })
    // 81.84 − 93.05 = −11.21: rounded to one decimal each, they would differ by 11.3.
    expect(pointsThatAddUp(r(8184n, 10000n), r(9305n, 10000n), '-11.2')).toEqual({ rate: '81.84', share: '93.05' })
    expect(pointsThatAddUp(r(-1n, 1000n), r(5n, 100n), '-5.1')).toEqual({ rate: '-0.1', share: '5.0' })
  })
})
