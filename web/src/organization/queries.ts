import type { listLacks } from '@guatu/contract/organization'
import { useQuery } from '@tanstack/react-query'
import type { z } from 'zod'
import { api } from '../platform/api.ts'
import { organizationKeys } from './keys.ts'

export type Lacks = z.infer<typeof listLacks.response>

/** How many projects are complete, beside the list of those that are not. */
export const useLacks = () =>
  useQuery({
    queryKey: organizationKeys.lackCounts,
    queryFn: () => api.get<Lacks>('api/organization/lacks', { limit: 1 }),
  })
