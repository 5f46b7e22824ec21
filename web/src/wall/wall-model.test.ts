import { civil, toDayNumber } from '@guatu/domain/calendar/civil-date'
import { CRITICAL, MILESTONE } from '@guatu/domain/wall/snapshot'
import { describe, expect, it } from 'vitest'
import { wallTexts } from '../locales/wall.ts'
import { packLanes } from './pack-lanes.ts'
import { wallOf } from './wall-fixture.ts'
import { arrangeWall, choices, spanOf, type WallRow } from './wall-model.ts'
import { firstQuery, readQuery, type WallQuery, writeQuery } from './wall-query.ts'
import { investmentWords, percentOf, tenths, yiOfFen } from './wall-words.ts'

const ask = (change: Partial<WallQuery>): WallQuery => ({ ...firstQuery, group: 'none', ...change })
const picture = (rows: readonly WallRow[]): string =>
  rows.map((r) => (r.kind === 'group' ? `[${r.name?.name ?? '—'} ${r.sum.projects}]` : r.project.id)).join(' ')
const hq = (name: string) => ({ id: name, name })

describe('the order of the wall', () => {
  it('puts the worst first: level, then days late, then lag', () => {
    const wall = wallOf(
      { id: 'normal' },
      { id: 'warn-late-5', level: 'w', forecastFinish: '2027-01-05' },
      { id: 'commended', level: 'c' },
      { id: 'unjudged', level: '-' },
      { id: 'severe', level: 's' },
      { id: 'warn-late-30', level: 'w', forecastFinish: '2027-01-30' },
      { id: 'normal-behind', lagPoints: -95 },
      { id: 'normal-unknown', lagPoints: null },
    )
    expect(picture(arrangeWall(wall, ask({})).rows)).toBe(
      'severe warn-late-30 warn-late-5 normal-behind normal normal-unknown commended unjudged',
    )
  })

  it('gives the same list whatever the order the projects came in', () => {
    const projects = [{ id: 'b' }, { id: 'a' }, { id: 'c', level: 's' as const }]
    const there = picture(arrangeWall(wallOf(...projects), ask({})).rows)
    expect(picture(arrangeWall(wallOf(...[...projects].reverse()), ask({})).rows)).toBe(there)
  })
})

describe('groups', () => {
  const wall = wallOf(
    { id: 'a', headquarters: hq('水利'), yearPlan: 900, yearDone: 900, yearDue: 810, lagPoints: 100 },
    { id: 'b', headquarters: hq('制造'), level: 's' },
    { id: 'c', headquarters: hq('水利'), level: 'w', yearPlan: 100, yearDone: 0, yearDue: 90, lagPoints: -900 },
    { id: 'd' },
  )
  it('stand in the order of their worst member, those without one last', () => {
    expect(picture(arrangeWall(wall, ask({ group: 'headquarters' })).rows)).toBe('[制造 1] b [水利 2] c a [— 1] d')
  })

  it('carry counts per level and investment against the calendar', () => {
    const header = arrangeWall(wall, ask({ group: 'headquarters' })).rows[2]!
    expect(header.kind === 'group' && header.sum).toMatchObject({
      levels: { w: 1, n: 1, s: 0 },
      completion: '90.0',
      calendar: '90.0',
      lag: '0.0',
      onSchedule: '50.0',
    })
  })

  it('can be the level itself', () => {
    expect(picture(arrangeWall(wall, ask({ group: 'level' })).rows)).toBe('[s 1] b [w 1] c [n 2] d a')
  })
})

describe('filters', () => {
  const wall = wallOf(
    {
      id: 'a',
      name: '第二水厂扩建（一期）',
      unit: { id: 'u', name: '国投城建' },
      stage: { id: 'building', name: '在建' },
    },
    { id: 'b', name: '动力电池20GWh基地', level: 's', yearClass: { id: 'new', name: '新开工' } },
  )
  it('search name, unit and crew, every word, full width or half', () => {
    expect(picture(arrangeWall(wall, ask({ search: '城建 水厂' })).rows)).toBe('a')
    expect(picture(arrangeWall(wall, ask({ search: '２０ｇｗｈ' })).rows)).toBe('b')
    expect(arrangeWall(wall, ask({ search: '水厂 电池' })).shown).toBe(0)
  })

  it('by level, stage and year class narrow together', () => {
    expect(picture(arrangeWall(wall, ask({ levels: ['s', 'w'] })).rows)).toBe('b')
    expect(picture(arrangeWall(wall, ask({ stages: ['building'] })).rows)).toBe('a')
    expect(arrangeWall(wall, ask({ levels: ['s'], stages: ['building'] })).shown).toBe(0)
    expect(choices(wall, (p) => p.yearClass)).toEqual([{ id: 'new', name: '新开工' }])
  })

  it('survive in the address', () => {
    const query: WallQuery = {
      group: 'chain',
      zoom: 'week',
      dense: true,
      search: '水厂 & 路',
      levels: ['s', 'c'],
      stages: ['building'],
      yearClasses: ['new'],
      regions: ['370499101'],
      administrations: ['019b'],
      map: '1',
    }
    expect(readQuery(new URLSearchParams(writeQuery(query).toString()))).toEqual(query)
    expect(writeQuery(firstQuery).toString()).toBe('')
    expect(readQuery(new URLSearchParams('group=nonsense&level=x'))).toEqual(firstQuery)
  })
})

describe('the picture', () => {
  const day = (text: string): number => toDayNumber(civil(text))
  const plan = (...works: readonly [start: string, length: number, flags?: number][]) => ({
    activities: {
      name: works.map((_, i) => `任务${i}`),
      start: works.map(([start]) => day(start)),
      length: works.map(([, length]) => length),
      done: works.map(() => 0),
      flags: works.map(([, , flags]) => flags ?? 0),
      baselineStart: works.map(() => null),
      baselineLength: works.map(() => null),
    },
  })

  it('puts overlapping works into lanes, and a fourth into the last', () => {
    const wall = wallOf(
      plan(['2026-01-01', 30], ['2026-01-10', 30], ['2026-01-15', 30, CRITICAL], ['2026-01-20', 5], ['2026-01-31', 5]),
    )
    expect([...packLanes(wall)]).toEqual([0, 1, 2, 2, 0])
  })

  it('keeps milestones out of the lanes', () => {
    const wall = wallOf(plan(['2026-01-01', 30], ['2026-01-10', 0, MILESTONE], ['2026-01-10', 5]))
    expect([...packLanes(wall)]).toEqual([0, 0, 1])
  })

  it('spans from the first start to the last finish or forecast, with a month of margin', () => {
    const wall = wallOf({ plannedStart: '2025-02-01', committedFinish: '2027-01-31', forecastFinish: '2027-06-10' })
    expect(spanOf(wall)).toEqual({ first: day('2025-02-01') - 30, last: day('2027-06-10') + 30 })
  })

  it('prints money in 亿元 and rates to a tenth, without doubles', () => {
    expect(yiOfFen(123_456_789_000_000)).toBe('12,345.68')
    expect(yiOfFen(0)).toBe('0.00')
    expect(tenths(-152)).toBe('−15.2')
    expect(percentOf(4959)).toBe('495.9')
    const { total } = arrangeWall(wallOf({}), ask({}))
    expect(investmentWords(total, wallTexts('zh-CN')).map((w) => w.text)[0]).toBe('−8.8 点')
  })
})
