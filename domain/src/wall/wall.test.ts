import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { civil, toDayNumber } from '../calendar/civil-date.ts'
import { decodeWall, NO_DAY, type WallProject } from './decode-wall.ts'
import { encodeWall } from './encode-wall.ts'
import { ASSESSED, levelLetters, MILESTONE, type WallHead, type WallRow } from './snapshot.ts'
import { sumGroup } from './sum-group.ts'

const clothes = { colour: 'none', word: '' } as const
const head: WallHead = {
  asOf: '2026-11-20',
  version: 7,
  palette: { s: clothes, w: clothes, r: clothes, n: clothes, c: clothes, '-': clothes },
  periods: [{ name: '第46周', end: '2026-11-15' }],
}
const day = (text: string): number => toDayNumber(civil(text))

const plain: WallRow = {
  id: 'a',
  name: '第二水厂扩建',
  level: 's',
  reason: { code: 'cards.overdue', params: { milestone: '设备安装', days: 38 } },
  card: { level: 'w', on: '2026-10-31' },
  strip: 'nnws',
  headquarters: { id: 'h1', name: '交通水利指挥部' },
  taskForce: null,
  region: null,
  administration: null,
  chain: null,
  stage: { id: 'building', name: '在建' },
  yearClass: null,
  unit: null,
  listings: [
    { id: 'l1', name: '省重点' },
    { id: 'l2', name: '市重点' },
  ],
  plannedStart: '2026-03-01',
  committedFinish: '2027-02-28',
  forecastFinish: null,
  physical: 452,
  yearPlan: 10_000_000_00,
  yearDone: 6_000_000_00,
  yearDue: 8_888_888_88,
  figuresOn: '2026-11-16',
  lagPoints: -289,
  completionRate: 600,
  activities: {
    name: ['桩基工程', '主体封顶'],
    start: [day('2026-03-10'), day('2026-09-01')],
    length: [60, 0],
    done: [100, 0],
    flags: [0, MILESTONE | ASSESSED],
    baselineStart: [day('2026-03-01'), null],
    baselineLength: [50, null],
  },
}

describe('the wall snapshot', () => {
  it('gives back what went in: dates, names, reason and activities', () => {
    const wall = decodeWall(encodeWall(head, [plain]))
    const p = wall.projects[0]!
    expect(wall.asOf).toBe(day('2026-11-20'))
    expect(wall.periods).toEqual([{ name: '第46周', end: day('2026-11-15') }])
    expect(p).toMatchObject({ id: 'a', level: 's', reason: plain.reason, strip: 'nnws', forecastFinish: null })
    expect(p.card).toEqual({ level: 'w', on: day('2026-10-31') })
    expect(p.headquarters).toEqual({ id: 'h1', name: '交通水利指挥部' })
    expect(p.taskForce).toBeNull()
    expect(p.listings.map((l) => l.name)).toEqual(['省重点', '市重点'])
    expect([p.plannedStart, p.committedFinish]).toEqual([day('2026-03-01'), day('2027-02-28')])
    expect([...wall.start]).toEqual([day('2026-03-10'), day('2026-09-01')])
    expect([...wall.baselineStart]).toEqual([day('2026-03-01'), NO_DAY])
    expect([...wall.baselineLength]).toEqual([50, 0])
    expect(wall.activityNames[wall.activityName[1]!]).toBe('主体封顶')
  })

  it('keeps every project and its own activities for any mixture of projects', () => {
    const activity = fc.record({
      start: fc.integer({ min: 18_000, max: 25_000 }),
      length: fc.integer({ min: 0, max: 400 }),
    })
    const project = fc.record({
      activities: fc.array(activity, { maxLength: 8 }),
      plannedStart: fc.option(fc.constantFrom('2024-02-29', '2026-01-01', '2026-12-31')),
      level: fc.constantFrom(...levelLetters),
      listings: fc.subarray([...plain.listings]),
    })
    fc.assert(
      fc.property(fc.array(project, { maxLength: 6 }), (projects) => {
        const rows = projects.map(
          (p, i): WallRow => ({ ...plain, ...p, id: `p${i}`, activities: columns(p.activities) }),
        )
        const wall = decodeWall(encodeWall(head, rows))
        rows.forEach((row, i) => {
          const back = wall.projects[i]!
          expect([back.id, back.level, back.listings]).toEqual([row.id, row.level, row.listings])
          expect(back.plannedStart).toBe(row.plannedStart === null ? null : day(row.plannedStart))
          const own = (column: Int32Array) => [...column.slice(back.first, back.first + back.count)]
          expect(own(wall.start)).toEqual([...row.activities.start])
          expect(own(wall.length)).toEqual([...row.activities.length])
          expect(own(wall.baselineStart)).toEqual([...row.activities.baselineStart])
        })
      }),
    )
  })

  it('is an empty wall when there is no project', () => {
    const snapshot = encodeWall(head, [])
    expect(snapshot.base).toBe('2026-11-20')
    expect(decodeWall(snapshot).projects).toEqual([])
  })
})

function columns(list: readonly { start: number; length: number }[]): WallRow['activities'] {
  return {
    name: list.map((_, i) => `任务${i}`),
    start: list.map((a) => a.start),
    length: list.map((a) => a.length),
    done: list.map(() => 0),
    flags: list.map(() => 0),
    baselineStart: list.map((a) => a.start - 3),
    baselineLength: list.map((a) => a.length),
  }
}

describe('the sum of a group', () => {
  const member = (change: Partial<WallRow>): WallProject =>
    decodeWall(encodeWall(head, [{ ...plain, ...change }])).projects[0]!

  it('is a ratio of sums, not a mean of ratios', () => {
    const big = member({ yearPlan: 90_000, yearDone: 90_000, yearDue: 81_000, lagPoints: 100 })
    const small = member({ yearPlan: 10_000, yearDone: 0, yearDue: 9_000, lagPoints: -900 })
    const sum = sumGroup([big, small])
    expect(sum).toMatchObject({ plan: 100_000, done: 90_000, completion: '90.0', calendar: '90.0', lag: '0.0' })
    expect(sum.onSchedule).toBe('50.0')
  })

  it('leaves reserve projects out of money and rates, but counts them and their level', () => {
    const reserve = member({ yearPlan: null, yearDone: null, yearDue: null, lagPoints: null, level: 'n' })
    const sum = sumGroup([member({}), reserve])
    expect(sum.projects).toBe(2)
    expect(sum.levels).toMatchObject({ s: 1, n: 1 })
    expect(sum.completion).toBe('60.0')
    expect(sum.lag).toBe('-28.9')
  })

  it('has no value where nothing was planned', () => {
    expect(sumGroup([])).toMatchObject({
      completion: null,
      calendar: null,
      lag: null,
      onSchedule: null,
      figuresOn: null,
    })
    expect(sumGroup([member({ yearPlan: 0, yearDone: 0, yearDue: 0 })]).completion).toBeNull()
  })

  it('is as old as its oldest figure', () => {
    const sum = sumGroup([member({ figuresOn: '2026-11-18' }), member({ figuresOn: '2026-11-09' })])
    expect(sum.figuresOn).toBe(day('2026-11-09'))
  })
})
