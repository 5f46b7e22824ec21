import type { DateRequest, getDateChangeTally, getProjectDates } from '@guatu/contract/plan-changes'
import type { PersonalLink, SCurve } from '@guatu/contract/plan-files'
import type { getForesight, PlanForecast } from '@guatu/contract/plan-forecasts'
import type { Template } from '@guatu/contract/plan-templates'
import type { listTemplates, PlanView } from '@guatu/contract/plans'
import type { Dossier } from '@guatu/contract/projects'
import { useQuery } from '@tanstack/react-query'
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

export const useStoredForecast = (projectId: string) =>
  useQuery({
    queryKey: planKeys.forecast(projectId),
    queryFn: async () => (await api.get<PlanForecast | null>(`api/projects/${projectId}/forecast`)) ?? null,
  })

export const useSCurve = (projectId: string, basis: SCurve['basis']) =>
  useQuery({
    queryKey: planKeys.curve(projectId, basis),
    queryFn: () => api.get<SCurve>(`api/projects/${projectId}/s-curve`, { basis }),
  })

export const useProjectDates = (projectId: string) =>
  useQuery({
    queryKey: planKeys.dates(projectId),
    queryFn: () => api.get<z.infer<typeof getProjectDates.response>>(`api/projects/${projectId}/dates`),
  })

export const useForesight = () =>
  useQuery({
    queryKey: planKeys.foresight,
    queryFn: () => api.get<z.infer<typeof getForesight.response>>('api/forecasts/foresight'),
  })

export const useTally = () =>
  useQuery({
    queryKey: planKeys.tally,
    queryFn: () => api.get<z.infer<typeof getDateChangeTally.response>>('api/date-changes/tally'),
  })

export const useDateRequests = () =>
  useQuery({ queryKey: planKeys.requests, queryFn: () => api.get<DateRequest[]>('api/date-requests') })

export const useTemplate = (key: string) =>
  useQuery({ queryKey: planKeys.template(key), queryFn: () => api.get<Template>(`api/plan-templates/${key}`) })

export const useMyLinks = () =>
  useQuery({ queryKey: planKeys.links, queryFn: () => api.get<PersonalLink[]>('api/my-links') })
