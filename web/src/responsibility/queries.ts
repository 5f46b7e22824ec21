import type { Page } from '@guatu/contract/common'
import type { Pause, ProjectClock } from '@guatu/contract/responsibility'
import { useQuery } from '@tanstack/react-query'
import { api } from '../platform/api.ts'
import { responsibilityKeys } from './keys.ts'

export const useProjectClock = (projectId: string) =>
  useQuery({
    queryKey: responsibilityKeys.clock(projectId),
    queryFn: () => api.get<ProjectClock>(`api/projects/${projectId}/clock`),
  })

export const useProjectPauses = (projectId: string) =>
  useQuery({
    queryKey: [...responsibilityKeys.pauses, projectId],
    queryFn: async () => (await api.get<Page<Pause>>('api/pauses', { projectId, limit: 200 })).rows,
  })
