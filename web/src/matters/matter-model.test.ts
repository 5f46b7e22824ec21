import { describe, expect, it } from 'vitest'
import { bodyOfAct, bodyOfMatter, emptyMatter, isAside, offered, reachedOf } from './matter-model.ts'

describe('the acts on a matter', () => {
  it('are offered in the order of the loop, the reader’s own before those written down for the unit', () => {
    expect(offered(['feedback', 'submitted', 'revise', 'acceptedOnPaper', 'addPaper'])).toEqual([
      { act: 'submitted', onPaper: false },
      { act: 'feedback', onPaper: false },
      { act: 'accepted', onPaper: true },
    ])
  })

  it('send what they take and nothing left over from another', () => {
    const fields = { text: ' 已完成 ', to: '2026-12-01', papers: [{ id: 'p', name: '单' }], occurredOn: '2026-11-20' }
    expect(bodyOfAct({ act: 'submitted', onPaper: false }, fields, 'x', { version: 4 })).toEqual({
      ...{ id: 'x', kind: 'submitted', expectedVersion: 4, text: '已完成', papers: ['p'], occurredOn: '2026-11-20' },
      onPaper: false,
    })
    expect(bodyOfAct({ act: 'extensionGranted', onPaper: false }, fields, 'x', { version: 4 })).toMatchObject({
      to: '2026-12-01',
    })
  })
})

describe('the way of a matter', () => {
  it('is as far as its state, and what lies aside is told behind it', () => {
    expect(reachedOf({ state: 'submitted', assignedOn: '2026-11-01' }).filter(Boolean).length).toBe(5)
    expect(reachedOf({ state: 'reworking', assignedOn: '2026-11-01' }).filter(Boolean).length).toBe(4)
    expect(reachedOf({ state: 'withdrawn', assignedOn: null }).filter(Boolean).length).toBe(1)
    expect([isAside('reworking'), isAside('submitted')]).toEqual([true, false])
  })
})

describe('a registration', () => {
  it('sends a date or a number of working days, whichever was chosen', () => {
    const due = { date: '2026-12-01', precision: 'day' } as const
    const both = { ...emptyMatter, title: ' 某事 ', due, limitDays: 7 }
    expect(bodyOfMatter({ ...both, limit: 'date' })).toMatchObject({ title: '某事', due, limitDays: null })
    expect(bodyOfMatter({ ...both, limit: 'days' })).toMatchObject({ due: null, limitDays: 7 })
  })
})
