import type { Activity } from '@guatu/contract/plans'
import { describe, expect, it } from 'vitest'
import {
  changedIds,
  editActivity,
  eventsOf,
  otherEventsOf,
  parseActualDate,
  parseLinks,
  printLinks,
  standingOf,
  verdictOf,
} from './edit-plan-model.ts'

const ids = ['plan', 'talks', 'signed', 'filing']
const activity = (id: string, change: Partial<Activity> = {}): Activity => ({
  id,
  name: id,
  duration: 5,
  unit: 'working',
  ...change,
})

describe('editing a plan', () => {
  it('reads links by row numbers, with type, lag and its unit', () => {
    expect(parseLinks('1， 2SS+5、3ff-2d', ids, 'filing')).toEqual([
      { id: 'plan', type: 'FS', lag: 0 },
      { id: 'talks', type: 'SS', lag: 5 },
      { id: 'signed', type: 'FF', lag: -2, lagUnit: 'calendar' },
    ])
    expect(parseLinks('', ids, 'filing')).toEqual([])
  })

  it('takes no link to itself, to no row, or in no known form', () => {
    for (const text of ['4', '9', '0', '1XX', 'plan']) expect(parseLinks(text, ids, 'filing')).toBeNull()
  })

  it('prints what it read', () => {
    for (const text of ['1', '2SS+5', '3FF-2d', '1FS+3w', '1, 2'])
      expect(printLinks(parseLinks(text, ids, 'filing') ?? [], ids)).toBe(text)
    expect(printLinks([{ id: 'talks' } as never], ids)).toBe('2')
  })

  it('reads actual dates as they are typed, and none that does not exist', () => {
    const read = (text: string) => parseActualDate(text, '2026-03-10')
    expect(['2026-03-05', '26-3-5', '2026.3.5', '3.5', '0305', '20260305', '3月5日'].map(read)).toEqual(
      Array.from({ length: 7 }, () => '2026-03-05'),
    )
    expect([read('12-20'), read(''), read('2-30'), read('上周')]).toEqual(['2025-12-20', '', null, null])
  })

  it('knows what was changed, and takes an actual date away again', () => {
    const stored = [activity('plan'), activity('talks', { actualStart: '2026-03-01' })]
    const edited = editActivity(editActivity(stored, 'talks', { actualStart: '' }), 'plan', { duration: 9 })
    expect(edited).toEqual([activity('plan', { duration: 9 }), activity('talks')])
    expect([...changedIds(stored, edited)]).toEqual(['plan', 'talks'])
    expect(changedIds(stored, editActivity(edited, 'plan', { duration: 5 })).has('plan')).toBe(false)
  })

  it('says the days to win back first, else what is to spare', () => {
    expect(verdictOf({ daysToWinBack: 12, finish: '2026-12-13', committedFinish: '2026-12-01' })).toEqual({
      kind: 'winBack',
      days: 12,
    })
    expect(verdictOf({ daysToWinBack: 0, finish: '2026-11-21', committedFinish: '2026-12-01' })).toEqual({
      kind: 'spare',
      days: 10,
    })
    expect(verdictOf({ daysToWinBack: 0, finish: '2026-12-01', committedFinish: '2026-12-01' }).kind).toBe('exact')
  })

  it('offers to verify what was claimed, and to claim again what was refused', () => {
    const state = { activityId: 'a', claimedOn: null, verifiedOn: null, refusedOn: null, waitsFor: null }
    const all = ['claimMilestone', 'verifyMilestone']
    expect(eventsOf(standingOf({ ...state, claimedOn: '2026-03-01' }), all)).toEqual(['verified', 'refused'])
    expect(eventsOf(standingOf({ ...state, refusedOn: '2026-03-02' }), all)).toEqual(['claimed'])
    expect(eventsOf(standingOf({ ...state, claimedOn: '2026-03-01' }), ['claimMilestone'])).toEqual([])
    expect(eventsOf(standingOf({ ...state, verifiedOn: '2026-03-05' }), all)).toEqual([])
  })

  it('lets one tell that it began, that it waits for an office, and that the waiting is over', () => {
    const state = { activityId: 'a', claimedOn: null, verifiedOn: null, refusedOn: null, waitsFor: null }
    const all = ['claimMilestone', 'verifyMilestone']
    expect(otherEventsOf(state, { duration: 5 }, all)).toEqual(['started', 'waiting'])
    expect(otherEventsOf(state, { duration: 0 }, all)).toEqual(['waiting'])
    expect(
      otherEventsOf({ ...state, waitsFor: '区自然资源局' }, { duration: 5, actualStart: '2026-03-01' }, all),
    ).toEqual(['waitingEnded'])
    expect(otherEventsOf({ ...state, claimedOn: '2026-03-01' }, { duration: 5 }, all)).toEqual([])
    expect(otherEventsOf(state, { duration: 5 }, ['verifyMilestone'])).toEqual([])
  })
})
