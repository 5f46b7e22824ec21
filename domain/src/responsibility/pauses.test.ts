import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, type CivilDate, civil } from '../calendar/civil-date.ts'
import { addMonths, checkPauseStep, type PauseEvent, pauseFacts, pauseStates } from './pauses.ts'

const far = '2027-12-31T00:00:00.000Z'
let count = 0
const step = (event: PauseEvent['event'], day: string, over: Partial<PauseEvent> = {}): PauseEvent => ({
  id: `e${String(count++).padStart(3, '0')}`,
  pauseId: 'p',
  event,
  occurredOn: civil(day),
  recordedAt: `${day}T02:00:00.000Z`,
  reason: 'relics',
  from: civil('2026-03-01'),
  to: civil('2026-12-31'),
  by: event === 'asked' ? 'unit' : 'office',
  ...over,
})
const state = (events: readonly PauseEvent[], day: string) => pauseStates(events, { asOf: civil(day), knownAt: far })[0]

describe('a pause', () => {
  it('stands still only after somebody approved it', () => {
    const asked = [step('asked', '2026-02-20')]
    expect(state(asked, '2026-04-01')).toMatchObject({ state: 'asked', holdsTo: null, approver: null })
    expect(pauseFacts(asked)).toEqual([])
    expect(state([...asked, step('refused', '2026-02-21')], '2026-04-01')?.state).toBe('refused')
  })

  it('holds three months from approval, or from its beginning when that is later, and lapses unless refreshed', () => {
    const events = [step('asked', '2026-02-20'), step('approved', '2026-02-25')]
    expect(state(events, '2026-02-26')).toMatchObject({ state: 'upcoming', holdsTo: '2026-06-01', approver: 'office' })
    expect(state(events, '2026-06-01')?.state).toBe('inForce')
    expect(state(events, '2026-06-02')?.state).toBe('lapsed')
    const refreshed = [...events, step('refreshed', '2026-05-28')]
    expect(state(refreshed, '2026-08-28')).toMatchObject({ state: 'inForce', holdsTo: '2026-08-28' })
  })

  it('refreshed in time is one stretch; refreshed after it lapsed the days between run on', () => {
    const events = [step('asked', '2026-02-20'), step('approved', '2026-03-01')]
    expect(pauseFacts([...events, step('refreshed', '2026-06-02')]).map((f) => [f.from, f.to])).toEqual([
      ['2026-03-01', '2026-06-01'],
      ['2026-03-01', '2026-09-02'],
    ])
    expect(pauseFacts([...events, step('refreshed', '2026-06-10')]).map((f) => [f.from, f.to])).toEqual([
      ['2026-03-01', '2026-06-01'],
      ['2026-06-10', '2026-09-10'],
    ])
  })

  it('never holds beyond the end it was asked for, and an early end counts from when it was recorded', () => {
    const short = { to: civil('2026-04-15') }
    const events = [step('asked', '2026-02-20', short), step('approved', '2026-03-01', short)]
    expect(pauseFacts(events)[0]?.to).toBe('2026-04-15')
    expect(state(events, '2026-04-16')?.state).toBe('over')
    const ended = [...events, step('ended', '2026-03-20', short)]
    expect(pauseFacts(ended)[0]?.ended).toEqual({ on: '2026-03-20', recordedAt: '2026-03-20T02:00:00.000Z' })
    expect(state(ended, '2026-03-21')?.state).toBe('ended')
  })

  it('is never decided by the one who asked, never twice, and not refreshed once it is over', () => {
    const at = (events: readonly PauseEvent[], day: string) => state(events, day) ?? null
    const want = (event: PauseEvent['event'], by: string) => ({
      event,
      by,
      from: civil('2026-03-01'),
      to: civil('2026-12-31'),
    })
    const asked = [step('asked', '2026-02-20')]
    expect(checkPauseStep(at(asked, '2026-02-21'), want('approved', 'unit'))?.code).toBe(
      'responsibility.pauseOwnRequest',
    )
    expect(checkPauseStep(at(asked, '2026-02-21'), want('approved', 'office'))).toBeNull()
    expect(checkPauseStep(at(asked, '2026-02-21'), want('refreshed', 'office'))?.code).toBe(
      'responsibility.pauseNotRunning',
    )
    const approved = [...asked, step('approved', '2026-02-22')]
    expect(checkPauseStep(at(approved, '2026-03-01'), want('refused', 'office'))?.code).toBe(
      'responsibility.pauseDecided',
    )
    expect(checkPauseStep(at(approved, '2026-07-01'), want('refreshed', 'office'))).toBeNull()
    expect(checkPauseStep(at(approved, '2027-01-01'), want('ended', 'office'))?.code).toBe(
      'responsibility.pauseNotRunning',
    )
    const backwards = { ...want('asked', 'unit'), to: civil('2026-02-28') }
    expect(checkPauseStep(null, backwards)?.code).toBe('responsibility.pauseEndsBeforeStart')
  })

  it('as known before a step was recorded is as it was before that step', () => {
    const events = [step('asked', '2026-02-20'), step('approved', '2026-03-01'), step('refreshed', '2026-05-20')]
    const before = { asOf: civil('2026-07-01'), knownAt: '2026-05-19T00:00:00.000Z' }
    expect(pauseStates(events, before)[0]).toMatchObject({ state: 'lapsed', holdsTo: '2026-06-01' })
  })
})

describe('months added', () => {
  it('end on the last day of a shorter month', () => {
    expect(addMonths(civil('2026-11-30'), 3)).toBe('2027-02-28')
    expect(addMonths(civil('2023-11-30'), 3)).toBe('2024-02-29')
    expect(addMonths(civil('2026-01-31'), -2)).toBe('2025-11-30')
  })
  it('keep the order of days', () => {
    const days = fc.integer({ min: 0, max: 9000 }).map((n) => addDays(civil('2007-01-01'), n))
    fc.assert(
      fc.property(days, fc.integer({ min: -40, max: 40 }), (day: CivilDate, months) => {
        expect(addMonths(day, months) <= addMonths(addDays(day, 1), months)).toBe(true)
      }),
    )
  })
})
