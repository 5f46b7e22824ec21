import type { Boundary } from '@guatu/contract/regions'
import { useQuery } from '@tanstack/react-query'
import { api } from '../platform/api.ts'
import { regionKeys } from './keys.ts'
import type { Shapes } from './map-picture.ts'

export const useBoundaries = () =>
  useQuery({ queryKey: regionKeys.boundaries, queryFn: () => api.get<Boundary[]>('api/regions/boundaries') })

/** The lines of a map; a version never changes, so it is fetched once. */
export const useShapes = (boundary: { id: string; version: number } | null) =>
  useQuery({
    queryKey: regionKeys.shapes(boundary?.id ?? '', boundary?.version ?? 0),
    enabled: boundary !== null,
    staleTime: Number.POSITIVE_INFINITY,
    structuralSharing: false,
    queryFn: () => api.get<Shapes>(`api/regions/boundaries/${boundary!.id}/shapes`, { version: boundary!.version }),
  })
