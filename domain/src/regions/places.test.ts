import { describe, expect, it } from 'vitest'
import { readApprovalNumber } from './approval-number.ts'
import { agree, datumOfCrs } from './datum.ts'
import { matchPlaces } from './match-places.ts'
import { checkPosition } from './position.ts'
import { standsIn, stemOf } from './region-code.ts'
import { scanJson } from './scan-json.ts'

describe('a division code', () => {
  it('loses the zeros that only fill it up, and no others', () => {
    expect(['370000', '370400', '370400000', '370499101000', '370410', '370499100'].map(stemOf)).toEqual([
      '37',
      '3704',
      '370400',
      '370499101',
      '370410',
      '370499100',
    ])
  })
  it('stands in its county, city and province, and in no neighbour', () => {
    expect(['370499', '370400', '370000', '370499101'].map((place) => standsIn('370499101', place))).toEqual(
      Array(4).fill(true),
    )
    expect(standsIn('370499101', '370498')).toBe(false)
    expect(standsIn('370499', '370499101')).toBe(false)
  })
})

describe('the shapes of a map', () => {
  const places = [
    { id: '370499101', name: '石桥镇' },
    { id: '370499102', name: '云山镇' },
    { id: '370499103', name: '云山镇' },
  ]
  it('find their place by code in its short or long form, else by a name that only one place has', () => {
    const shapes = [
      { code: '370499101000', name: '别名' },
      { code: null, name: '石桥 镇' },
      { code: null, name: '云山镇' },
      { code: '999', name: '外地' },
    ]
    expect(matchPlaces(shapes, places)).toEqual(['370499101', '370499101', null, null])
  })
})

describe('a map approval number', () => {
  it('is read as printed, whatever brackets and blanks were typed', () => {
    expect(readApprovalNumber('审图号: gs(2024)0650号')).toBe('GS（2024）0650号')
    expect(readApprovalNumber('鲁S（2023） 012号')).toBe('鲁S（2023）012号')
    expect(readApprovalNumber('无')).toBeNull()
    expect(readApprovalNumber('GS2024-0650')).toBeNull()
  })
})

describe('a typed position', () => {
  it('keeps a decimetre', () => {
    expect(checkPosition({ lon: 117.12345678, lat: 34.5, datum: 'WGS84' })).toEqual({
      lon: 117.123457,
      lat: 34.5,
      datum: 'WGS84',
    })
  })
  it('is asked about when longitude and latitude stand the wrong way round, and refused abroad', () => {
    expect(checkPosition({ lon: 34.8, lat: 117.2, datum: 'WGS84' })).toMatchObject({ code: 'regions.lonLatSwapped' })
    expect(checkPosition({ lon: 0, lat: 0, datum: 'WGS84' })).toMatchObject({ code: 'regions.outsideChina' })
    expect(checkPosition({ lon: Number.NaN, lat: 30, datum: 'WGS84' })).toMatchObject({ code: 'regions.outsideChina' })
  })
})

describe('a datum', () => {
  it('is known by the number of the file, and metres as metres', () => {
    const names = ['urn:ogc:def:crs:OGC:1.3:CRS84', 'urn:ogc:def:crs:EPSG::4490', 'EPSG:4326', 'EPSG:3857', 'local']
    expect(names.map(datumOfCrs)).toEqual(['WGS84', 'CGCS2000', 'WGS84', 'projected', null])
  })
  it('of the shifted maps agrees with itself alone', () => {
    expect([agree('WGS84', 'CGCS2000'), agree('GCJ02', 'WGS84'), agree('GCJ02', 'GCJ02')]).toEqual([true, false, true])
  })
})

describe('a JSON text', () => {
  it('is measured without being built, brackets inside strings left out', () => {
    expect(scanJson('{"a":[[1],"[[[\\"["],"b":{}}')).toEqual({ depth: 3, arrays: 2, objects: 2 })
  })
})
