import { describe, expect, it } from 'vitest'
import type { Shapes } from '../regions/map-picture.ts'
import type { Boundary } from './map-model.ts'
import { mapSheet } from './map-sheet.ts'
import { wallOf } from './wall-fixture.ts'
import { firstQuery } from './wall-query.ts'

const boundary: Boundary = {
  ...{
    id: 'b1',
    title: '虚构区划',
    approvalNumber: '示例S（2026）000号',
    datum: 'CGCS2000',
    vintage: 2025,
    version: 1,
  },
  ...{ tree: 'territory', places: [{ code: null, name: '甲<镇', placeId: '370499101' }] },
}
const shapes: Shapes = {
  type: 'FeatureCollection',
  features: [
    {
      type: 'Feature',
      properties: { place: '0', name: '甲<镇' },
      geometry: {
        type: 'MultiPolygon',
        coordinates: [
          [
            [
              [117, 34],
              [118, 34],
              [118, 35],
              [117, 35],
              [117, 34],
            ],
          ],
        ],
      },
    },
  ],
}
const wall = wallOf({ id: 'p1', level: 's', region: { id: '370499101', name: '甲镇' } })
const map = { boundaries: [boundary], positions: [{ projectId: 'p1', lon: 117.5, lat: 34.5, datum: 'WGS84' as const }] }
const sheet = (paper: 'a0' | 'a3', language = 'zh-CN') =>
  mapSheet(wall, { ...firstQuery, map: '1' }, paper, language, { map, shapes })!

describe('the map on paper', () => {
  it('has title, date, unit, legend, tree, frame, and the approval number of the map', () => {
    const svg = sheet('a0')
    for (const text of [
      '重大项目分布图',
      '截至11月20日',
      '单位：个',
      '按在地统计',
      '红牌',
      '无项目',
      '审图号：示例S（2026）000号',
    ])
      expect(svg).toContain(text)
    expect(svg).toMatch(/width="841mm" height="1189mm"/)
    expect(sheet('a3')).toMatch(/width="420mm" height="297mm"/)
    expect(sheet('a3', 'en')).toContain('Map approval number 示例S（2026）000号')
  })

  it('is well-formed, without styles, classes or quotes that break an attribute', () => {
    const svg = sheet('a0')
    expect(svg).not.toMatch(/<style| class=|ecmeta|undefined|NaN/)
    expect(svg).toContain('甲&lt;镇')
    for (const [tag] of svg.matchAll(/<[^>]*>/g)) expect(tag).toMatch(/^<\/?[\w:]+(\s+[\w:-]+="[^"<]*")*\s*\/?>$/)
  })

  it('is left out where no boundary was imported', () => {
    expect(mapSheet(wall, firstQuery, 'a0', 'zh-CN', { map: { ...map, boundaries: [] }, shapes })).toBeNull()
  })
})
