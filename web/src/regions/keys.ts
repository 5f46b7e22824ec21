export const regionKeys = {
  boundaries: ['regions', 'boundaries'] as const,
  shapes: (id: string, version: number) => ['regions', 'shapes', id, version] as const,
}
