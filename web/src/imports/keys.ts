export const importKeys = {
  all: ['imports'] as const,
  one: (id: string) => ['imports', id] as const,
}
