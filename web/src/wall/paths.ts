/** The contract's schema files bring Zod along; the browser takes their types and repeats their two addresses. */
export type { Light } from '@guatu/contract/cards'

export const wallPath: typeof import('@guatu/contract/wall').wallPath = '/api/wall'
export const lightPath: typeof import('@guatu/contract/cards').getLight.path = '/api/projects/:id/light'
