export const importKeys = {
  all: ['imports'] as const,
  list: ['imports', 'list'] as const,
  last: ['imports', 'last'] as const,
  one: (id: string) => ['imports', id] as const,
}
