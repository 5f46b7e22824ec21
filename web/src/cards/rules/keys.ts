export const ruleSetKeys = {
  all: ['ruleSets'] as const,
  list: ['ruleSets', 'list'] as const,
  catalogue: ['ruleSets', 'catalogue'] as const,
  one: (id: string, version: number | null) => ['ruleSets', 'one', id, version] as const,
  draft: (id: string) => ['ruleSets', 'draft', id] as const,
  check: (text: string) => ['ruleSets', 'check', text] as const,
  dryRun: (id: string, part: string | null, period: string | null, offset: number) =>
    ['ruleSets', 'dryRun', id, part, period, offset] as const,
}
