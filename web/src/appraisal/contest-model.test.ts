import { describe, expect, it } from 'vitest'
import {
  bodyOfOpening,
  faultOf,
  nextToMark,
  type OwnSheet,
  offered,
  totalOf,
  typedOf,
  wantsReason,
} from './contest-model.ts'

const items = [
  { id: 'a', name: '形象进度', max: '60.00' },
  { id: 'b', name: '汇报答辩', max: '40.00' },
]
const sheet = (contestantId: string, markId: string | null, recused = false): OwnSheet => ({
  ...{ contestantId, recused, markId, marks: markId ? { a: '55.50', b: '40.00' } : {}, total: markId && '95.50' },
})

describe('typed marks', () => {
  it('stand from nought to the most, with two decimals at most', () => {
    expect(['60', '0', ' 59.99 '].map((typed) => faultOf(typed, '60.00'))).toEqual([null, null, null])
    expect(['60.01', '-1', '1.005', '五'].map((typed) => faultOf(typed, '60.00'))).toEqual(Array(4).fill('range'))
    expect([undefined, ' '].map((typed) => faultOf(typed, '60.00'))).toEqual(['missing', 'missing'])
  })

  it('make a total once every item has one, exactly', () => {
    expect(totalOf(items, { a: '55.1', b: '33.2' })).toBe('88.30')
    expect(totalOf(items, { a: '55.1' })).toBe(null)
  })

  it('come back as a person would type them', () => {
    expect(typedOf(sheet('x', 'm'))).toEqual({ a: '55.5', b: '40' })
    expect(typedOf(undefined)).toEqual({})
  })
})

describe('the next contestant', () => {
  it('is the next without marks in the drawn order, round again, and never one stood aside for', () => {
    const mine = [sheet('1', null), sheet('2', 'm'), sheet('3', null, true), sheet('4', null)]
    expect(nextToMark(mine, null)).toBe('1')
    expect(nextToMark(mine, '1')).toBe('4')
    expect(nextToMark(mine, '4')).toBe('1')
    expect(nextToMark([sheet('2', 'm')], '2')).toBe(null)
  })
})

describe('acts', () => {
  it('stand with the next step first, and ask for a reason where there must be one', () => {
    expect(offered(['withdrawn', 'recused', 'closed', 'mark'])).toEqual(['closed', 'recused', 'withdrawn'])
    expect([wantsReason('closed', 0), wantsReason('closed', 2), wantsReason('withdrawn', 0)]).toEqual([
      false,
      true,
      true,
    ])
  })

  it('open a contest with the contestants of its kind alone', () => {
    const body = bodyOfOpening(
      { kind: 'project', units: ['u'], projects: ['p'], items: [{ name: '进度' }] },
      'id',
      () => 'n',
    )
    expect(body).toMatchObject({ contestants: ['p'], campaignId: null, items: [{ id: 'n', name: '进度', max: '' }] })
  })
})
