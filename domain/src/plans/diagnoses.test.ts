import { describe, expect, it } from 'vitest'
import { civil } from '../calendar/civil-date.ts'
import { seedNotices } from '../calendar/seed.ts'
import { buildWorkingCalendar } from '../calendar/working-calendar.ts'
import type { Activity, Plan } from './plan-types.ts'
import { schedulePlan } from './schedule-plan.ts'

const calendars = { official: buildWorkingCalendar(seedNotices) }
const act = (id: string, duration: number, more: Partial<Activity> = {}): Activity => ({
  id,
  duration,
  unit: 'working',
  ...more,
})
const after = (...ids: string[]) => ({ predecessors: ids.map((id) => ({ id })) })
const monday = civil('2026-03-02')

type Fixture = { readonly plan: Plan; readonly params: object; readonly scheduled: boolean }

/** Each plan provokes the diagnosis it is named after, and no other. */
const FIXTURES: { readonly [diagnosis: string]: Fixture } = {
  loop: {
    plan: {
      start: monday,
      activities: [act('a', 1, after('c')), act('b', 1, after('a')), act('c', 1, after('b')), act('d', 1, after('c'))],
    },
    params: { activities: ['b', 'c', 'a'] },
    scheduled: false,
  },
  'duplicate-id': {
    plan: { start: monday, activities: [act('a', 1), act('a', 2)] },
    params: { activity: 'a' },
    scheduled: false,
  },
  'year-out-of-range': {
    plan: { start: monday, activities: [act('a', 1, { notEarlier: civil('2041-01-01') })] },
    params: { activity: 'a', field: 'notEarlier', date: '2041-01-01', firstYear: 2000, lastYear: 2035 },
    scheduled: false,
  },
  'missing-predecessor': {
    plan: { start: monday, activities: [act('a', 1, after('ghost'))] },
    params: { activity: 'a', predecessor: 'ghost' },
    scheduled: true,
  },
  'unknown-calendar': {
    plan: { start: monday, activities: [act('a', 1, { calendar: 'moon' })] },
    params: { activity: 'a', calendar: 'moon' },
    scheduled: true,
  },
  'calendar-span-malformed': {
    plan: {
      start: monday,
      calendars: { winter: { kind: 'custom', offYearly: [{ from: '13-01', to: '03-15' }] } },
      activities: [act('a', 1)],
    },
    params: { calendar: 'winter' },
    scheduled: true,
  },
  'finished-before-predecessor': {
    plan: {
      start: monday,
      statusDate: civil('2026-03-16'),
      activities: [
        act('a', 20, { actualStart: monday }),
        act('b', 5, { ...after('a'), actualStart: civil('2026-03-05'), actualFinish: civil('2026-03-11') }),
        // Begun by a lead, as planned: no diagnosis.
        act('c', 5, {
          predecessors: [{ id: 'a', lag: -15 }],
          actualStart: civil('2026-03-05'),
          actualFinish: civil('2026-03-11'),
        }),
      ],
    },
    params: { activity: 'b', date: '2026-03-11', predecessor: 'a' },
    scheduled: true,
  },
  'start-after-finish': {
    plan: {
      start: monday,
      activities: [act('a', 1, { notEarlier: civil('2026-03-09'), mustFinish: civil('2026-03-06') })],
    },
    params: { activity: 'a', start: '2026-03-09', finish: '2026-03-06' },
    scheduled: true,
  },
  'constraint-against-link': {
    plan: { start: monday, activities: [act('a', 5), act('b', 1, { ...after('a'), mustStart: civil('2026-03-04') })] },
    params: { activity: 'b', date: '2026-03-04', predecessor: 'a' },
    scheduled: true,
  },
  'commitment-in-the-past': {
    plan: {
      start: monday,
      statusDate: civil('2026-03-10'),
      activities: [act('a', 1, { commitment: civil('2026-03-06') })],
    },
    params: { activity: 'a', commitment: '2026-03-06', statusDate: '2026-03-10' },
    scheduled: true,
  },
  'fact-after-status-date': {
    plan: {
      start: monday,
      statusDate: civil('2026-03-10'),
      activities: [act('a', 1, { actualStart: monday, actualFinish: civil('2026-03-12') })],
    },
    params: { activity: 'a', date: '2026-03-12', statusDate: '2026-03-10' },
    scheduled: true,
  },
  'remaining-without-start': {
    plan: { start: monday, activities: [act('a', 5, { remaining: 3 })] },
    params: { activity: 'a', remaining: 3 },
    scheduled: true,
  },
  'pin-in-the-past': {
    plan: {
      start: monday,
      statusDate: civil('2026-03-10'),
      activities: [act('a', 1, { mustStart: civil('2026-03-06') })],
    },
    params: { activity: 'a', date: '2026-03-06', statusDate: '2026-03-10' },
    scheduled: true,
  },
  'pins-disagree': {
    plan: {
      start: monday,
      activities: [act('a', 3, { mustStart: civil('2026-03-03'), mustFinish: civil('2026-03-12') })],
    },
    params: { activity: 'a', start: '2026-03-03', finish: '2026-03-12' },
    scheduled: true,
  },
  'impossible-finish': {
    plan: { start: monday, finish: civil('2026-03-04'), activities: [act('a', 5)] },
    params: { days: 2, finish: '2026-03-06' },
    scheduled: true,
  },
  'no-working-day-within-horizon': {
    plan: {
      start: monday,
      calendars: { never: { kind: 'custom', weekdays: [] } },
      activities: [act('a', 1, { calendar: 'never' })],
    },
    params: { activity: 'a', horizon: '2035-12-31' },
    scheduled: true,
  },
}

