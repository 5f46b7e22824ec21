/** The contract's schema file brings Zod along; the browser takes its types and repeats its two addresses. */
export type { ProjectLight } from '@guatu/contract/wall'
export const wallPath: typeof import('@guatu/contract/wall').wallPath = '/api/wall'
export const lightPath: typeof import('@guatu/contract/wall').lightPath = '/api/projects/{id}/light'
