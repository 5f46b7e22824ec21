import type { Boundary, NewBoundary, NextBoundary, withdrawBoundary } from '@guatu/contract/regions'
import { useQueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import { api } from '../platform/api.ts'
import { regionKeys } from './keys.ts'

const at = 'api/regions/boundaries'

/** Importing, replacing and withdrawing maps. */
export function useBoundaryActs() {
  const queries = useQueryClient()
  const taken = async (boundary: Boundary) => {
    await queries.invalidateQueries({ queryKey: regionKeys.boundaries })
    return boundary
  }
  const send = (path: string, about: object, file: File) =>
    api.upload<Boundary>(path, file, undefined, { about: JSON.stringify(about) }).then(taken)
  return {
    bring: (about: z.infer<typeof NewBoundary>, file: File) => send(at, about, file),
    replace: (id: string, about: z.infer<typeof NextBoundary>, file: File) => send(`${at}/${id}/files`, about, file),
    withdraw: (id: string, body: z.infer<typeof withdrawBoundary.body>) =>
      api.post<Boundary>(`${at}/${id}/withdrawal`, body).then(taken),
  }
}
