import type { listLacks } from '@guatu/contract/organization'
import { useQuery } from '@tanstack/react-query'
import type { z } from 'zod'
import { api } from '../platform/api.ts'
import { organizationKeys } from './keys.ts'

export type Lacks = z.infer<typeof listLacks.response>

/** What each project's class demands and lacks. */
export const useLacks = () =>
  useQuery({ queryKey: organizationKeys.lacks, queryFn: () => api.get<Lacks>('api/organization/lacks') })
