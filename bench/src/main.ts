import type { Bench, Measure } from './measure.ts'

/** Every bench by name; each ends within 240 s, its set-up included. */
const benches: Readonly<Record<string, () => Promise<Bench>>> = {
  board: async () => (await import('./board.ts')).bench,
  'wall-data': async () => (await import('./wall-data.ts')).wallData,
  'report-rate': async () => (await import('./report-rate.ts')).reportRate,
  kernel: async () => (await import('./kernel.ts')).kernel,
  calendar: async () => (await import('./calendar.ts')).calendar,
  'monte-carlo': async () => (await import('./monte-carlo.ts')).monteCarlo,
  'what-if': async () => (await import('./what-if.ts')).whatIf,
  portfolio: async () => (await import('./portfolio.ts')).portfolio,
  'portfolio-growth': async () => (await import('./portfolio-growth.ts')).portfolioGrowth,
  'move-activity': async () => (await import('./move-activity.ts')).moveActivity,
  'start-time': async () => (await import('./start-time.ts')).startTime,
  'loop-delay': async () => (await import('./loop-delay.ts')).loopDelay,
  'server-memory': async () => (await import('./server-memory.ts')).serverMemory,
  'ledger-read': async () => (await import('./ledger-read.ts')).ledgerRead,

  'dry-run': async () => (await import('./dry-run.ts')).dryRunBench,
  'judge-memory': async () => (await import('./judge-memory.ts')).judgeMemory,
  'judge-nightly': async () => (await import('./judge-nightly.ts')).judgeNightly,
  bundle: async () => (await import('./bundle.ts')).bundle,
  'wall-frames': async () => (await import('./wall-frames.ts')).bench,
}

const args = process.argv.slice(2)
const json = args.includes('--json')
const names = args.filter((a) => !a.startsWith('-'))

if (args.includes('--list') || (names.length === 0 && !args.includes('--all'))) {
  for (const load of Object.values(benches)) {
    const bench = await load()
    process.stdout.write(`${bench.name.padEnd(18)} ${bench.about}\n`)
  }
  process.stdout.write('\nbench NAME [--json]   bench --all [--json]\n')
} else {
  for (const name of args.includes('--all') ? Object.keys(benches) : names) {
    const load = benches[name]
    if (!load) {
      process.stderr.write(`bench: there is no '${name}'; --list names them all\n`)
      process.exitCode = 2
      break
    }
    for (const measure of await (await load()).run()) print(measure)
  }
}

function print(m: Measure): void {
  process.stdout.write(
    json
      ? `${JSON.stringify(m)}\n`
      : `${m.ok ? 'reached' : 'MISSED '}  ${m.name.padEnd(32)} ${m.value} ${m.unit}   (bar: ${m.bar})\n`,
  )
}
