import type { RhythmChange, Rhythms, setRhythm } from '@guatu/contract/rhythms'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import { api } from '../platform/api.ts'
import { rhythmKeys } from './keys.ts'

export const useRhythms = () =>
  useQuery({ queryKey: rhythmKeys.all, queryFn: () => api.get<Rhythms>('api/dispatch/rhythms') })

/** Another rhythm asks for other periods everywhere: all but the session is fetched again. */
export function useSetRhythm() {
  const queries = useQueryClient()
  return async (from: string, body: z.infer<typeof setRhythm.body>) => {
    const change = await api.put<RhythmChange>(`api/dispatch/rhythms/${from}`, body)
    await queries.invalidateQueries({ queryKey: rhythmKeys.all })
    void queries.invalidateQueries({ predicate: ({ queryKey: [first] }) => first !== 'session' && first !== 'rhythms' })
    return change
  }
}
