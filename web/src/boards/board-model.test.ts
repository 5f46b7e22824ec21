import type { Board } from '@guatu/contract/boards'
import { describe, expect, it } from 'vitest'
import { sayDate } from '../parts/date-model.ts'
import {
  ageMinutes,
  changeOf,
  pagesOf,
  secondsOf,
  shownAt,
  sideBySide,
  signed,
  tokenOf,
  wantsExplanation,
  yiOf,
} from './board-model.ts'

const group = (name: string): Board['headquarters'][number] => ({
  name,
  projects: 1,
  completionPercent: null,
  lagPoints: null,
  rank: 1,
  change: null,
})
const rows = (n: number) => Array.from({ length: n }, () => ({}) as Board['ahead'][number])
const board = (over: {
  headquarters?: number
  ahead?: number
  behind?: number
  cards?: number
  up?: number
}): Board => ({
  title: '重大项目亮屏',
  district: '示例区',
  asOf: '2026-11-20',
  period: '第47周',
  version: '1',
  at: '2026-11-20T10:00:00Z',
  playlist: (['cards', 'headquarters', 'ahead', 'behind', 'movers', 'chains', 'rates'] as const).map((page, i) => ({
    page,
    seconds: 10 + i,
  })),
  counts: [],
  cards: Array.from({ length: over.cards ?? 0 }, () => ({}) as Board['cards'][number]),
  moreCards: 0,
  headquarters: Array.from({ length: over.headquarters ?? 0 }, (_, i) => group(`${i}`)),
  ahead: rows(over.ahead ?? 0),
  behind: rows(over.behind ?? 0),
  movers: { up: rows(over.up ?? 0), down: [] },
  chains: [],
  contest: null,
  overall: {
    projects: 0,
    completionPercent: null,
    calendarSharePercent: null,
    onSchedulePercent: null,
    planYuan: null,
    doneYuan: null,
  },
  code: { modules: 21, path: '' },
})
const kinds = (b: Board) => pagesOf(b).map((page) => page.kind)

describe('the public board', () => {
  it('turns the pages of its playlist in their order, ten rows a page, and none of an empty list', () => {
    expect(kinds(board({ headquarters: 12, ahead: 3, cards: 11 }))).toEqual([
      'counts',
      'cards',
      'cards',
      'headquarters',
      'headquarters',
      'ahead',
      'rates',
    ])
    expect(kinds(board({}))).toEqual(['counts', 'rates'])
    expect(kinds(board({ up: 1 }))).toEqual(['counts', 'movers', 'rates'])
  })

  it('shows the released contest ten contestants a page, and no page where none is released', () => {
    const row = { rank: 1, change: null, name: '某指挥部', unit: null, score: '90.00' }
    const contest = { name: '擂台赛', heldOn: '2026-11-05', judges: 5, rows: Array.from({ length: 12 }, () => row) }
    const playlist = [{ page: 'contest' as const, seconds: 10 }]
    expect(kinds({ ...board({}), playlist, contest })).toEqual(['contest', 'contest'])
    expect(kinds({ ...board({}), playlist })).toEqual([])
  })

  it('leaves each page as long as the playlist says, two beside each other as long as the slower', () => {
    const pages = pagesOf(board({ ahead: 1 }))
    expect(pages.map((page) => page.seconds)).toEqual([10, 12, 16])
    expect(secondsOf(pages.slice(1))).toBe(16)
    expect(secondsOf([])).toBe(5)
  })

  it('shows one page on 16:9 and 21:9, two on 32:9, and comes round to all of them', () => {
    expect([sideBySide(1920, 1080), sideBySide(2560, 1080), sideBySide(3840, 1080)]).toEqual([1, 1, 2])
    expect([0, 1, 2].map((turn) => shownAt(['a', 'b', 'c'], turn, 2))).toEqual([
      ['a', 'b'],
      ['c', 'a'],
      ['b', 'c'],
    ])
    expect(shownAt(['a'], 7, 2)).toEqual(['a'])
    expect(shownAt([], 7, 2)).toEqual([])
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
    expect(tokenOf('https://a.example/guatu/board/abc/explanation')).toBe('abc')
    expect(wantsExplanation('https://a.example/guatu/board/abc/explanation')).toBe(true)
    expect(wantsExplanation('https://a.example/guatu/board/abc')).toBe(false)
    expect([sayDate('2026-11-20', 'zh-CN'), sayDate('2026-11-20', 'en')]).toEqual(['11月20日', '20 Nov'])
  })
})