describe('a diagnosis is a value with the names it is about', () => {
  it.each(Object.entries(FIXTURES))('%s', (code, { plan, params, scheduled }) => {
    const answer = schedulePlan(plan, calendars)
    const found = answer.diagnoses.filter((d) => d.code === code)
    expect(found).toEqual([{ code, params }])
    const alsoDue = code === 'commitment-in-the-past' ? ['impossible-finish'] : []
    expect(answer.diagnoses.filter((d) => d.code !== code).map((d) => d.code)).toEqual(alsoDue)
    expect(answer.activities.length > 0).toBe(scheduled)
    expect(answer.finish !== null).toBe(scheduled)
  })

  it('the finish of the whole may lie in the past as well, and without a status date the start counts', () => {
    const past = {
      start: monday,
      finish: civil('2026-03-06'),
      statusDate: civil('2026-03-10'),
      activities: [act('a', 1)],
    }
    const params = { activity: null, commitment: '2026-03-06', statusDate: '2026-03-10' }
    expect(schedulePlan(past, calendars).diagnoses[0]).toEqual({ code: 'commitment-in-the-past', params })
    const done = { actualStart: monday, actualFinish: civil('2026-03-04') }
    expect(schedulePlan({ ...past, activities: [act('a', 1, done)] }, calendars).diagnoses).toEqual([])
    const early = { start: monday, activities: [act('a', 1, { commitment: civil('2026-02-27') })] }
    expect(schedulePlan(early, calendars).diagnoses[0]).toMatchObject({
      code: 'commitment-in-the-past',
      params: { activity: 'a', statusDate: monday },
    })
  })

  it('what must finish before the status date is planned from that day on, which is said', () => {
    const plan = {
      start: monday,
      statusDate: civil('2026-03-10'),
      activities: [act('a', 3, { mustFinish: civil('2026-03-10') })],
    }
    const answer = schedulePlan(plan, calendars)
    expect(answer.activities[0]).toMatchObject({
      earliestStart: '2026-03-10',
      earliestFinish: '2026-03-12',
    })
    expect(answer.diagnoses.map((d) => d.code)).toEqual(['pin-in-the-past'])
  })

  it('a calendar the office keeps for all plans is no unknown one', () => {
    const plan: Plan = { start: monday, activities: [act('a', 2, { calendar: 'site' })] }
    expect(schedulePlan(plan, calendars).diagnoses.map((d) => d.code)).toEqual(['unknown-calendar'])
    expect(schedulePlan(plan, { ...calendars, shared: { site: { kind: 'sevenDay' } } }).diagnoses).toEqual([])
  })
})
