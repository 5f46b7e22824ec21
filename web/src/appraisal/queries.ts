import type { ContestDetail, JudgePerson } from '@guatu/contract/appraisal'
import { useQuery } from '@tanstack/react-query'
import { api } from '../platform/api.ts'
import { contestKeys } from './keys.ts'

export const useContest = (id: string) =>
  useQuery({ queryKey: contestKeys.one(id), queryFn: () => api.get<ContestDetail>(`api/contests/${id}`) })

/** Persons who may be called to a panel. */
export const useJudges = (q: string) =>
  useQuery({
    queryKey: contestKeys.judges(q),
    queryFn: () => api.get<JudgePerson[]>('api/judges', { q }),
    placeholderData: (before) => before,
  })
