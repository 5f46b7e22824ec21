import { availableParallelism } from 'node:os'
import { isRefusal } from '@guatu/domain/kernel/coded'
import { WorkPool } from '@guatu/server/platform/pool'
import { ACTIVITIES_A_PLAN } from './kernel-network.ts'
import { type Bench, type Measure, rounded } from './measure.ts'
import type { GrowthWorks } from './portfolio-child.ts'

const SIZES = [1_000, 10_000, 50_000]
const ROUNDS = 3
/** Plans a piece of work: small enough that no child is left with the last one alone for long. */
const PIECE = 250

type Round = { readonly cpu: number; readonly wall: number; readonly megabytes: number; readonly sum: number }

/**
 * The dating of portfolios in the server's pool of child processes, from the text of each plan to its row, without the database: that grows
 * with `portfolio`. As many children as cores, none standing back, because nobody else is served here. `GUATU_BENCH_PROJECTS=100000` adds a size for the night.
 */
export const portfolioGrowth: Bench = {
  name: 'portfolio-growth',
  about:
    '1,000, 10,000 and 50,000 plans of 40 activities dated in child processes: CPU an activity, both cores, memory',
  async run() {
    const more = Number(process.env.GUATU_BENCH_PROJECTS ?? 0)
    const sizes = more > 50_000 ? [...SIZES, more] : SIZES
    const cores = availableParallelism()
    const pool = new WorkPool<GrowthWorks>(new URL('./portfolio-child', import.meta.url), {
      processes: cores,
      niceness: 0,
    })
    try {
      // Every child has its code compiled and its texts made before the first measure.
      await round(pool, 12_000)
      const found: { size: number; best: Round; peak: number }[] = []
      for (const size of sizes) {
        const rounds: Round[] = []
        for (let i = 0; i < ROUNDS; i++) rounds.push(await round(pool, size))
        if (new Set(rounds.map((r) => r.sum)).size > 1) throw new Error('the same plans came to other dates')
        const best = rounds.reduce((a, b) => (b.cpu < a.cpu ? b : a))
        found.push({ size, best, peak: Math.max(...rounds.map((r) => r.megabytes)) })
      }
      return measuresOf(found, cores)
    } finally {
      await pool.close()
    }
  },
}

async function round(pool: WorkPool<GrowthWorks>, plans: number): Promise<Round> {
  const began = performance.now()
  const before = process.cpuUsage()
  const pieces = Array.from({ length: Math.ceil(plans / PIECE) }, (_, i) => i * PIECE)
  let [cpu, megabytes, sum] = [0, 0, 0]
  const lane = async () => {
    for (let from = pieces.shift(); from !== undefined; from = pieces.shift()) {
      const done = await pool.run('date', { from, plans: Math.min(PIECE, plans - from) })
      if (isRefusal(done)) throw new Error(done.code)
      if (done.activities !== Math.min(PIECE, plans - from) * ACTIVITIES_A_PLAN) throw new Error('a plan has no dates')
      cpu += done.cpu
      megabytes = Math.max(megabytes, done.megabytes)
      sum = (sum + done.sum) % 1_000_000_007
    }
  }
  await Promise.all(Array.from({ length: availableParallelism() }, lane))
  const own = process.cpuUsage(before)
  cpu += (own.user + own.system) / 1e6
  return { cpu, wall: (performance.now() - began) / 1000, megabytes, sum }
}

function measuresOf(found: readonly { size: number; best: Round; peak: number }[], cores: number): Measure[] {
  const costs = found.map(({ size, best }) => (best.cpu / size / ACTIVITIES_A_PLAN) * 1e6)
  const growth = Math.max(...costs) / Math.min(...costs)
  const last = found.at(-1)!
  const share = last.best.wall / last.best.cpu
  const memory = Math.max(...found.map((f) => f.peak)) * cores + process.memoryUsage.rss() / 1e6
  return [
    ...found.map(({ size }, i) => ({
      name: `portfolio-growth.${size}`,
      value: rounded(costs[i]!, 2),
      unit: 'µs of CPU an activity, best of 3',
      bar: 'within 1.3 × of each other',
      ok: costs[i]! <= 1.3 * Math.min(...costs),
    })),
    {
      name: 'portfolio-growth.spread',
      value: rounded(growth, 2),
      unit: '× dearest to cheapest',
      bar: '≤ 1.3',
      ok: growth <= 1.3,
    },
    {
      name: 'portfolio-growth.both-cores',
      value: rounded(share, 2),
      unit: `wall ÷ CPU of ${last.size}`,
      bar: '≤ 0.65',
      ok: share <= 0.65,
    },
    {
      name: 'portfolio-growth.memory',
      value: rounded(memory, 0),
      unit: 'MB, all processes',
      bar: '≤ 1500',
      ok: memory <= 1500,
    },
  ]
}
