import { fileURLToPath } from 'node:url'
import type { FastifyInstance } from 'fastify'
import type pg from 'pg'
import { judgeGroups } from './cards/group-jobs.ts'
import { clockwork } from './clockwork.ts'
import { HeavyWork } from './heavy-works.ts'
import { createAuth } from './identity/auth.ts'
import { deliver } from './notifications/deliver.ts'
import { type Clock, systemClock } from './platform/clock.ts'
import type { Config } from './platform/config.ts'
import { connectionOf, createDb, createPool, type Db } from './platform/db.ts'
import { FileStore } from './platform/files.ts'
import { buildApp } from './platform/http/build-app.ts'
import { serveClient } from './platform/http/client-files.ts'
import { metricsRoute } from './platform/http/metrics.ts'
import { startLive } from './platform/live.ts'
import { type JobRuns, type PeriodicJob, runJobs } from './platform/night.ts'
import { type Job, type Outbox, startOutbox } from './platform/outbox.ts'
import type { BeginEmpty, Platform } from './platform/platform.ts'
import { onceInAMoment, wakeHourly } from './platform/wake-jobs.ts'
import { addRooms } from './rooms.ts'
import { react } from './wiring.ts'

export type ServerOptions = {
  readonly config: Config
  readonly connection: pg.PoolConfig
  readonly clock?: Clock
  readonly checkAnswers?: boolean
  readonly clientFolder?: string
  /** How an empty installation is made beside the sample, and what to do once any server made it. */
  readonly beginEmpty?: BeginEmpty
  readonly onBegunEmpty?: () => void
}

export type GuatuServer = {
  readonly app: FastifyInstance
  readonly platform: Platform
  readonly db: Db
  readonly night: ReturnType<typeof wakeHourly>
  /** The forecasts of plans that changed. */
  readonly forecasts: ReturnType<typeof wakeHourly>
  /** Begins what works by itself: the outbox and the clockwork. After listening, so that no page waits for it. */
  work(): Promise<void>
  close(): Promise<void>
}

const CLIENT = fileURLToPath(new URL('../../web/dist', import.meta.url))

/** A whole server on a migrated database, not yet listening: what `npm start` runs and what tests drive. */
export async function createServer(options: ServerOptions): Promise<GuatuServer> {
  const { config, connection, clock = systemClock } = options
  const pool = createPool(connection, 16)
  const db = createDb(pool)
  const app = await buildApp(config)
  const live = await startLive(connection, (text) => app.log.warn(text))
  const auth = createAuth(db, clock, config)
  const platform: Platform = {
    db,
    pool,
    clock,
    react,
    config,
    live,
    files: new FileStore(config.dataDir),
    log: app.log,
    sessions: auth,
    checkAnswers: options.checkAnswers ?? false,
    isSample: connection.database === 'guatu_sample',
    beginEmpty: options.beginEmpty ?? null,
    served: new Map(),
  }
  const heavy = new HeavyWork(connectionOf(pool), clock)
  const runs: JobRuns = new Map()
  const closers: (() => Promise<void>)[] = []
  await app.register(
    async (scoped) => {
      if (config.metrics) metricsRoute(scoped, platform, runs)
      closers.push(await addRooms(scoped, platform, auth, heavy))
      await serveClient(scoped, options.clientFolder ?? CLIENT, config.basePath)
    },
    { prefix: config.basePath },
  )
  let outbox: Outbox | null = null
  const { night, forecasts, stop } = wakeJobs(platform, heavy, runs, () => outbox?.wake())
  let starting: Promise<Outbox> | null = null
  const work = async () => {
    const handlers = { notify: (job: Job) => deliver(platform, job) }
    starting ??= startOutbox(pool, handlers, (text) => app.log.error(text))
    outbox = await starting
    outbox.wake()
    await night.wake()
  }
  live.onChange((topics) => topics.includes('begunEmpty') && options.onBegunEmpty?.())
  const close = async () => {
    // First, since whoever wakes the jobs waits for their end.
    await heavy.close()
    await stop()
    // A server may be told to stop while it is still starting.
    await starting?.then((started) => started.close()).catch(() => {})
    for (const closeRoom of closers) await closeRoom()
    await live.close()
    await app.close()
    await db.destroy()
  }
  return { app, platform, db, night, forecasts, work, close }
}

/** Everything that happens by the clock or soon after a commit. */
function wakeJobs(platform: Platform, heavy: HeavyWork, runs: JobRuns, sent: () => void) {
  const { log, live, clock } = platform
  const jobs = clockwork(platform, heavy, sent)
  const by = { runs, log, now: () => clock.now() }
  const night = wakeHourly(log, (again) => runJobs(jobs, again, by))
  // A new notice or rule set concerns every project: the night's work is done at once.
  live.onChange((topics) => topics.includes('judgeAll') && void night.wake(true))
  const forecasts = wakeForecasts(platform, jobs, by)
  const groups = wakeGroups(platform)
  const stop = async () => {
    for (const woken of [night, forecasts, groups]) await woken.stop()
  }
  return { night, forecasts, stop }
}

/** A judged project asks for the lights of its unit and campaign; a morning of reports asks once a moment. */
function wakeGroups(platform: Platform) {
  const groups = wakeHourly(platform.log, () => judgeGroups(platform))
  const soon = onceInAMoment(() => groups.wake())
  platform.live.onChange((topics) => topics.includes('groupsDue') && soon.ask())
  return {
    stop: () => {
      soon.stop()
      return groups.stop()
    },
  }
}

/** A changed plan asks for its forecast alone: nothing else waits for the night. */
function wakeForecasts({ log, live }: Platform, jobs: readonly PeriodicJob[], by: Parameters<typeof runJobs>[2]) {
  const own = jobs.filter((job) => job.name === 'forecast')
  const forecasts = wakeHourly(log, () => runJobs(own, false, by))
  // Whoever drags one activity after the other asks once a moment, and waits for none of it.
  const soon = onceInAMoment(() => forecasts.wake())
  live.onChange((topics) => topics.includes('forecastDue') && soon.ask())
  const stop = () => {
    soon.stop()
    return forecasts.stop()
  }
  return { wake: forecasts.wake, stop }
}
