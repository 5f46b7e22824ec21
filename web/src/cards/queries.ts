import type { CardDetail, listProjectCards } from '@guatu/contract/card-acts'
import type { BatchDetail } from '@guatu/contract/card-batches'
import type { Standing } from '@guatu/contract/card-rows'
import { useQuery } from '@tanstack/react-query'
import type { z } from 'zod'
import { api } from '../platform/api.ts'
import { cardKeys } from './keys.ts'

export const useCard = (id: string) =>
  useQuery({ queryKey: cardKeys.one(id), queryFn: () => api.get<CardDetail>(`api/cards/${id}`) })

export const useBatch = (id: string) =>
  useQuery({ queryKey: cardKeys.batch(id), queryFn: () => api.get<BatchDetail>(`api/card-batches/${id}`) })

export type ProjectCards = z.infer<typeof listProjectCards.response>
export const useProjectCards = (projectId: string) =>
  useQuery({
    queryKey: cardKeys.ofProject(projectId),
    queryFn: () => api.get<ProjectCards>(`api/projects/${projectId}/cards`),
  })

export const useStandings = (projectId: string) =>
  useQuery({
    queryKey: cardKeys.standings(projectId),
    queryFn: () => api.get<Standing[]>(`api/projects/${projectId}/standings`),
  })
