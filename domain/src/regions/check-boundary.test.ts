import { describe, expect, it } from 'vitest'
import { type BoundaryWish, checkBoundary, MOST_POINTS } from './check-boundary.ts'

const wish: BoundaryWish = { datum: 'CGCS2000', codeProperty: 'code', nameProperty: 'name' }
const square = (lon: number, lat: number, size = 0.1): number[][] => [
  [lon, lat],
  [lon + size, lat],
  [lon + size, lat + size],
  [lon, lat + size],
  [lon, lat],
]
const feature = (name: string, rings: unknown, type = 'Polygon', code: unknown = null) => ({
  type: 'Feature',
  properties: { name, code },
  geometry: { type, coordinates: rings },
})
const file = (features: unknown[], more: object = {}) =>
  JSON.stringify({ type: 'FeatureCollection', features, ...more })
const codeOf = (text: string, of = wish) => (checkBoundary(text, of) as { code?: string }).code
const crs = (name: string) => ({ crs: { type: 'name', properties: { name } } })

describe('a boundary file', () => {
  it('of two invented townships gives their shapes, names and points, heights left out', () => {
    const high = square(117.2, 34.8).map((p) => [...p, 35])
    const read = checkBoundary(
      file([
        feature('甲镇', [square(117.1, 34.8)], 'Polygon', 370499101),
        feature('乙镇', [[high], [square(117.4, 34.8)]], 'MultiPolygon'),
      ]),
      wish,
    )
    expect(read).toMatchObject({ points: 15, shapes: [{ code: '370499101', name: '甲镇' }, { code: null }] })
    expect('shapes' in read && read.shapes[1]!.polygons[0]![0]![0]).toEqual([117.2, 34.8])
  })
  it('with a byte order mark is read', () => {
    expect(codeOf(`\uFEFF${file([feature('甲镇', [square(117, 34)])])}`)).toBeUndefined()
  })
  it('that is no JSON, no collection or empty is refused', () => {
    expect(codeOf('{')).toBe('regions.notGeoJson')
    expect(codeOf('[]')).toBe('regions.notGeoJson')
    expect(codeOf('{"type":"Topology","objects":{}}')).toBe('regions.notGeoJson')
    expect(codeOf(file([]))).toBe('regions.noShapes')
  })
  it('with lines or points instead of areas names the place', () => {
    expect(
      checkBoundary(file([feature('甲镇', [square(117, 34)]), feature('路', square(117, 34), 'LineString')]), wish),
    ).toMatchObject({ code: 'regions.notPolygon', params: { ordinal: 2 } })
    expect(codeOf(file([feature('甲镇', [[[1, 'x'], [], [], []]])]))).toBe('regions.notPolygon')
  })
  it('with a ring that does not close is refused by name', () => {
    const open = [...square(117, 34).slice(0, 4), [117.01, 34.01]]
    expect(checkBoundary(file([feature('甲镇', [open])]), wish)).toMatchObject({
      code: 'regions.ringOpen',
      params: { ordinal: 1, name: '甲镇' },
    })
  })
  it('in metres, with longitude and latitude swapped, or outside the country says which', () => {
    expect(codeOf(file([feature('甲镇', [square(39_512_345, 3_856_789)])]))).toBe('regions.inMetres')
    expect(codeOf(file([feature('甲镇', [square(34.8, 117.2)])]))).toBe('regions.lonLatSwapped')
    expect(codeOf(file([feature('甲镇', [square(2.3, 48.8)])]))).toBe('regions.shapeOutsideChina')
    expect(codeOf(file([feature('甲镇', [square(117, 34)])], crs('urn:ogc:def:crs:EPSG::4549')))).toBe(
      'regions.inMetres',
    )
  })
  it('whose own crs contradicts the chosen datum is refused; CGCS2000 and WGS84 agree', () => {
    const stated = file([feature('甲镇', [square(117, 34)])], crs('urn:ogc:def:crs:EPSG::4490'))
    expect(codeOf(stated, { ...wish, datum: 'GCJ02' })).toBe('regions.datumMismatch')
    expect(codeOf(stated, { ...wish, datum: 'WGS84' })).toBeUndefined()
  })
  it('without the named property, or with one place twice, is refused', () => {
    const two = [feature('甲镇', [square(117, 34)]), feature('甲镇', [square(117.2, 34)])]
    expect(codeOf(file(two))).toBe('regions.shapeTwice')
    expect(checkBoundary(file(two), { ...wish, codeProperty: null, nameProperty: 'NAME' })).toMatchObject({
      code: 'regions.noSuchProperty',
      params: { ordinal: 1, property: 'NAME' },
    })
  })
  it('that nests a million deep or opens a million arrays is refused before it is built', () => {
    expect(codeOf('['.repeat(1_000_000))).toBe('regions.nestsTooDeep')
    expect(codeOf(`[${'[],'.repeat(1_000_000)}]`)).toBe('regions.tooManyPoints')
    expect(codeOf(file([{ type: 'Feature', properties: { name: '['.repeat(100) }, geometry: null }]))).toBe(
      'regions.notPolygon',
    )
  })
  it('with more points than an approved map needs on a screen is refused, not thinned', () => {
    const many = Array.from({ length: MOST_POINTS + 1 }, (_, i) => [117 + (i % 1000) / 1e4, 34])
    many.push(many[0]!)
    expect(codeOf(file([feature('甲镇', [many])]))).toBe('regions.tooManyPoints')
  })
})
