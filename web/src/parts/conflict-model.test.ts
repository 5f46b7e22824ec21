import { describe, expect, it } from 'vitest'
import { differencesOf, standingOf } from './conflict-model.ts'

describe('a version conflict', () => {
  it('names the fields that differ, with both states, and no others', () => {
    expect(
      differencesOf(
        { name: '电池厂一期', site: null, plannedStart: { date: '2026-03-31', precision: 'month' }, reason: '改名' },
        { name: '电池厂', plannedStart: { date: '2026-03-31', precision: 'month' }, chain: '电池' },
      ),
    ).toEqual([{ field: 'name', stands: '电池厂', mine: '电池厂一期' }])
  })
  it('reads the standing state whether it comes whole or as a body beside the version', () => {
    expect(standingOf({ version: 4, body: { name: 'a' }, rates: {} })).toEqual({ version: 4, body: { name: 'a' } })
    expect(standingOf({ version: 4, name: 'a' })).toEqual({ version: 4, body: { name: 'a' } })
    expect(standingOf({ name: 'a' })).toBeNull()
    expect(standingOf(null)).toBeNull()
  })
})
