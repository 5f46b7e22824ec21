import type {
  createBoard as create,
  Disclosure,
  setDisclosure as disclose,
  setPlaylist as play,
} from '@guatu/contract/boards'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import { api } from '../platform/api.ts'
import { boardKeys } from './keys.ts'
import type { BoardAddress } from './queries.ts'

export const createBoard = (body: z.infer<typeof create.body>): Promise<z.infer<typeof create.response>> =>
  api.post('api/boards', body)

export function useRevokeBoard() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (id: string) => api.delete<BoardAddress>(`api/boards/${id}`),
    onSettled: () => queries.invalidateQueries({ queryKey: boardKeys.all }),
  })
}

export const setPlaylist = (id: string, body: z.infer<typeof play.body>): Promise<BoardAddress> =>
  api.put<BoardAddress>(`api/boards/${id}/playlist`, body)

export const setDisclosure = (body: z.infer<typeof disclose.body>): Promise<Disclosure> =>
  api.put<Disclosure>('api/board-disclosure', body)
