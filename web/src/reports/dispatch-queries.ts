import type { Dispatch } from '@guatu/contract/reports'
import { useQuery } from '@tanstack/react-query'
import { api } from '../platform/api.ts'
import { dispatchKeys } from './keys.ts'

/** The desk of one period; without `period` the one that runs. What stood before stays on screen meanwhile. */
export const useDispatch = (period: string | null) =>
  useQuery({
    queryKey: dispatchKeys.of(period),
    queryFn: () => api.get<Dispatch>('api/dispatch', { period }),
    placeholderData: (before) => before,
  })
