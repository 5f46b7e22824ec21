import { describe, expect, it } from 'vitest'
import { civil } from '../calendar/civil-date.ts'
import { seedNotices } from '../calendar/seed.ts'
import { buildWorkingCalendar } from '../calendar/working-calendar.ts'
import { judgedMatter } from '../matters/matter-clock.ts'
import type { MatterAct, MatterEvent } from '../matters/matter-events.ts'
import { DEFAULT_MATTER_RULES } from './default-rule-set.ts'
import { judgeMatter } from './judge-matter.ts'

const calendar = buildWorkingCalendar(seedNotices)
const matter = {
  ...{ id: 'm', registeredOn: civil('2026-09-01'), recordedAt: '2026-09-01T01:00:00.000Z', registeredBy: 'desk' },
  ...{ needsApproval: false, needsShowing: false, helpingUnitIds: [] },
}
const told = (...acts: readonly (readonly [string, MatterAct])[]): MatterEvent[] =>
  acts.map(([day, act], i) => ({
    ...act,
    ...{ id: `e${i}`, seq: i + 2, by: 'a', occurredOn: civil(day), recordedAt: `${day}T02:00:00.000Z` },
  }))
const assigned = ['2026-09-02', { kind: 'assigned', unitId: 'u', dueOn: civil('2026-09-30') }] as const
const submitted = { kind: 'submitted' } as const
const sentBack = { kind: 'sentBack', dueOn: null } as const

const lightOn = (events: readonly MatterEvent[], day: string): string =>
  judgeMatter(judgedMatter(matter, events), DEFAULT_MATTER_RULES, calendar, civil(day)).level

describe('the light of a matter, from what was done with it', () => {
  // 25–27 September and 1–7 October 2026 are days off, 10 October is worked.
  it.each([
    ['2026-09-23', 'normal'],
    ['2026-09-24', 'remind'],
    ['2026-09-30', 'remind'],
    ['2026-10-01', 'warn'],
    ['2026-10-12', 'warn'],
    ['2026-10-13', 'severe'],
  ])('that is due on 30 September is on %s %s', (day, level) => {
    expect(lightOn(told(assigned), day)).toBe(level)
  })

  it('is out from the day it was handed in, however late that was', () => {
    const events = told(assigned, ['2026-10-13', submitted])
    expect(lightOn(events, '2026-10-20')).toBe('normal')
  })

  it('is severe when it was sent back for rework twice, and not after one time', () => {
    const once = told(assigned, ['2026-09-08', submitted], ['2026-09-09', sentBack])
    const twice = told(
      ...([assigned, ['2026-09-08', submitted], ['2026-09-09', sentBack]] as const),
      ...([
        ['2026-09-10', submitted],
        ['2026-09-11', sentBack],
      ] as const),
    )
    expect([lightOn(once, '2026-09-14'), lightOn(twice, '2026-09-14')]).toEqual(['normal', 'severe'])
  })
})
