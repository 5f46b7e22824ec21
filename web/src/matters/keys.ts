export const matterKeys = {
  all: ['matters'] as const,
  list: ['matters', 'list'] as const,
  one: (id: string) => ['matters', 'one', id] as const,
  light: (id: string, asOf: string) => ['matters', 'light', id, asOf] as const,
  ofProject: (id: string) => ['matters', 'project', id] as const,
}
