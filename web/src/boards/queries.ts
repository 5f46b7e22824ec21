import type { listBoards } from '@guatu/contract/boards'
import { useQuery } from '@tanstack/react-query'
import type { z } from 'zod'
import { api } from '../platform/api.ts'
import { boardKeys } from './keys.ts'

export type BoardAddress = z.infer<typeof listBoards.response>[number]
export const useBoards = () =>
  useQuery({ queryKey: boardKeys.all, queryFn: () => api.get<BoardAddress[]>('api/boards') })
