import { describe, expect, it } from 'vitest'
import { mapOption } from './map-option.ts'
import { boundsOf, type MapPicture, middleOf, type Shapes, shadeOf, shadeSteps } from './map-picture.ts'
import { toDatum } from './to-datum.ts'

const ring = (lon: number): number[][] => [
  [lon, 34],
  [lon + 1, 34],
  [lon + 1, 36],
  [lon, 34],
]
const shapes: Shapes = {
  type: 'FeatureCollection',
  features: [117, 118].map((lon, i) => ({
    type: 'Feature',
    properties: { place: String(i), name: `第${i}镇` },
    geometry: { type: 'MultiPolygon', coordinates: [[ring(lon)]] },
  })),
}
const colours = { s: 'red', w: 'yellow', r: 'yellow', n: 'none', c: 'blue', '-': 'none' } as const
const point = { lon: 117.2, lat: 34.2, colour: 'none' as const, selected: false, faded: false }
const picture: MapPicture = {
  ground: { key: 'one', shapes, datum: 'CGCS2000' },
  places: [
    {
      place: '0',
      name: '{石桥|镇}',
      total: 3,
      counts: [
        ['s', 1],
        ['w', 2],
      ],
      chosen: true,
    },
    { place: '1', name: '东湖镇', total: 0, counts: [], chosen: false },
  ],
  points: [
    { ...point, id: 'severe', level: 's', colour: 'red' },
    { ...point, id: 'chosen', level: 'n', selected: true },
    { ...point, id: 'plain', level: 'n', faded: true },
  ],
  colours,
  moves: true,
}

describe('the picture of a map', () => {
  it('reaches as far as its lines', () => {
    expect(boundsOf(shapes)).toEqual([117, 34, 119, 36])
  })

  it('shades by whole counts, in as many steps as the counts need', () => {
    expect(shadeSteps(12)).toEqual([1, 5, 9])
    expect(shadeSteps(1)).toEqual([1])
    expect(shadeSteps(0)).toEqual([])
    expect([0, 1, 4, 5, 9, 12].map((n) => shadeOf(n, shadeSteps(12)))).toEqual([0, 1, 1, 2, 3, 3])
  })

  it('gives each level a shape as well as a colour, the worst and the selected on top', () => {
    const [series] = mapOption(picture).series as { data: { name: string; symbol: string; itemStyle: object }[] }[]
    expect(series!.data.map((p) => [p.name, p.symbol])).toEqual([
      ['plain', 'circle'],
      ['severe', 'rect'],
      ['chosen', 'circle'],
    ])
    expect(series!.data[0]!.itemStyle).toMatchObject({ opacity: 0.2 })
  })

  it('says name, number and levels in each place, whatever signs the name has', () => {
    const [, names] = mapOption(picture).series as { label: { formatter: (p: { name: string }) => string } }[]
    expect(names!.label.formatter({ name: '0' })).toBe('{name|石桥镇} {total|3}\n{s|■1} {w|▲2}')
    expect(names!.label.formatter({ name: '1' })).toBe('{name|东湖镇}')
  })

  it('writes the names above the points, in the middle of the largest part of each place, where no finger meets them', () => {
    const [points, names] = mapOption(picture).series as {
      z?: number
      silent?: boolean
      data: { name: string; value: number[] }[]
    }[]
    expect(names).toMatchObject({ z: 5, silent: true })
    expect(points!.z ?? 2).toBeLessThan(5)
    const square = (west: number, south: number, side: number) => [
      [
        [west, south],
        [west + side, south],
        [west + side, south + side],
        [west, south + side],
        [west, south],
      ],
    ]
    const island = {
      ...shapes.features[0]!,
      geometry: { type: 'MultiPolygon' as const, coordinates: [square(110, 30, 1), square(117, 34, 2)] },
    }
    const [lon, lat] = middleOf(island)
    expect(lon).toBeCloseTo(118, 9)
    expect(lat).toBeCloseTo(35, 9)
    expect(names!.data.map((p) => p.name)).toEqual(['0', '1'])
  })
})

describe('a position', () => {
  it('stays as it is on a map of the same ground, CGCS2000 and WGS84 being one', () => {
    expect(toDatum({ lon: 117.2, lat: 34.8, datum: 'WGS84' }, 'CGCS2000')).toEqual([117.2, 34.8])
    expect(toDatum({ lon: 117.2, lat: 34.8, datum: 'GCJ02' }, 'GCJ02')).toEqual([117.2, 34.8])
  })

  it('moves by some hundred metres between satellite and street map, and back again to the decimetre', () => {
    const [lon, lat] = toDatum({ lon: 117.2, lat: 34.8, datum: 'WGS84' }, 'GCJ02')
    const metres = Math.hypot((lon - 117.2) * 91_400, (lat - 34.8) * 111_000)
    expect(metres).toBeGreaterThan(100)
    expect(metres).toBeLessThan(1_000)
    const back = toDatum({ lon, lat, datum: 'GCJ02' }, 'CGCS2000')
    expect(Math.abs(back[0] - 117.2) + Math.abs(back[1] - 34.8)).toBeLessThan(2e-6)
  })
})
