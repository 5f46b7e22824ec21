import { cpus } from 'node:os'
import { setTimeout as pause } from 'node:timers/promises'

const LOOK_MS = 2_000
const QUIET = 0.9
const LONGEST_MS = 120_000

/**
 * Waits until nine tenths of the processors' time are idle, two looks running, or two minutes have gone. A server's first
 * start on new data judges and forecasts all of it behind the requests; what is measured is the day after.
 */
export async function quietMachine(): Promise<void> {
  const until = performance.now() + LONGEST_MS
  let before = times()
  for (let quiet = 0; quiet < 2 && performance.now() < until; ) {
    await pause(LOOK_MS)
    const now = times()
    quiet = (now.idle - before.idle) / (now.all - before.all) >= QUIET ? quiet + 1 : 0
    before = now
  }
}

function times(): { idle: number; all: number } {
  let [idle, all] = [0, 0]
  for (const { times: t } of cpus()) {
    idle += t.idle
    all += t.user + t.nice + t.sys + t.idle + t.irq
  }
  return { idle, all }
}
