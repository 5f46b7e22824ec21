export const importKeys = {
  all: ['imports'] as const,
  list: ['imports', 'list'] as const,
  last: ['imports', 'last'] as const,
  one: (id: string) => ['imports', id] as const,
  /** Beside `one`: that is read anew twice a second while a server is at work. */
  lines: (id: string) => ['import-lines', id] as const,
}
