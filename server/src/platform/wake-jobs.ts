import type { FastifyBaseLogger } from 'fastify'

const HOUR_MS = 3_600_000

/** Wakes a job at start, every hour and when told; runs never overlap, and a failure is logged and tried at the next wake. */
export function wakeHourly(log: FastifyBaseLogger, job: (again: boolean) => Promise<unknown>) {
  let running: Promise<unknown> = Promise.resolve()
  // Many changes in a moment ask for one more run, not for as many.
  let next: Promise<unknown> | null = null
  const wake = (again = false): Promise<unknown> => {
    if (next && !again) return next
    const begin = () => {
      next = null
      return job(again)
    }
    running = running.then(begin).catch((error: unknown) => log.error({ err: error }, 'nightly job failed'))
    next = running
    return running
  }
  const timer = setInterval(() => void wake(), HOUR_MS)
  timer.unref()
  return {
    wake,
    stop: async () => {
      clearInterval(timer)
      await running
    },
  }
}

const MOMENT_MS = 1_000
/** After work that took long comes a rest of so many times its length, so that a flood of asks leaves the machine to those who ask. */
const REST = 50
const LONGEST_REST_MS = 30_000

/** Many asks within a moment are one: the first sets the time, the others are served by it. */
export function onceInAMoment(serve: () => Promise<unknown>) {
  let due: NodeJS.Timeout | null = null
  let rested = 0
  const run = async () => {
    const began = performance.now()
    await serve()
    const ended = performance.now()
    rested = ended + Math.min((ended - began) * REST, LONGEST_REST_MS)
  }
  return {
    ask: (): void => {
      due ??= setTimeout(
        () => {
          due = null
          void run()
        },
        Math.max(MOMENT_MS, rested - performance.now()),
      )
    },
    stop: (): void => {
      if (due) clearTimeout(due)
    },
  }
}
