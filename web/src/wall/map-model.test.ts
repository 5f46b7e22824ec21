import { describe, expect, it } from 'vitest'
import type { Shapes } from '../regions/map-picture.ts'
import { type Boundary, boundaryOf, choosePlace, viewMap } from './map-model.ts'
import type { WallMap } from './paths.ts'
import { wallOf, wallWearing } from './wall-fixture.ts'
import { arrangeWall } from './wall-model.ts'
import { firstQuery, type WallQuery } from './wall-query.ts'

const place = (placeId: string | null, name: string) => ({ code: null, name, placeId })
const boundary: Boundary = {
  ...{
    id: 'b1',
    title: '虚构区划',
    approvalNumber: '示例S（2026）000号',
    datum: 'CGCS2000',
    vintage: 2025,
    version: 2,
  },
  ...{ tree: 'territory', places: [place('370499101', '石桥镇'), place('370499102', '东湖镇'), place(null, '别处')] },
}
const shapes: Shapes = { type: 'FeatureCollection', features: [] }
const town = (id: string, name: string) => ({ id, name })
const wall = wallOf(
  { id: 'severe', level: 's', region: town('370499101', '石桥镇') },
  { id: 'warned', level: 'w', region: town('370499101', '石桥镇') },
  { id: 'lake', region: town('370499102', '东湖镇'), administration: town('zone', '高新区') },
  { id: 'district', region: town('370499', '云山区') },
)
const at = (projectId: string) => ({ projectId, lon: 117.1, lat: 34.8, datum: 'WGS84' as const })
const map: WallMap = { boundaries: [boundary], positions: [at('severe'), at('lake'), at('elsewhere')] }
const view = (change: Partial<WallQuery> = {}, of = boundary) =>
  viewMap(wall, { ...firstQuery, ...change }, { map, boundary: of, shapes }, 'lake')

describe('the map beside the chart', () => {
  it('counts the lights of each place, and says what lies in none and what has no coordinates', () => {
    const { rows, elsewhere, unplaced, picture } = view()
    expect(rows.map((r) => [r.name, r.total, r.levels.s, r.levels.w])).toEqual([
      ['石桥镇', 2, 1, 1],
      ['东湖镇', 1, 0, 0],
      ['别处', 0, 0, 0],
    ])
    expect([elsewhere, unplaced]).toEqual([1, 2])
    expect(picture.places[0]!.counts).toEqual([])
    const paper = viewMap(wall, firstQuery, { map, boundary, shapes }, null, 'paper')
    expect(paper.picture.places[0]!.counts).toEqual([
      ['s', 1],
      ['w', 1],
    ])
    expect(picture.points.map((p) => [p.id, p.selected])).toEqual([
      ['severe', false],
      ['lake', true],
    ])
  })

  it('gives a point the colour that the set of its own campaign or region wears, on screen and on paper', () => {
    const none = { colour: 'none', word: '正常' } as const
    const orange = { s: { colour: 'orange', word: '橙牌' }, w: none, r: none, n: none, c: none, '-': none } as const
    const town = { level: 's', region: { id: '370499101', name: '石桥镇' } } as const
    const two = wallWearing([orange], { id: 'severe', ...town }, { id: 'lake', ...town, palette: 0 })
    for (const medium of ['screen', 'paper'] as const) {
      const { picture } = viewMap(two, firstQuery, { map, boundary, shapes }, null, medium)
      expect(picture.points.map((p) => [p.id, p.level, p.colour])).toEqual([
        ['severe', 's', 'red'],
        ['lake', 's', 'orange'],
      ])
    }
  })

  it('stands under the filters of the wall', () => {
    expect(view({ levels: ['w'] }).rows[0]!.total).toBe(1)
    expect(view({ levels: ['w'] }).picture.points).toEqual([])
  })

  it('filters the chart by a place, fades the points outside of it and still counts the others', () => {
    const query = choosePlace(firstQuery, boundary, '370499101')
    expect(arrangeWall(wall, { ...query, group: 'none' }).shown).toBe(2)
    const { rows, picture } = view(query)
    expect(rows.map((r) => [r.total, r.chosen])).toEqual([
      [2, true],
      [1, false],
      [0, false],
    ])
    expect(picture.points.map((p) => p.faded)).toEqual([false, true])
    expect(choosePlace(query, boundary, '370499101').regions).toEqual([])
  })

  it('of administrations counts by who manages, never both trees in one total', () => {
    const zones: Boundary = { ...boundary, id: 'b2', tree: 'administration', places: [place('zone', '高新区')] }
    expect(view({}, zones).rows.map((r) => r.total)).toEqual([1])
    const query = choosePlace({ ...firstQuery, regions: ['370499101'] }, zones, 'zone')
    expect([query.regions, query.administrations]).toEqual([[], ['zone']])
    expect(arrangeWall(wall, { ...query, group: 'none' }).shown).toBe(1)
    const both = { ...map, boundaries: [boundary, zones] }
    expect(boundaryOf(both, { ...firstQuery, map: '1', group: 'administration' })!.id).toBe('b2')
    expect(boundaryOf(both, { ...firstQuery, map: '1' })!.id).toBe('b1')
    expect(boundaryOf(both, { ...firstQuery, map: 'b2' })!.id).toBe('b2')
    expect(boundaryOf({ ...map, boundaries: [] }, firstQuery)).toBeNull()
  })
})
