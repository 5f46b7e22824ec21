import { type Refusal, refuse } from '../kernel/coded.ts'
import type { Datum } from './datum.ts'

/** Degrees with six decimals (a decimetre), on the datum named. */
export type Position = { readonly lon: number; readonly lat: number; readonly datum: Datum }

/** The land of China lies inside; the sea further south is no place of a project. */
export const CHINA = { west: 73, east: 136, south: 3, north: 54 } as const

export const inChina = (lon: number, lat: number): boolean =>
  lon >= CHINA.west && lon <= CHINA.east && lat >= CHINA.south && lat <= CHINA.north

const sixDecimals = (degrees: number): number => Math.round(degrees * 1e6) / 1e6

/**
 * A place as typed, rounded to six decimals. Refuses `regions.lonLatSwapped` where the two stand the other way round, and
 * `regions.outsideChina`.
 */
export function checkPosition({ lon, lat, datum }: Position): Position | Refusal {
  if (inChina(lon, lat)) return { lon: sixDecimals(lon), lat: sixDecimals(lat), datum }
  return refuse(inChina(lat, lon) ? 'regions.lonLatSwapped' : 'regions.outsideChina', { lon, lat })
}
