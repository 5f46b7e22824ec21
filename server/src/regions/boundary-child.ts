import { readFileSync, writeFileSync } from 'node:fs'
import { isRefusal } from '@guatu/domain/kernel/coded'
import { type BoundaryWish, checkBoundary, type Shape } from '@guatu/domain/regions/check-boundary'
import type { BoundarySaid } from './check-boundary-file.ts'

const [path = '', to = '', wish = '{}'] = process.argv.slice(2)

/** Only ordinal and name go along: whatever else the file says of a place stays in the file. */
const featureOf = (shape: Shape, ordinal: number) => ({
  type: 'Feature',
  properties: { place: String(ordinal), name: shape.name },
  geometry: { type: 'MultiPolygon', coordinates: shape.polygons },
})

function check(): BoundarySaid {
  const checked = checkBoundary(readFileSync(path, 'utf8'), JSON.parse(wish) as BoundaryWish)
  if (isRefusal(checked)) return { refusal: checked }
  writeFileSync(to, JSON.stringify({ type: 'FeatureCollection', features: checked.shapes.map(featureOf) }), {
    mode: 0o600,
  })
  return { shapes: checked.shapes.map(({ code, name }) => ({ code, name })), points: checked.points }
}

process.send!(check(), undefined, undefined, () => process.disconnect())
