import type { MatterBody, MatterDetail } from '@guatu/contract/matters'
import { useQueryClient } from '@tanstack/react-query'
import { api } from '../platform/api.ts'
import { matterKeys } from './keys.ts'

/** Each act answers with the matter as it then stands; every list of matters is asked again. */
export function useMatterActs() {
  const queries = useQueryClient()
  const taken = (detail: MatterDetail) => {
    void queries.invalidateQueries({ queryKey: matterKeys.all })
    queries.setQueryData(matterKeys.one(detail.matter.id), detail)
    return detail
  }
  return {
    register: async (body: MatterBody & { id: string }) => taken(await api.post<MatterDetail>('api/matters', body)),
    revise: async (id: string, body: MatterBody & { expectedVersion: number; reason: string }) =>
      taken(await api.put<MatterDetail>(`api/matters/${id}`, body)),
    act: async (id: string, path: string, body: object) =>
      taken(await api.post<MatterDetail>(`api/matters/${id}/${path}`, body)),
  }
}
