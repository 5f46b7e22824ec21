import type { Account, CreateAccount, changeAccount } from '@guatu/contract/identity'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import { api } from '../platform/api.ts'
import { accountKeys } from './keys.ts'

export type NewAccount = z.infer<typeof CreateAccount>
export type AccountChange = z.infer<typeof changeAccount.body>
export type FirstPassword = { readonly userName: string; readonly firstPassword: string }

export const createAccount = (body: NewAccount): Promise<{ account: Account; firstPassword: string }> =>
  api.post('api/accounts', body)
export const sendAccountChange = (id: string, body: AccountChange): Promise<Account> =>
  api.put<Account>(`api/accounts/${id}`, body)

/** The new password is shown once and never again. */
export function useResetPassword(onReset: (first: FirstPassword) => void) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (account: Account) => api.post<{ firstPassword: string }>(`api/accounts/${account.id}/password`),
    onSuccess: (answer, account) => {
      onReset({ userName: account.userName, firstPassword: answer.firstPassword })
      void queries.invalidateQueries({ queryKey: accountKeys.all })
    },
  })
}
