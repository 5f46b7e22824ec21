import type { FastifyInstance } from 'fastify'
import { contestListRoutes } from './appraisal/list-routes.ts'
import { contestsRoutes } from './appraisal/routes.ts'
import { auditExportRoutes } from './audit/audit-export-routes.ts'
import { auditRoutes } from './audit/routes.ts'
import { boardsRoutes } from './boards/routes.ts'
import { bottlenecksRoutes } from './bottlenecks/routes.ts'
import { bulletinCardRoutes } from './bulletins/card-paper-routes.ts'
import { bulletinsRoutes } from './bulletins/routes.ts'
import { calendarRoutes } from './calendar/routes.ts'
import { bridgeRoutes } from './cards/bridge-routes.ts'
import { cardActRoutes } from './cards/card-act-routes.ts'
import { cardBatchRoutes } from './cards/card-batch-routes.ts'
import { cardListRoutes } from './cards/card-list-routes.ts'
import { cardPaperRoutes } from './cards/card-paper-routes.ts'
import { dryRunRoutes } from './cards/dry-run-routes.ts'
import { DryRuns } from './cards/dry-runs.ts'
import { dutyRoutes } from './cards/duty-routes.ts'
import { exemptionRoutes } from './cards/exemption-routes.ts'
import { fairClockRoutes } from './cards/fair-clock-routes.ts'
import { groupRoutes } from './cards/group-routes.ts'
import { cardsRoutes } from './cards/routes.ts'
import { ruleSetRoutes } from './cards/rule-set-routes.ts'
import type { HeavyWork } from './heavy-works.ts'
import { accountExportRoutes } from './identity/account-export-routes.ts'
import { accountRoutes } from './identity/account-routes.ts'
import type { Auth } from './identity/auth.ts'
import { beginEmptyRoutes } from './identity/begin-empty-routes.ts'
import { identityRoutes } from './identity/routes.ts'
import { matterListRoutes } from './matters/list-routes.ts'
import { matterPaperRoutes } from './matters/paper-routes.ts'
import { mattersRoutes } from './matters/routes.ts'
import { myCalendarRoutes } from './notifications/my-calendar-routes.ts'
import { organizationExportRoutes } from './organization/organization-export-routes.ts'
import { organizationRoutes } from './organization/routes.ts'
import { plansRoutes } from './plans/routes.ts'
import { healthRoutes } from './platform/health-routes.ts'
import { liveRoutes } from './platform/live-routes.ts'
import { openApiRoutes } from './platform/openapi-routes.ts'
import type { Platform } from './platform/platform.ts'
import { attachmentRoutes } from './projects/attachment-routes.ts'
import { campaignRoutes } from './projects/campaign-routes.ts'
import { exportRoutes } from './projects/export-projects.ts'
import { ImportWorkers } from './projects/import/import-workers.ts'
import { importExportRoutes } from './projects/import-export-routes.ts'
import { importLineRoutes } from './projects/import-line-routes.ts'
import { importRoutes } from './projects/import-routes.ts'
import { positionRoutes } from './projects/position-routes.ts'
import { ratesRoutes } from './projects/rates-routes.ts'
import { projectsRoutes } from './projects/routes.ts'
import { setupRoutes } from './projects/setup-routes.ts'
import { timelineRoutes } from './projects/timeline-routes.ts'
import { regionsRoutes } from './regions/routes.ts'
import { dispatchRoutes } from './reports/dispatch-routes.ts'
import { rhythmRoutes } from './reports/rhythm-routes.ts'
import { reportsRoutes } from './reports/routes.ts'
import { responsibilityRoutes } from './responsibility/routes.ts'
import { wallMapRoutes } from './wall/map-routes.ts'
import { wallRoutes } from './wall/routes.ts'

/** Every room's routes, in the order of the subjects. Answers how to stop what runs in the background. */
export async function addRooms(
  app: FastifyInstance,
  platform: Platform,
  auth: Auth,
  heavy: HeavyWork,
): Promise<() => Promise<void>> {
  const imports = new ImportWorkers(platform, app.log)
  const dryRuns = new DryRuns(platform, (asked, options) => heavy.ask('dryRun', asked, options))
  healthRoutes(app, platform)
  liveRoutes(app, platform)
  openApiRoutes(app, platform)
  identityRoutes(app, platform, auth)
  accountRoutes(app, platform)
  accountExportRoutes(app, platform)
  beginEmptyRoutes(app, platform)
  auditRoutes(app, platform)
  auditExportRoutes(app, platform)
  calendarRoutes(app, platform)
  regionsRoutes(app, platform)
  organizationRoutes(app, platform)
  organizationExportRoutes(app, platform)
  projectsRoutes(app, platform)
  exportRoutes(app, platform)
  ratesRoutes(app, platform)
  campaignRoutes(app, platform)
  setupRoutes(app, platform)
  attachmentRoutes(app, platform)
  positionRoutes(app, platform)
  timelineRoutes(app, platform)
  importRoutes(app, platform, imports, (wish) => heavy.ask('ledgerOut', wish))
  importExportRoutes(app, platform)
  importLineRoutes(app, platform)
  bottlenecksRoutes(app, platform)
  mattersRoutes(app, platform)
  matterListRoutes(app, platform)
  matterPaperRoutes(app, platform)
  responsibilityRoutes(app, platform)
  fairClockRoutes(app, platform)
  plansRoutes(app, platform)
  reportsRoutes(app, platform)
  dispatchRoutes(app, platform)
  rhythmRoutes(app, platform)
  addCardRooms(app, platform, dryRuns)
  contestsRoutes(app, platform)
  contestListRoutes(app, platform)
  wallRoutes(app, platform)
  wallMapRoutes(app, platform)
  boardsRoutes(app, platform)
  bulletinsRoutes(app, platform)
  bulletinCardRoutes(app, platform)
  myCalendarRoutes(app, platform)
  await Promise.all([imports.resume(), dryRuns.resume()])
  return async () => {
    await Promise.all([imports.close(), dryRuns.close()])
  }
}

function addCardRooms(app: FastifyInstance, platform: Platform, dryRuns: DryRuns): void {
  cardsRoutes(app, platform)
  cardBatchRoutes(app, platform)
  cardListRoutes(app, platform)
  cardActRoutes(app, platform)
  cardPaperRoutes(app, platform)
  dutyRoutes(app, platform)
  exemptionRoutes(app, platform)
  groupRoutes(app, platform)
  ruleSetRoutes(app, platform)
  dryRunRoutes(app, platform, dryRuns)
  bridgeRoutes(app, platform)
}
