import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { fileURLToPath, pathToFileURL } from 'node:url'
import type * as Heavy from '@guatu/server/heavy-works'
import { systemClock } from '@guatu/server/platform/clock'
import { launchPostgres } from '@guatu/server/platform/postgres/launch'
import pg from 'pg'
import { multiplyProjects } from './many-projects.ts'
import { type Bench, median, rounded } from './measure.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const MADE = 500
const PROJECTS = 10_000
const BAR_S = 6
const RUNS = 3

/**
 * The night's judging from the database to stored schedules and verdicts: 10,000 projects, and a quarter of them for the
 * slope. `GUATU_BENCH_PROJECTS=100000` measures the same with as many, in more than the usual time.
 */
export const judgeNightly: Bench = {
  name: 'judge-nightly',
  about: '10,000 projects from database to stored verdicts, and whether four times as many take four times as long',
  async run() {
    const projects = Number(process.env.GUATU_BENCH_PROJECTS ?? PROJECTS)
    const dataDir = mkdtempSync(join(tmpdir(), 'guatu-night-'))
    const made = spawnSync(
      process.execPath,
      ['-C', 'guatu-src', '--import', 'tsx', 'cli/src/main.ts', 'sample', '--projects', String(MADE), '--weeks', '8'],
      { cwd: ROOT, env: { ...process.env, DATA_DIR: dataDir, LOG_LEVEL: 'error' }, stdio: ['ignore', 'ignore', 2] },
    )
    if (made.status !== 0) throw new Error('the sample could not be made')
    const server = await launchPostgres({ dataDir, log: () => {} })
    const connection = { ...server.connection, database: 'guatu_sample' }
    const client = new pg.Client(connection)
    await client.connect()
    // What people run is the built server, whose clock sends the night to a child.
    execFileSync(process.execPath, [join(ROOT, 'node_modules/typescript/bin/tsc'), '-b', 'server'], { cwd: ROOT })
    const { HeavyWork } = (await import(pathToFileURL(join(ROOT, 'server/dist/heavy-works.js')).href)) as typeof Heavy
    const heavy = new HeavyWork(connection, systemClock)
    const night = async () => {
      const began = performance.now()
      const done = await heavy.run('night', { again: true })
      if (done?.done !== true) throw new Error('another night was at work')
      return (performance.now() - began) / 1000
    }
    const nights = async () => {
      const times: number[] = []
      // The first closes the periods that were locked since the sample was made.
      await night()
      for (let i = 0; i < RUNS; i++) times.push(await night())
      return median(times)
    }
    try {
      const quarter = projects / 4 / MADE
      await multiplyProjects(client, 1, quarter)
      const few = await nights()
      await multiplyProjects(client, quarter, quarter * 4)
      const all = await nights()
      const slope = all / few / 4
      const bar = (BAR_S * projects) / PROJECTS
      return [
        { name: 'judge-nightly', value: rounded(all, 2), unit: `s for ${projects}`, bar: `≤ ${bar} s`, ok: all <= bar },
        {
          name: 'judge-nightly slope',
          value: rounded(slope, 2),
          unit: '× a quarter × 4',
          bar: '≤ 1.25',
          ok: slope <= 1.25,
        },
      ]
    } finally {
      await client.end()
      await heavy.close()
      await server.stop()
      rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 })
    }
  },
}
