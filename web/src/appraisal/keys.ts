export const contestKeys = {
  all: ['contests'] as const,
  list: ['contests', 'list'] as const,
  one: (id: string) => ['contests', 'one', id] as const,
  judges: (q: string) => ['contests', 'judges', q] as const,
}
