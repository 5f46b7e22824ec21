/** Names under which the wall's answers are kept. */
export const wallKeys = {
  wall: ['wall'] as const,
  map: ['wall', 'map'] as const,
  light: (projectId: string) => ['wall', 'light', projectId] as const,
}
