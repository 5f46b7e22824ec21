import type { changePassword, login, Me } from '@guatu/contract/identity'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import { api } from '../platform/api.ts'
import { appKeys } from './keys.ts'

export const useLogin = () => {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (body: z.infer<typeof login.body>) => api.post<Me>('api/session', body),
    // Nothing that the person before could see stays in memory.
    onSuccess: (me) => {
      queries.clear()
      queries.setQueryData(appKeys.session, me)
    },
  })
}

export const useLogout = () => {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: () => api.delete('api/session'),
    onSettled: () => {
      queries.clear()
      queries.setQueryData(appKeys.session, null)
    },
  })
}

export const useChangePassword = () => {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (body: z.infer<typeof changePassword.body>) => api.post<Me>('api/session/password', body),
    onSuccess: (me) => queries.setQueryData(appKeys.session, me),
  })
}
