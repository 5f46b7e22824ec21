import { useMutation, useQueryClient } from '@tanstack/react-query'
import { api } from '../platform/api.ts'
import { boardKeys } from './keys.ts'
import type { BoardAddress } from './queries.ts'

export const createBoard = (id: string, name: string): Promise<BoardAddress> =>
  api.post<BoardAddress>('api/boards', { id, name })

export function useRevokeBoard() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (id: string) => api.delete<BoardAddress>(`api/boards/${id}`),
    onSettled: () => queries.invalidateQueries({ queryKey: boardKeys.all }),
  })
}
