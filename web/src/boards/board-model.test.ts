import type { Board } from '@guatu/contract/boards'
import { describe, expect, it } from 'vitest'
import { ageMinutes, changeOf, pagesOf, shownAt, sideBySide, signed, tokenOf, yiOf } from './board-model.ts'

const board = (headquarters: number, ahead: number, behind: number): Board => ({
  title: '重大项目亮屏',
  district: '示例区',
  asOf: '2026-11-20',
  period: '第47周',
  version: '1',
  at: '2026-11-20T10:00:00Z',
  counts: [],
  headquarters: Array.from({ length: headquarters }, (_, i) => ({
    name: `${i}`,
    projects: 1,
    completionPercent: null,
    lagPoints: null,
    rank: i + 1,
    change: null,
  })),
  ahead: Array.from({ length: ahead }, () => ({}) as Board['ahead'][number]),
  behind: Array.from({ length: behind }, () => ({}) as Board['behind'][number]),
  overall: {
    projects: 0,
    completionPercent: null,
    calendarSharePercent: null,
    onSchedulePercent: null,
    planYuan: '0',
    doneYuan: '0',
  },
})

describe('the public board', () => {
  it('makes a page of counts, one of ten headquarters each, and none of an empty list', () => {
    expect(pagesOf(board(12, 3, 0)).map((p) => p.kind)).toEqual(['counts', 'headquarters', 'headquarters', 'ahead'])
    expect(pagesOf(board(0, 0, 0))).toEqual([{ kind: 'counts' }])
  })

  it('shows one page on 16:9 and 21:9, two on 32:9, and comes round to all of them', () => {
    expect([sideBySide(1920, 1080), sideBySide(2560, 1080), sideBySide(3840, 1080)]).toEqual([1, 1, 2])
    expect([0, 1, 2].map((turn) => shownAt(['a', 'b', 'c'], turn, 2))).toEqual([
      ['a', 'b'],
      ['c', 'a'],
      ['b', 'c'],
    ])
    expect(shownAt(['a'], 7, 2)).toEqual(['a'])
  })

  it('says how old its figures are once they are no longer fresh', () => {
    expect(ageMinutes(0, 119_999)).toBeNull()
    expect(ageMinutes(0, 120_000)).toBe(2)
  })

  it('prints money and points as the desk does', () => {
    expect(yiOf('123450000000.00')).toBe('1,234.50')
    expect(yiOf('500000.00')).toBe('0.01')
    expect([signed('-12.3'), signed('4.0'), signed('0.0'), signed(null)]).toEqual(['−12.3', '+4.0', '0.0', '—'])
    expect([changeOf(2), changeOf(-1), changeOf(0), changeOf(null)].map((c) => c.kind)).toEqual([
      'up',
      'down',
      'same',
      'none',
    ])
  })

  it('finds its token in the path or the query, under any base path', () => {
    expect(tokenOf('https://a.example/guatu/board/abc')).toBe('abc')
    expect(tokenOf('https://a.example/guatu/board.html?token=xyz')).toBe('xyz')
    expect(tokenOf('https://a.example/board.html')).toBeNull()
  })
})
