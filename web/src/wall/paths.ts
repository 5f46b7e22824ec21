/** The contract's schema files bring Zod along; the browser takes their types and repeats their two addresses. */
export type { Light } from '@guatu/contract/cards'
export type { WallMap } from '@guatu/contract/wall'

export const wallPath: typeof import('@guatu/contract/wall').wallPath = '/api/wall'
export const mapPath: typeof import('@guatu/contract/wall').getWallMap.path = '/api/wall/map'
export const lightPath: typeof import('@guatu/contract/cards').getLight.path = '/api/projects/:id/light'
