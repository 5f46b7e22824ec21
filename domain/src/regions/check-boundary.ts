import { isRefusal, type Refusal, refuse } from '../kernel/coded.ts'
import { agree, type Datum, datumOfCrs } from './datum.ts'
import { inChina } from './position.ts'
import { scanJson } from './scan-json.ts'

export type Ring = readonly (readonly [lon: number, lat: number])[]
/** One place of a map: polygons of an outer ring and its holes, and what the file calls it. */
export type Shape = {
  readonly code: string | null
  readonly name: string
  readonly polygons: readonly (readonly Ring[])[]
}
export type CheckedBoundary = { readonly shapes: readonly Shape[]; readonly points: number }
export type BoundaryWish = {
  readonly datum: Datum
  /** The properties of a feature that hold its code and its name; at least one is wanted. */
  readonly codeProperty: string | null
  readonly nameProperty: string | null
}

/**
 * An approved map is shown as it is: thinning its lines would make it another map. So too many points are refused, and the
 * office asks for a smaller scale.
 */
export const MOST_POINTS = 200_000
export const MOST_SHAPES = 2_000
/** FeatureCollection › features › feature › geometry › MultiPolygon's four levels is nine deep; properties may nest a little. */
const DEEPEST = 20

/**
 * A GeoJSON text (RFC 7946) as the places of a map. Refusals name the place in the file by its ordinal from 1:
 * `regions.notGeoJson`, `regions.nestsTooDeep`, `regions.tooManyPoints`, `regions.tooManyShapes`, `regions.noShapes`,
 * `regions.notPolygon`, `regions.ringOpen`, `regions.inMetres`, `regions.lonLatSwapped`, `regions.shapeOutsideChina`,
 * `regions.datumMismatch`, `regions.noSuchProperty`, `regions.shapeTwice`.
 */
export function checkBoundary(text: string, wish: BoundaryWish): CheckedBoundary | Refusal {
  const shape = scanJson(text)
  if (shape.depth > DEEPEST) return refuse('regions.nestsTooDeep', { depth: shape.depth, limit: DEEPEST })
  if (shape.arrays > 2 * MOST_POINTS) return refuse('regions.tooManyPoints', { limit: MOST_POINTS })
  const file = parse(text)
  if (file === null || file.type !== 'FeatureCollection' || !Array.isArray(file.features))
    return refuse('regions.notGeoJson')
  const stated = statedDatum(file)
  if (stated === 'projected') return refuse('regions.inMetres')
  if (stated && !agree(stated, wish.datum)) return refuse('regions.datumMismatch', { stated, chosen: wish.datum })
  if (file.features.length === 0) return refuse('regions.noShapes')
  if (file.features.length > MOST_SHAPES)
    return refuse('regions.tooManyShapes', { count: file.features.length, limit: MOST_SHAPES })
  const shapes: Shape[] = []
  let points = 0
  for (const [i, feature] of file.features.entries()) {
    const read = readFeature(feature, i + 1, wish)
    if (isRefusal(read)) return read
    shapes.push(read)
    for (const ring of read.polygons.flat()) points += ring.length
  }
  if (points > MOST_POINTS) return refuse('regions.tooManyPoints', { limit: MOST_POINTS })
  return twice(shapes) ?? { shapes, points }
}

type Json = { readonly [name: string]: unknown }
const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value)

function parse(text: string): Json | null {
  try {
    const value: unknown = JSON.parse(text.replace(/^\uFEFF/, ''))
    return isObject(value) ? value : null
  } catch {
    return null
  }
}

/** The `crs` member of the older GeoJSON, which desktop tools still write. */
function statedDatum(file: Json): Datum | 'projected' | null {
  const name = isObject(file.crs) && isObject(file.crs.properties) ? file.crs.properties.name : null
  return typeof name === 'string' ? datumOfCrs(name) : null
}

function readFeature(feature: unknown, ordinal: number, wish: BoundaryWish): Shape | Refusal {
  const geometry = isObject(feature) && isObject(feature.geometry) ? feature.geometry : null
  const properties = isObject(feature) && isObject(feature.properties) ? feature.properties : {}
  const code = textOf(properties, wish.codeProperty)
  const name = textOf(properties, wish.nameProperty)
  const missing = wish.nameProperty !== null && name === null ? wish.nameProperty : wish.codeProperty
  if (code === null && name === null) return refuse('regions.noSuchProperty', { ordinal, property: missing ?? '—' })
  const polygons =
    geometry?.type === 'Polygon'
      ? [geometry.coordinates]
      : geometry?.type === 'MultiPolygon' && Array.isArray(geometry.coordinates)
        ? geometry.coordinates
        : null
  if (polygons === null || polygons.length === 0) return refuse('regions.notPolygon', { ordinal })
  const called = name ?? code!
  for (const polygon of polygons) {
    const wrong = refuseRings(polygon, ordinal, called)
    if (wrong) return wrong
  }
  return { code, name: called, polygons: polygons.map((rings) => (rings as number[][][]).map(plainRing)) }
}

/** Heights and measures beyond the first two numbers are left out. */
const plainRing = (ring: readonly number[][]): Ring => ring.map(([lon, lat]) => [lon!, lat!] as const)

function textOf(properties: Json, property: string | null): string | null {
  const value = property === null ? null : properties[property]
  if (typeof value !== 'string' && typeof value !== 'number') return null
  return String(value).trim().slice(0, 100) || null
}

function refuseRings(rings: unknown, ordinal: number, name: string): Refusal | null {
  if (!Array.isArray(rings) || rings.length === 0) return refuse('regions.notPolygon', { ordinal })
  for (const ring of rings as unknown[]) {
    if (!Array.isArray(ring) || ring.length < 4) return refuse('regions.ringOpen', { ordinal, name })
    for (const point of ring as unknown[]) {
      const wrong = refusePoint(point, ordinal, name)
      if (wrong) return wrong
    }
    const [first, last] = [ring[0], ring.at(-1)] as number[][]
    if (first![0] !== last![0] || first![1] !== last![1]) return refuse('regions.ringOpen', { ordinal, name })
  }
  return null
}

function refusePoint(point: unknown, ordinal: number, name: string): Refusal | null {
  const [lon, lat] = Array.isArray(point) ? (point as unknown[]) : []
  if (typeof lon !== 'number' || typeof lat !== 'number') return refuse('regions.notPolygon', { ordinal })
  if (inChina(lon, lat)) return null
  if (inChina(lat, lon)) return refuse('regions.lonLatSwapped', { lon, lat })
  return Math.abs(lon) > 360 || Math.abs(lat) > 360
    ? refuse('regions.inMetres')
    : refuse('regions.shapeOutsideChina', { ordinal, name, lon, lat })
}

function twice(shapes: readonly Shape[]): Refusal | null {
  const seen = new Set<string>()
  for (const { code, name } of shapes) {
    const key = code ?? name
    if (seen.has(key)) return refuse('regions.shapeTwice', { name: key })
    seen.add(key)
  }
  return null
}
