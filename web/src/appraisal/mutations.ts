import type { ContestDetail, OpenContest } from '@guatu/contract/appraisal'
import { useQueryClient } from '@tanstack/react-query'
import { api } from '../platform/api.ts'
import { contestKeys } from './keys.ts'

/** Each act answers with the contest as it then stands; every list of contests is asked again. */
export function useContestActs() {
  const queries = useQueryClient()
  const taken = (detail: ContestDetail) => {
    queries.setQueryData(contestKeys.one(detail.contest.id), detail)
    void queries.invalidateQueries({ queryKey: contestKeys.list })
    return detail
  }
  return {
    open: async (body: OpenContest) => taken(await api.post<ContestDetail>('api/contests', body)),
    act: async (id: string, path: 'steps' | 'releases' | 'marks', body: object) =>
      taken(await api.post<ContestDetail>(`api/contests/${id}/${path}`, body)),
    /** After a conflict: what stands is shown. */
    refresh: (id: string) => queries.invalidateQueries({ queryKey: contestKeys.one(id) }),
  }
}
