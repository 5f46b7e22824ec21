import { agree, type Datum } from '@guatu/domain/regions/datum'
import type { Position } from '@guatu/domain/regions/position'
import gcoord from 'gcoord'

type Transform = (at: [number, number], from: Datum, to: Datum) => [number, number]
/** Named here, since its own types read differently in a bundler and in Node. */
const { transform } = gcoord as unknown as { readonly transform: Transform }

/**
 * A position in another datum, as [longitude, latitude]. Positions are brought to the map, never the map to them: an
 * approved map is shown as it is. Between WGS84 and CGCS2000 nothing is done (they agree within a decimetre).
 */
export function toDatum({ lon, lat, datum }: Position, wanted: Datum): readonly [number, number] {
  if (agree(datum, wanted)) return [lon, lat]
  const [from, to] = wanted === 'GCJ02' ? (['WGS84', 'GCJ02'] as const) : (['GCJ02', 'WGS84'] as const)
  const [east, north] = transform([lon, lat], from, to)
  return [east, north]
}
