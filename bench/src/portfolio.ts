import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { schedulePortfolio } from '@guatu/server/plans/schedule-portfolio'
import { systemClock } from '@guatu/server/platform/clock'
import { createDb, createPool } from '@guatu/server/platform/db'
import { launchPostgres } from '@guatu/server/platform/postgres/launch'
import { type Bench, type Measure, median, rounded } from './measure.ts'
import { besideTaskJuggler } from './task-juggler.ts'

const ROUNDS = 5
const ACTIVITIES = 40
/** Of which one in twenty has no plan yet. */
const PROJECTS = 1060

/** A thousand plans of forty activities: read from the database, dated, stored. */
export const portfolio: Bench = {
  name: 'portfolio',
  about:
    '1,000 plans of 40 activities: read from the database, scheduled, stored; beside it TaskJuggler on 61 and 300 projects',
  async run() {
    const dataDir = mkdtempSync(join(tmpdir(), 'guatu-portfolio-'))
    fill(dataDir)
    const database = await launchPostgres({ dataDir, log: () => {} })
    const pool = createPool({ ...database.connection, database: 'guatu_sample' }, 4)
    const db = createDb(pool)
    try {
      await widen(pool)
      const times: number[] = []
      let plans = 0
      for (let i = 0; i <= ROUNDS; i++) {
        const from = performance.now()
        plans = await schedulePortfolio({ db, clock: systemClock })
        // The first round warms the code and the server's cache.
        if (i > 0) times.push((performance.now() - from) / 1000)
      }
      return [measureOf(median(times), plans), ...(await besideTaskJuggler())]
    } finally {
      await db.destroy()
      await database.stop()
      rmSync(dataDir, { recursive: true, force: true })
    }
  },
}

const ROOT = fileURLToPath(new URL('../..', import.meta.url))

/** A sample district of a thousand projects in a database of its own. */
function fill(dataDir: string): void {
  const sample = ['cli/src/main.ts', 'sample', '--projects', String(PROJECTS), '--weeks', '1']
  const done = spawnSync(process.execPath, ['-C', 'guatu-src', '--import', 'tsx', ...sample], {
    cwd: ROOT,
    env: { ...process.env, DATA_DIR: dataDir, GUATU_SAMPLE_PASSWORD: 'bench-password-1', LOG_LEVEL: 'error' },
    stdio: ['ignore', 'ignore', 2],
  })
  if (done.status !== 0) throw new Error('the sample could not be made')
}

/** Brings every plan to forty activities: more of the same works, one after the other at its end. */
async function widen(pool: ReturnType<typeof createPool>): Promise<void> {
  await pool.query(`update plan set activities = (
      select jsonb_agg(x.a order by x.n) from (
        select a, n from jsonb_array_elements(activities) with ordinality t(a, n) where n <= ${ACTIVITIES}
        union all
        select jsonb_build_object('id', 'more' || g, 'name', '附属工程' || g, 'duration', 5 + g % 7, 'unit', case when g % 2 = 0 then 'working' else 'calendar' end,
            'predecessors', jsonb_build_array(jsonb_build_object('id', case when g = 1 then activities -> 0 ->> 'id' else 'more' || (g - 1) end, 'type', 'FS', 'lag', g % 3))), 1000 + g
        from generate_series(1, greatest(0, ${ACTIVITIES} - jsonb_array_length(activities))) g) x)`)
}

const measureOf = (seconds: number, plans: number): Measure => ({
  name: 'portfolio.scheduled',
  value: rounded(seconds),
  unit: `s for ${plans} plans`,
  bar: '≤ 0.8',
  ok: seconds <= 0.8,
})
