import type { changePlan, createPlan, PlanView, recordMilestone } from '@guatu/contract/plans'
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
  usePlanAct(projectId, (body: { id: string; expectedVersion: number }) =>
    api.post<PlanView>(`${path(projectId)}/plan/approval`, body),
  )
export const useRecordMilestone = (projectId: string) =>
  usePlanAct(projectId, (body: z.infer<typeof recordMilestone.body>) =>
    api.post<PlanView>(`${path(projectId)}/milestones`, body),
  )
