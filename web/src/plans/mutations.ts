import type { DateRequest, decideDate, freezeBaseline, requestDate } from '@guatu/contract/plan-changes'
import type { createMyLink, PersonalLink, readPlanFile } from '@guatu/contract/plan-files'
import type { saveTemplate, Template } from '@guatu/contract/plan-templates'
import type { approvePlan, changePlan, createPlan, PlanView, recordMilestone } from '@guatu/contract/plans'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import { api } from '../platform/api.ts'
import { planKeys } from './keys.ts'

/** Every act on a plan answers with the plan as it then stands. */
function usePlanAct<Body>(projectId: string, act: (body: Body) => Promise<PlanView>) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: act,
    onSuccess: (plan) => {
      queries.setQueryData(planKeys.of(projectId), plan)
      void queries.invalidateQueries({ queryKey: ['projects'] })
    },
  })
}

const path = (projectId: string) => `api/projects/${projectId}`

export const useCreatePlan = (projectId: string) =>
  usePlanAct(projectId, (body: z.infer<typeof createPlan.body>) => api.post<PlanView>(`${path(projectId)}/plan`, body))
export const useChangePlan = (projectId: string) =>
  usePlanAct(projectId, (body: z.infer<typeof changePlan.body>) => api.put<PlanView>(`${path(projectId)}/plan`, body))
export const useApprovePlan = (projectId: string) =>
  usePlanAct(projectId, (body: z.infer<typeof approvePlan.body>) =>
    api.post<PlanView>(`${path(projectId)}/plan/approval`, body),
  )
export const useRecordMilestone = (projectId: string) =>
  usePlanAct(projectId, (body: z.infer<typeof recordMilestone.body>) =>
    api.post<PlanView>(`${path(projectId)}/milestones`, body),
  )

/** Acts that change what several lists show; all of them are asked again. */
function useAct<Body, Answer>(act: (body: Body) => Promise<Answer>, keys: readonly (readonly unknown[])[]) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: act,
    onSuccess: async () => {
      await Promise.all(keys.map((queryKey) => queries.invalidateQueries({ queryKey })))
    },
  })
}

export const useFreezeBaseline = (projectId: string) =>
  useAct(
    (body: z.infer<typeof freezeBaseline.body>) => api.post<{ id: string }>(`${path(projectId)}/plan/baselines`, body),
    [planKeys.of(projectId)],
  )

export const useRequestDate = (projectId: string) =>
  useAct(
    (body: z.infer<typeof requestDate.body>) => api.post<DateRequest>(`${path(projectId)}/date-requests`, body),
    [planKeys.dates(projectId), planKeys.changes],
  )
type Decision = z.infer<typeof decideDate.body> & { requestId: string }
export const useDecideDate = (projectId: string) =>
  useAct(
    ({ requestId, ...body }: Decision) => api.post<DateRequest>(`api/date-requests/${requestId}/decision`, body),
    [planKeys.dates(projectId), planKeys.changes, planKeys.of(projectId), ['projects']],
  )

/** Reads a plan file into activities to be tried; nothing is stored. */
export const useReadPlanFile = (projectId: string) =>
  useMutation({
    mutationFn: (file: File) => api.upload<z.infer<typeof readPlanFile.response>>(`${path(projectId)}/plan/read`, file),
  })

type TemplateBody = z.input<typeof saveTemplate.body>
export const useSaveTemplate = (key: string) =>
  useAct((body: TemplateBody) => api.put<Template>(`api/plan-templates/${key}`, body), [planKeys.templates])

export const useCreateMyLink = () =>
  useAct(
    (body: z.infer<typeof createMyLink.body>) => api.post<z.infer<typeof createMyLink.response>>('api/my-links', body),
    [planKeys.links],
  )
export const useRevokeMyLink = () =>
  useAct((id: string) => api.delete<PersonalLink>(`api/my-links/${id}`), [planKeys.links])
