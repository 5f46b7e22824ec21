import { decodeWall, type Wall } from '@guatu/domain/wall/decode-wall'
import type { WallSnapshot } from '@guatu/domain/wall/snapshot'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { api } from '../platform/api.ts'
import { wallKeys } from './keys.ts'
import { type Light, lightPath, mapPath, type WallMap, wallPath } from './paths.ts'

/** All projects of the viewer's scope. Another `version` of the topic fetches again; the old picture stays meanwhile. */
export function useWall(version: number) {
  return useQuery<Wall>({
    queryKey: [...wallKeys.wall, version],
    queryFn: async () => decodeWall(await api.get<WallSnapshot>(wallPath)),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
    structuralSharing: false,
  })
}

/** The evidence behind one project's light; asked for only when somebody opens it. */
export function useLight(projectId: string | null, version: number) {
  return useQuery<Light>({
    queryKey: [...wallKeys.light(projectId ?? ''), version],
    queryFn: () => api.get<Light>(lightPath.replace(':id', encodeURIComponent(projectId ?? ''))),
    enabled: projectId !== null,
  })
}

/** Boundaries in force and where projects stand; asked for only when the map is shown. */
export function useWallMap(version: number, shown: boolean) {
  return useQuery<WallMap>({
    queryKey: [...wallKeys.map, version],
    queryFn: () => api.get<WallMap>(mapPath),
    placeholderData: keepPreviousData,
    enabled: shown,
  })
}
