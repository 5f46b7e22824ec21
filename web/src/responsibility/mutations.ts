import type { askPause, Pause, recordPauseEvent } from '@guatu/contract/responsibility'
import { useQueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import { api } from '../platform/api.ts'
import { responsibilityKeys } from './keys.ts'

export function usePauseActs() {
  const queries = useQueryClient()
  const taken = (pause: Pause) => {
    void queries.invalidateQueries({ queryKey: responsibilityKeys.pauses })
    void queries.invalidateQueries({ queryKey: ['projects', pause.projectId] })
    return pause
  }
  return {
    ask: async (projectId: string, body: z.infer<typeof askPause.body>) =>
      taken(await api.post<Pause>(`api/projects/${projectId}/pauses`, body)),
    record: async (id: string, body: z.infer<typeof recordPauseEvent.body>) =>
      taken(await api.post<Pause>(`api/pauses/${id}/events`, body)),
  }
}
