// Loaded before the server: on SIGUSR2 writes the event loop's delays since the last one into the file of WATCH_LOOP.
import { writeFileSync } from 'node:fs'
import { monitorEventLoopDelay } from 'node:perf_hooks'

// A ledger's child inherits the environment; only the server itself is watched.
if (process.env.WATCH_LOOP && process.argv[1]?.includes('main')) {
  const delays = monitorEventLoopDelay({ resolution: 10 })
  delays.enable()
  process.on('SIGUSR2', () => {
    const ms = (ns) => ns / 1e6
    const told = {
      p50: ms(delays.percentile(50)),
      p99: ms(delays.percentile(99)),
      max: ms(delays.max),
      count: delays.count,
    }
    writeFileSync(process.env.WATCH_LOOP, JSON.stringify(told))
    delays.reset()
  })
}
