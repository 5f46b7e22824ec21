import type { CampaignDetail } from '@guatu/contract/campaigns'
import { useQuery } from '@tanstack/react-query'
import { api } from '../platform/api.ts'
import { campaignKeys } from './keys.ts'

export const useCampaign = (id: string) =>
  useQuery({ queryKey: campaignKeys.one(id), queryFn: () => api.get<CampaignDetail>(`api/campaigns/${id}`) })
