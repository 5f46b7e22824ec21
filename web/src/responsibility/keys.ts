export const responsibilityKeys = {
  waitedFor: ['waitedFor'] as const,
  waitings: ['waitings'] as const,
  pauses: ['pauses'] as const,
  clock: (projectId: string) => ['projects', projectId, 'clock'] as const,
}
