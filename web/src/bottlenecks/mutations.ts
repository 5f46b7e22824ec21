import type { Bottleneck, openBottleneck, recordBottleneckEvent } from '@guatu/contract/bottlenecks'
import { useQueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import { api } from '../platform/api.ts'
import { bottleneckKeys } from './keys.ts'

export function useBottleneckActs() {
  const queries = useQueryClient()
  const taken = (bottleneck: Bottleneck) => {
    void queries.invalidateQueries({ queryKey: bottleneckKeys.list })
    void queries.invalidateQueries({ queryKey: ['projects', bottleneck.projectId] })
    return bottleneck
  }
  return {
    open: async (projectId: string, body: z.infer<typeof openBottleneck.body>) =>
      taken(await api.post<Bottleneck>(`api/projects/${projectId}/bottlenecks`, body)),
    record: async (id: string, body: z.infer<typeof recordBottleneckEvent.body>) =>
      taken(await api.post<Bottleneck>(`api/bottlenecks/${id}/events`, body)),
  }
}
