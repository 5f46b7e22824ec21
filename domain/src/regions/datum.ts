/**
 * What a longitude and a latitude are counted on. WGS84 and CGCS2000 (GB 22021) agree within a decimetre and are taken as
 * one; GCJ02 is the shifted datum of China's public street maps, some hundred metres aside.
 */
export const DATUMS = ['CGCS2000', 'WGS84', 'GCJ02'] as const
export type Datum = (typeof DATUMS)[number]

/** Whether coordinates of one can stand on a map of the other as they are. */
export const agree = (a: Datum, b: Datum): boolean => (a === 'GCJ02') === (b === 'GCJ02')

/** The datum that an EPSG number or name in a file's own `crs` member means; 'projected' for metres; null when it says nothing known. */
export function datumOfCrs(name: string): Datum | 'projected' | null {
  if (/CRS84|EPSG:+(?:.*:)?4326$/i.test(name)) return 'WGS84'
  if (/EPSG:+(?:.*:)?4490$/i.test(name)) return 'CGCS2000'
  return /EPSG:+(?:.*:)?\d{4,6}$/i.test(name) ? 'projected' : null
}
