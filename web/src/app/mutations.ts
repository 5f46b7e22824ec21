import type { changePassword, login, Me } from '@guatu/contract/identity'
import { type QueryClient, useMutation, useQueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import { api } from '../platform/api.ts'
import { appKeys } from './keys.ts'

/** Nothing that the person before could see stays in memory. The session itself is kept: the gate watches it. */
function become(queries: QueryClient, me: Me | null): void {
  queries.removeQueries({ predicate: (query) => query.queryKey[0] !== appKeys.session[0] })
  queries.setQueryData(appKeys.session, me)
}

export const useLogin = () => {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (body: z.infer<typeof login.body>) => api.post<Me>('api/session', body),
    onSuccess: (me) => become(queries, me),
  })
}

export const useLogout = () => {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: () => api.delete('api/session'),
    onSettled: () => become(queries, null),
  })
}

export const useChangePassword = () => {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (body: z.infer<typeof changePassword.body>) => api.post<Me>('api/session/password', body),
    onSuccess: (me) => queries.setQueryData(appKeys.session, me),
  })
}
