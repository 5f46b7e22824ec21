import type { Wall } from '@guatu/domain/wall/decode-wall'
import type { QueryClient } from '@tanstack/react-query'
import { api } from '../platform/api.ts'
import { regionKeys } from '../regions/keys.ts'
import type { Shapes } from '../regions/map-picture.ts'
import { wallKeys } from './keys.ts'
import { boundaryOf } from './map-model.ts'
import { mapPath, type WallMap } from './paths.ts'
import type { WallQuery } from './wall-query.ts'
import type { Paper } from './wall-svg.ts'

/** The map's sheet, where the address shows a map; fetched when somebody prints or saves. */
export async function moreSheets(
  queries: QueryClient,
  wall: Wall,
  query: WallQuery,
  language: string,
  paper: Paper,
): Promise<string[]> {
  if (query.map === '') return []
  const map = await queries.fetchQuery({ queryKey: wallKeys.map, queryFn: () => api.get<WallMap>(mapPath) })
  const boundary = boundaryOf(map, query)
  if (!boundary) return []
  const { id, version } = boundary
  const shapes = await queries.fetchQuery({
    queryKey: regionKeys.shapes(id, version),
    staleTime: Number.POSITIVE_INFINITY,
    structuralSharing: false,
    queryFn: () => api.get<Shapes>(`api/regions/boundaries/${id}/shapes`, { version }),
  })
  const { mapSheet } = await import('./map-sheet.ts')
  const sheet = mapSheet(wall, query, paper, language, { map, shapes })
  return sheet === null ? [] : [sheet]
}
