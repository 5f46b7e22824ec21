import type { Page } from '@guatu/contract/common'
import type { getMatterLight, MatterDetail, MatterRow } from '@guatu/contract/matters'
import { useQuery } from '@tanstack/react-query'
import type { z } from 'zod'
import { api } from '../platform/api.ts'
import { matterKeys } from './keys.ts'

export const useMatter = (id: string) =>
  useQuery({ queryKey: matterKeys.one(id), queryFn: () => api.get<MatterDetail>(`api/matters/${id}`) })

export type PastLight = z.infer<typeof getMatterLight.response>
/** The light as of a past day; asked only once a day was chosen. */
export const useMatterLight = (id: string, asOf: string | null) =>
  useQuery({
    queryKey: matterKeys.light(id, asOf ?? ''),
    queryFn: () => api.get<PastLight>(`api/matters/${id}/light`, { asOf: asOf ?? '' }),
    enabled: asOf !== null,
    retry: false,
  })

export const useProjectMatters = (projectId: string) =>
  useQuery({
    queryKey: matterKeys.ofProject(projectId),
    queryFn: async () => (await api.get<Page<MatterRow>>('api/matters', { projectId, limit: 50 })).rows,
  })
