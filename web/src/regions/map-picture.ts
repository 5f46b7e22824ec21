import type { Datum } from '@guatu/domain/regions/datum'
import type { LevelLetter, PaletteColour } from '@guatu/domain/wall/snapshot'

/** Lines of an imported map; each feature carries its ordinal as `place`. */
export type Shapes = {
  readonly type: 'FeatureCollection'
  readonly features: readonly {
    readonly type: 'Feature'
    readonly properties: { readonly place: string; readonly name: string }
    readonly geometry: {
      readonly type: 'MultiPolygon'
      readonly coordinates: readonly (readonly (readonly (readonly number[])[])[])[]
    }
  }[]
}
export type MapGround = {
  /** Another map, or another version of it, has another key. */
  readonly key: string
  readonly shapes: Shapes
  readonly datum: Datum
}
export type PicturedPlace = {
  readonly place: string
  readonly name: string
  readonly total: number
  /** What stands under the name: levels with their counts. */
  readonly counts: readonly (readonly [level: LevelLetter, count: number])[]
  readonly chosen: boolean
}
export type PicturedPoint = {
  readonly id: string
  /** In the map's datum. */
  readonly lon: number
  readonly lat: number
  readonly level: LevelLetter
  /** Of the palette that its project wears. */
  readonly colour: PaletteColour
  readonly selected: boolean
  /** Outside of the place that is chosen. */
  readonly faded: boolean
}
/** Everything a map shows at one moment. */
export type MapPicture = {
  readonly ground: MapGround
  readonly places: readonly PicturedPlace[]
  readonly points: readonly PicturedPoint[]
  readonly colours: { readonly [L in LevelLetter]: PaletteColour }
  /** Whether wheel and fingers move it; not on paper, and not where a finger scrolls the page. */
  readonly moves: boolean
}

/** West, south, east, north of the lines. */
export function boundsOf(shapes: Shapes): readonly [number, number, number, number] {
  let [west, south, east, north] = [180, 90, -180, -90]
  for (const { geometry } of shapes.features)
    for (const ring of geometry.coordinates.flat())
      for (const [lon, lat] of ring as readonly [number, number][]) {
        west = Math.min(west, lon)
        east = Math.max(east, lon)
        south = Math.min(south, lat)
        north = Math.max(north, lat)
      }
  return [west, south, east, north]
}

/** The middle of a place: of the ring that encloses most, by area. Its names stand there. */
export function middleOf({ geometry }: Shapes['features'][number]): readonly [number, number] {
  let most = { area: 0, lon: 0, lat: 0 }
  for (const [ring = []] of geometry.coordinates) {
    const sum = { area: 0, lon: 0, lat: 0 }
    const corners = ring as readonly [number, number][]
    corners.forEach(([x, y], i) => {
      const [nextX, nextY] = corners[(i + 1) % corners.length]!
      const cross = x * nextY - nextX * y
      sum.area += cross / 2
      sum.lon += ((x + nextX) * cross) / 6
      sum.lat += ((y + nextY) * cross) / 6
    })
    if (Math.abs(sum.area) > Math.abs(most.area)) most = sum
  }
  return [most.lon / most.area, most.lat / most.area]
}

/** How many steps the shading has beside "none". */
export const SHADES = 3

/** The first count of each step: equal parts of the largest, whole numbers, without empty steps. */
export function shadeSteps(largest: number): number[] {
  const from = Array.from({ length: SHADES }, (_, i) => Math.floor((largest * i) / SHADES) + 1)
  return [...new Set(from)].filter((n) => n <= largest)
}

/** 0: none; else the step a count lies in, from 1. */
export const shadeOf = (count: number, steps: readonly number[]): number =>
  count === 0 ? 0 : steps.filter((from) => from <= count).length
