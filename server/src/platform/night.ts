import type { FastifyBaseLogger } from 'fastify'

/** What is woken at start, hourly and when told; each does what is due and nothing else. */
export type PeriodicJob = { readonly name: string; run(again: boolean): Promise<unknown> }
/** When a job last ended well, and whether its last run failed: what /metrics tells. */
export type JobRuns = Map<string, { doneAt: Date | null; failed: boolean }>

/** Runs the jobs in order; one that fails is logged and keeps none of the others from running. */
export async function runJobs(
  jobs: readonly PeriodicJob[],
  again: boolean,
  { runs, log, now }: { readonly runs: JobRuns; readonly log: FastifyBaseLogger; readonly now: () => Date },
): Promise<void> {
  for (const job of jobs) {
    const last = runs.get(job.name)
    try {
      await job.run(again)
      runs.set(job.name, { doneAt: now(), failed: false })
    } catch (error) {
      log.error({ err: error, job: job.name }, 'periodic job failed')
      runs.set(job.name, { doneAt: last?.doneAt ?? null, failed: true })
    }
  }
}
