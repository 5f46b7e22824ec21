import type { Dispatch } from '@guatu/contract/reports'
import { describe, expect, it } from 'vitest'
import { isWorse, longestFirst, sectionsOf, telOf, worstChangesFirst } from './dispatch-model.ts'

type Change = Dispatch['changes'][number]
const change = (from: Change['from'], to: Change['to']): Change => ({
  projectId: `${from}-${to}`,
  projectName: '',
  from,
  fromJudged: true,
  to,
  toJudged: true,
  word: '',
  sentence: '',
})

describe('the dispatch desk', () => {
  it('shows what got worse before what got better, the larger step first', () => {
    const changes = [
      change('warn', 'normal'),
      change('remind', 'warn'),
      change('normal', 'severe'),
      change('warn', 'severe'),
    ]
    expect(worstChangesFirst(changes).map((c) => c.projectId)).toEqual([
      'normal-severe',
      'warn-severe',
      'remind-warn',
      'warn-normal',
    ])
    expect(isWorse(change('normal', 'commend'))).toBe(false)
  })

  it('leaves sections of nothing out and keeps who has not reported for last', () => {
    const dispatch = {
      changes: [change('normal', 'warn')],
      bottlenecks: [],
      milestones: [],
      worst: [{}, {}],
      missing: [{}],
    } as unknown as Dispatch
    expect(sectionsOf(dispatch)).toEqual([
      { section: 'changes', count: 1 },
      { section: 'worst', count: 2 },
      { section: 'missing', count: 1 },
    ])
  })

  it('puts the longest overdue first', () => {
    const of = (daysOverdue: number) => ({ daysOverdue }) as Dispatch['bottlenecks'][number]
    expect(longestFirst([of(2), of(40), of(7)]).map((b) => b.daysOverdue)).toEqual([40, 7, 2])
  })

  it('rings only what is a number', () => {
    expect([telOf('138 1234 5678'), telOf('0632-3312345'), telOf('待补'), telOf(null)]).toEqual([
      'tel:13812345678',
      'tel:06323312345',
      null,
      null,
    ])
  })
})
