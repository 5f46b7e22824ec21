/** One place where the house is not as its rule says. */
export type Exception = { readonly rule: string; readonly what: string; readonly reason: string }

const each = (rule: string, reason: string, ...whats: readonly string[]): Exception[] =>
  whats.map((what) => ({ rule, what, reason }))

const LEFT = 'in domain a subject imports only from subjects to its left'
const DOORS = 'another subject is reached through its reads, and from its right through commands, policy and steps'
const PLATFORM = 'the platform knows no subject'
const OWNER = 'only its owner writes a table'
const HTTP = 'HTTP words stop at the routes'
const SCOPE = 'every read of projects asks whose projects may be seen'
const FILES = 'a file has at most 300 lines'
const FUNCTIONS = 'a function has at most 60 lines'

/**
 * Every exception to the rules of architecture.test.ts, with its reason. One that no longer exists fails the test, so this
 * table only shrinks; a new one needs a reason that convinces its reader.
 */
export const EXCEPTIONS: readonly Exception[] = [
  ...each(
    LEFT,
    'a metric has an as-of date; CivilDate is a type of all subjects, and the calendar says refusals by the kernel',
    'domain/src/kernel/metric.ts → domain/src/calendar/civil-date',
  ),

  ...each(
    DOORS,
    'one confirmed import is one transaction over projects, reports and bottlenecks, and so is taking it back',
    'server/src/projects/commands/undo-import.ts → server/src/bottlenecks/writes',
    'server/src/projects/commands/undo-import.ts → server/src/reports/writes',
    'server/src/projects/import/apply-ledger.ts → server/src/bottlenecks/writes',
    'server/src/projects/import/apply-ledger.ts → server/src/reports/writes',
    'server/src/projects/commands/confirm-import.ts → server/src/reports/period-now',
  ),
  ...each(
    DOORS,
    'pages that show the light beside the figures look to the right; material, judge-at, judge-matters and present write nothing there',
    'server/src/matters/matters-at.ts → server/src/cards/judge-matters',
    'server/src/matters/present.ts → server/src/cards/present',
    'server/src/matters/read-matter.ts → server/src/cards/judge-matters',
    'server/src/matters/read-matter.ts → server/src/cards/present',
    'server/src/projects/present.ts → server/src/cards/verdict-row',
    'server/src/projects/read-dossier.ts → server/src/cards/material',
    'server/src/projects/read-rates.ts → server/src/cards/verdict-row',
    'server/src/projects/read-rates.ts → server/src/reports/period-now',
    'server/src/reports/read-dispatch.ts → server/src/cards/judge-at',
    'server/src/reports/read-dispatch.ts → server/src/cards/material',
    'server/src/reports/read-dispatch.ts → server/src/cards/present',
    'server/src/reports/routes.ts → server/src/cards/judge-at',
    'server/src/reports/routes.ts → server/src/cards/present',
  ),
  ...each(
    DOORS,
    'the facts of a project are loaded once for its forecast and its light; plans takes only the shape of that load',
    'server/src/plans/as-known.ts → server/src/cards/material',
    'server/src/plans/forecast-plan.ts → server/src/cards/material',
    'server/src/plans/jobs.ts → server/src/cards/material',
    'server/src/plans/portfolio-reads.ts → server/src/cards/material',
    'server/src/plans/read-s-curve.ts → server/src/cards/material',
  ),
  ...each(
    DOORS,
    'the sample stores what the night derives',
    'server/src/sample/card-history.ts → server/src/cards/card-writes',
    'server/src/sample/derive-rows.ts → server/src/cards/writes',
  ),
  ...each(
    DOORS,
    'a plan without a commitment sets the first one with itself, as its own act and not as a moved date',
    'server/src/plans/commands/create-plan.ts → server/src/projects/writes',
  ),
  ...each(
    DOORS,
    'who may read projects may see the units that answer for them: one right, said once',
    'server/src/organization/organization-export-routes.ts → server/src/projects/policy',
    'server/src/organization/routes.ts → server/src/projects/policy',
  ),

  ...each(
    PLATFORM,
    'any list as Excel uses the writer that grew up with the ledger',
    'server/src/platform/http/send-table.ts → server/src/projects/excel/write-table',
  ),
  ...each(
    PLATFORM,
    'what is told live about a project goes only to those who may see it',
    'server/src/platform/live-routes.ts → server/src/projects/policy',
    'server/src/platform/live-routes.ts → server/src/projects/reads',
  ),

  ...each(
    OWNER,
    'dates committed for milestones are appended by the approval of their plan',
    'server/src/plans/writes.ts: commitment',
  ),

  ...each(
    HTTP,
    'the one file that knows how a login works reads and sets its cookie',
    'server/src/identity/auth.ts → fastify',
  ),
  ...each(
    HTTP,
    'the route of one download, apart because its columns fill a page',
    'server/src/projects/export-projects.ts → fastify',
  ),

  ...each(
    SCOPE,
    'keyed by a project (or one of its rows) that the caller has found, or locked by open-project, under its scope',
    'server/src/bottlenecks/reads.ts: findBottleneck',
    'server/src/cards/reads.ts: findVerdict',
    'server/src/cards/reads.ts: listPeriodVerdicts',
    'server/src/plans/reads.ts: listMilestoneCommitments',
    'server/src/projects/figure-reads.ts: listYearPlans',
    'server/src/projects/figure-reads.ts: stageBefore',
    'server/src/projects/reads.ts: findProjectRow',
    'server/src/reports/reads.ts: findReport',
    'server/src/reports/reads.ts: reportWithLight',
    'server/src/reports/reads.ts: yearPlanTotal',
  ),
  ...each(
    SCOPE,
    'the night judges every project, and only it asks',
    'server/src/cards/reads.ts: listJudgedIds',
    'server/src/cards/reads.ts: lastClosedOn',
    'server/src/cards/reads.ts: firstReportedOn',
    'server/src/cards/reads.ts: firstAnsweredOn',
  ),
  ...each(
    SCOPE,
    'an import concerns the whole ledger; who may import sees all of it',
    'server/src/projects/import/staging-reads.ts: touchedSince',
    'server/src/projects/reads.ts: listProjectHeads',
    'server/src/projects/reads.ts: factsThroughOf',
    'server/src/reports/reads.ts: listStandingReports',
  ),
  ...each(
    SCOPE,
    'which periods were closed: dates only, no project',
    'server/src/cards/replay-reads.ts: closedPeriodsStored',
    'server/src/reports/rhythm-reads.ts: reportedThrough',
  ),
  ...each(
    SCOPE,
    'names of units and regions, joined to members that were read under their scope',
    'server/src/projects/rate-reads.ts: loadGroupNames',
  ),

  ...each(
    FILES,
    'one sheet a subject; styles of one page read best from top to bottom',
    'web/src/app/desk.css',
    'web/src/parts/parts.css',
    'web/src/projects/projects.css',
  ),
  ...each(
    FUNCTIONS,
    'a list of routes, each of about ten lines',
    'server/src/projects/import-routes.ts: importRoutes',
    'server/src/projects/routes.ts: projectsRoutes',
    'server/src/reports/routes.ts: reportsRoutes',
  ),
  ...each(
    FUNCTIONS,
    'a part with state: what it answers closes over the same few variables',
    'server/src/identity/auth.ts: createAuth',
    'server/src/platform/live.ts: startLive',
  ),
  ...each(
    FUNCTIONS,
    'five small tables of one page, cell by cell: a list in the shape of a function',
    'web/src/reports/dispatch-view.tsx: useRows',
  ),
  ...each(
    FUNCTIONS,
    'one synthetic project after another, column by column: a table in the shape of a function',
    'bench/src/synthetic-projects.ts: syntheticProjects',
    'bench/src/synthetic-projects.ts: a nameless function',
  ),
]
