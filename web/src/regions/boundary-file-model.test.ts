import { expect, it } from 'vitest'
import { offerOf, usualProperties } from './boundary-file-model.ts'

const file = (properties: object[]) =>
  JSON.stringify({ type: 'FeatureCollection', features: properties.map((p) => ({ properties: p })) })

it('a file offers its properties with an example, and the usual ones are chosen', () => {
  const offer = offerOf(file([{ XZQDM: 370499101, XZQMC: '', area: {} }, { XZQMC: '石桥镇' }]))
  expect(offer).toEqual({
    features: 2,
    properties: [
      { name: 'XZQDM', example: '370499101' },
      { name: 'XZQMC', example: '石桥镇' },
    ],
  })
  expect(usualProperties(offer!)).toEqual({ code: 'XZQDM', name: 'XZQMC' })
  expect(usualProperties({ features: 1, properties: [{ name: 'a', example: 'b' }] })).toEqual({
    code: null,
    name: null,
  })
})

it('what is no GeoJSON offers nothing', () => {
  expect(offerOf('{')).toBeNull()
  expect(offerOf('[]')).toBeNull()
  expect(offerOf('{"features":[]}')).toBeNull()
})
