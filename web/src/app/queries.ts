import type { Me } from '@guatu/contract/identity'
import type { listMyReports } from '@guatu/contract/reports'
import { useQuery } from '@tanstack/react-query'
import type { z } from 'zod'
import { api, isProblem } from '../platform/api.ts'
import { useMe } from '../platform/session.ts'
import { appKeys } from './keys.ts'

type MyReports = z.infer<typeof listMyReports.response>

/** Who is signed in, or null: a 401 here is an answer, not a failure. */
export const useSession = () =>
  useQuery({
    queryKey: appKeys.session,
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async (): Promise<Me | null> => {
      try {
        return await api.get<Me>('api/session')
      } catch (error) {
        if (isProblem(error) && error.problem.status === 401) return null
        throw error
      }
    },
  })

/** The running period, for the head of the page; officers who see no project have none. */
export const useRunningPeriod = () =>
  useQuery({
    queryKey: appKeys.period,
    enabled: useMe().abilities.includes('readProjects'),
    staleTime: 10 * 60_000,
    queryFn: () => api.get<MyReports>('api/my-reports'),
    select: (answer) => answer.period,
  })
