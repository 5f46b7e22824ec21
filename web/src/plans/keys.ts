export const planKeys = {
  of: (projectId: string) => ['plan', projectId] as const,
  templates: ['plan-templates'] as const,
  tried: (projectId: string, what: string) => ['plan-try', projectId, what] as const,
}
