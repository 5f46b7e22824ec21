import type { FastifyInstance } from 'fastify'
import { cardsRoutes } from './cards/routes.ts'
import type { Auth } from './identity/auth.ts'
import { identityRoutes } from './identity/routes.ts'
import { healthRoutes } from './platform/health-routes.ts'
import { liveRoutes } from './platform/live-routes.ts'
import type { Platform } from './platform/platform.ts'
import { plansRoutes } from './plans/routes.ts'
import { projectsRoutes } from './projects/routes.ts'
import { reportsRoutes } from './reports/routes.ts'
import { wallRoutes } from './wall/routes.ts'

/** Every room's routes, in the order of the subjects. */
export function addRooms(app: FastifyInstance, platform: Platform, auth: Auth): void {
  healthRoutes(app, platform)
  liveRoutes(app, platform)
  identityRoutes(app, platform, auth)
  projectsRoutes(app, platform)
  plansRoutes(app, platform)
  reportsRoutes(app, platform)
  cardsRoutes(app, platform)
  wallRoutes(app, platform)
}
