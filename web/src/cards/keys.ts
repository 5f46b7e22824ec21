export const cardKeys = {
  all: ['cards'] as const,
  list: ['cards', 'list'] as const,
  one: (id: string) => ['cards', 'one', id] as const,
  batches: ['cards', 'batches'] as const,
  batch: (id: string) => ['cards', 'batch', id] as const,
  duties: ['cards', 'duties'] as const,
  exemptions: ['cards', 'exemptions'] as const,
  exemptionsOf: (type: string, id: string) => ['cards', 'exemptions', type, id] as const,
  exemptable: (type: string, q: string) => ['cards', 'exemptable', type, q] as const,
  notices: ['cards', 'notices'] as const,
  ofProject: (id: string) => ['projects', id, 'cards'] as const,
  standings: (id: string) => ['projects', id, 'standings'] as const,
}
