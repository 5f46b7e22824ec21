import type { GroupDetail, GroupKind, listGroups } from '@guatu/contract/groups'
import { useQuery } from '@tanstack/react-query'
import type { z } from 'zod'
import { api } from '../../platform/api.ts'
import { groupKeys } from './keys.ts'

/** How the figures of a grouping add up, and as of when: the list's own question for one row. */
export const useGroupSum = (by: GroupKind) =>
  useQuery({
    queryKey: groupKeys.sum(by),
    queryFn: () => api.get<z.infer<typeof listGroups.response>>('api/groups', { by, limit: 1 }),
    placeholderData: (before) => before,
  })

export const useGroup = (by: GroupKind, id: string | null) =>
  useQuery({
    queryKey: groupKeys.one(by, id ?? ''),
    queryFn: () => api.get<GroupDetail>(`api/groups/${id}`, { by }),
    enabled: id !== null,
  })
