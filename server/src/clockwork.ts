import { anchorHead } from './audit/anchors.ts'
import { closeCardMonth, proposeDueCards } from './cards/card-jobs.ts'
import { judgeGroups } from './cards/group-jobs.ts'
import { isNightDue, runNightly } from './cards/jobs.ts'
import { judgeMattersDaily } from './cards/matter-jobs.ts'
import { listJudgedIds } from './cards/reads.ts'
import { foreseeNow } from './foresee-now.ts'
import type { HeavyWork } from './heavy-works.ts'
import { remindOfMissingReports } from './notifications/jobs.ts'
import { runForecasts } from './plans/jobs.ts'
import { civilDateOf } from './platform/clock.ts'
import type { PeriodicJob } from './platform/night.ts'
import type { Platform } from './platform/platform.ts'
import { sweepImports } from './projects/import/sweep-imports.ts'

/**
 * Everything that happens by the clock, on one page, in this order. Each knows by its own mark what is due, so that it may
 * be woken at any time and catches up after a night without power. What takes long is done in a child process (`heavy-works.ts`).
 *
 *   judge            closes every period that was locked since; judges every project once a day
 *   judge-matters    lights of all open matters, once a day
 *   judge-groups     lights of units and campaigns, from the verdicts as they stand
 *   propose-cards    the cards of every month that was locked since
 *   forecast         the finish of every approved plan with its probability, and when its light turns; what changed since
 *   remind-missing   between a period's cut-off and its lock: an item for each liaison, one message to the group
 *   anchor           the audit chain's head, once a day, into a file outside the database
 *   sweep-imports    uploads of 90 days that were never confirmed, and files that nobody refers to
 */
export const clockwork = (platform: Platform, heavy: HeavyWork, sent: () => void): readonly PeriodicJob[] => [
  {
    name: 'judge',
    run: async (again) => {
      if (!(await isNightDue(platform, again))) return
      if (await isSmall(platform)) await runNightly(platform, again)
      else await heavy.run('night', { again })
    },
  },
  { name: 'judge-matters', run: (again) => judgeMattersDaily(platform, again) },
  { name: 'judge-groups', run: () => judgeGroups(platform) },
  {
    name: 'propose-cards',
    run: async () => {
      const here = await isSmall(platform)
      await proposeDueCards(platform, async (db, month) =>
        here ? closeCardMonth(db, month) : ((await heavy.run('closeCardMonth', { month }))?.done ?? null),
      )
    },
  },
  {
    name: 'forecast',
    run: () => runForecasts(platform, foreseeNow, async (ids) => (await heavy.run('forecast', { ids })) !== null),
  },
  {
    name: 'remind-missing',
    run: async () => {
      if ((await remindOfMissingReports(platform)) > 0) sent()
    },
  },
  { name: 'anchor', run: () => anchorHead(platform.db, platform.config.dataDir, civilDateOf(platform.clock.now())) },
  { name: 'sweep-imports', run: () => sweepImports(platform) },
]

/** So few projects are judged sooner than a process starts. */
const FEW_PROJECTS = 200
const isSmall = async ({ db }: Platform): Promise<boolean> => (await listJudgedIds(db)).length <= FEW_PROJECTS
