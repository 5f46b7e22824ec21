import type {
  CampaignDetail,
  changeCampaign,
  createCampaign,
  joinCampaign,
  leaveCampaign,
} from '@guatu/contract/campaigns'
import { useQueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import { api } from '../platform/api.ts'
import { campaignKeys } from './keys.ts'

/** Each act answers with the campaign as it then stands; every list of campaigns is asked again. */
export function useCampaignActs() {
  const queries = useQueryClient()
  const taken = (detail: CampaignDetail) => {
    void queries.invalidateQueries({ queryKey: campaignKeys.all })
    queries.setQueryData(campaignKeys.one(detail.campaign.id), detail)
    return detail
  }
  return {
    create: async (body: z.infer<typeof createCampaign.body>) =>
      taken(await api.post<CampaignDetail>('api/campaigns', body)),
    change: async (id: string, body: z.infer<typeof changeCampaign.body>) =>
      taken(await api.put<CampaignDetail>(`api/campaigns/${id}`, body)),
    join: async (id: string, body: z.infer<typeof joinCampaign.body>) =>
      taken(await api.post<CampaignDetail>(`api/campaigns/${id}/members`, body)),
    leave: async (id: string, body: z.infer<typeof leaveCampaign.body>) =>
      taken(await api.post<CampaignDetail>(`api/campaigns/${id}/leave`, body)),
  }
}
