import type { Activity, listTemplates, PlanView } from '@guatu/contract/plans'
import type { Dossier } from '@guatu/contract/projects'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { z } from 'zod'
import { api } from '../platform/api.ts'
import { planKeys } from './keys.ts'

export type PlanTemplate = z.infer<typeof listTemplates.response>[number]

export const usePlan = (projectId: string) =>
  useQuery({
    queryKey: planKeys.of(projectId),
    queryFn: async () => (await api.get<PlanView | null>(`api/projects/${projectId}/plan`)) ?? null,
  })

export const useTemplates = () =>
  useQuery({
    queryKey: planKeys.templates,
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: () => api.get<PlanTemplate[]>('api/plan-templates'),
  })

export const usePlannedProject = (projectId: string) =>
  useQuery({
    queryKey: ['projects', 'dossier', projectId],
    staleTime: 60_000,
    queryFn: () => api.get<Dossier>(`api/projects/${projectId}`),
  })

/** What dates a change would give: the same code as saving, nothing stored. */
export const useTriedPlan = (projectId: string, activities: readonly Activity[] | null) =>
  useQuery({
    queryKey: planKeys.tried(projectId, activities ? JSON.stringify(activities) : ''),
    enabled: activities !== null,
    gcTime: 30_000,
    placeholderData: keepPreviousData,
    queryFn: () => api.post<PlanView>(`api/projects/${projectId}/plan/try`, { activities }),
  })
