export const projectKeys = {
  list: ['projects', 'list'] as const,
  one: (id: string) => ['projects', id] as const,
  dossier: (id: string) => ['projects', id, 'dossier'] as const,
  light: (id: string, asOf: string) => ['projects', id, 'light', asOf] as const,
  strip: (id: string) => ['projects', id, 'strip'] as const,
  facts: (id: string, ids: readonly string[]) => ['projects', id, 'facts', ...ids] as const,
  timeline: (id: string) => ['projects', id, 'timeline'] as const,
  attachments: (id: string) => ['projects', id, 'attachments'] as const,
  plan: (id: string) => ['projects', id, 'plan'] as const,
  position: (id: string) => ['projects', id, 'position'] as const,
  bottlenecks: (id: string) => ['projects', id, 'bottlenecks'] as const,
  chains: ['rates', 'chain', 'names'] as const,
}
