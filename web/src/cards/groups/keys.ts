import type { GroupKind } from '@guatu/contract/groups'

export const groupKeys = {
  all: ['groups'] as const,
  list: ['groups', 'list'] as const,
  sum: (by: GroupKind) => ['groups', 'sum', by] as const,
  one: (by: GroupKind, id: string) => ['groups', 'one', by, id] as const,
}
