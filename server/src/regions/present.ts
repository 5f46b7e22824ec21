import type { Boundary, BoundaryAbout } from '@guatu/contract/regions'
import { matchPlaces, type Place } from '@guatu/domain/regions/match-places'
import { standsIn } from '@guatu/domain/regions/region-code'
import type { BoundaryRow } from './reads.ts'

/** A boundary with what its shapes were found to be, and the places of its region that it leaves out. */
export function presentBoundary(row: BoundaryRow, places: readonly Place[]): Boundary {
  const found = matchPlaces(row.shapes, places)
  const shown = new Set(found.filter((id) => id !== null))
  /** What lies around the places shown, as the city around its districts, is not missing. */
  const around = (id: string): boolean => row.tree === 'territory' && [...shown].some((one) => standsIn(one, id))
  return {
    ...aboutOf(row),
    id: row.id,
    regionName: row.regionName,
    fileName: row.fileName,
    fileBytes: row.fileBytes,
    places: row.shapes.map(({ code, name }, i) => ({ code, name, placeId: found[i] ?? null })),
    without: places.filter((p) => !shown.has(p.id) && !around(p.id) && p.id !== row.regionCode).map((p) => p.name),
    points: row.points,
    withdrawnOn: row.withdrawnOn,
    version: row.version,
    recordedAt: row.recordedAt.toISOString(),
    by: row.by ?? '—',
  }
}

const aboutOf = (row: BoundaryRow): BoundaryAbout => ({
  title: row.title,
  approvalNumber: row.approvalNumber,
  datum: row.datum as BoundaryAbout['datum'],
  vintage: row.vintage,
  tree: row.tree as BoundaryAbout['tree'],
  regionCode: row.regionCode,
  codeProperty: row.codeProperty,
  nameProperty: row.nameProperty,
})
