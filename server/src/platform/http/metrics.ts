import { type IntervalHistogram, monitorEventLoopDelay } from 'node:perf_hooks'
import type { FastifyInstance } from 'fastify'
import type { Live } from '../live.ts'
import type { JobRuns } from '../night.ts'
import type { Platform } from '../platform.ts'

type Sample = { readonly labels?: Readonly<Record<string, string>>; readonly value: number }
type Family = {
  readonly name: string
  readonly type: 'gauge' | 'counter'
  readonly about: string
  readonly samples: readonly Sample[]
}

type Measured = Pick<Platform, 'pool'> & { readonly live: Pick<Live, 'subscribers'> }

/**
 * GET /metrics in Prometheus' text format, by hand, where METRICS is on; else the address does not exist. Figures of the
 * process only: nothing of projects or people.
 */
export function metricsRoute(app: FastifyInstance, measured: Measured, runs: JobRuns): void {
  const requests = new Map<string, number>()
  const delay = monitorEventLoopDelay({ resolution: 10 })
  delay.enable()
  app.addHook('onClose', async () => void delay.disable())
  app.addHook('onResponse', async (request, reply) => {
    const { operation = 'page' } = request.routeOptions.config as { operation?: string }
    const key = `${operation} ${reply.statusCode}`
    requests.set(key, (requests.get(key) ?? 0) + 1)
  })
  app.get('/metrics', async (_request, reply) => {
    const families = [...ofProcess(delay), ...ofDatabase(measured), ...ofRequests(requests), ...ofJobs(runs)]
    delay.reset()
    return reply
      .header('content-type', 'text/plain; version=0.0.4; charset=utf-8')
      .header('cache-control', 'no-store')
      .send(families.map(print).join(''))
  })
}

const NS = 1e9

/** The delay is since the last look: a maximum over weeks tells nothing. */
function ofProcess(delay: IntervalHistogram): Family[] {
  const { rss, heapUsed, external } = process.memoryUsage()
  const memory = { rss, heap: heapUsed, external }
  const at = { p50: delay.percentile(50), p99: delay.percentile(99), max: delay.max }
  return [
    gauge('guatu_process_memory_bytes', 'Memory of the server process', samples('kind', memory)),
    gauge(
      'guatu_event_loop_delay_seconds',
      'Delay of the event loop since the last look',
      samples(
        'quantile',
        mapValues(at, (ns) => ns / NS),
      ),
    ),
    gauge('guatu_process_uptime_seconds', 'Since the process started', [{ value: process.uptime() }]),
  ]
}

function ofDatabase({ pool, live }: Measured): Family[] {
  const connections = { used: pool.totalCount - pool.idleCount, idle: pool.idleCount }
  return [
    gauge('guatu_pool_connections', 'Connections to the database', samples('state', connections)),
    gauge('guatu_pool_waiting', 'Requests that wait for a connection', [{ value: pool.waitingCount }]),
    gauge('guatu_live_subscribers', 'Browsers that listen', [{ value: live.subscribers() }]),
  ]
}

function ofRequests(requests: ReadonlyMap<string, number>): Family[] {
  const counted = [...requests].sort().map(([key, value]) => {
    const [operation = '', status = ''] = key.split(' ')
    return { labels: { operation, status }, value }
  })
  return [{ name: 'guatu_requests_total', type: 'counter', about: 'Answers by operation and status', samples: counted }]
}

function ofJobs(runs: JobRuns): Family[] {
  const done = [...runs].flatMap(([job, { doneAt }]) =>
    doneAt ? [{ labels: { job }, value: Math.floor(doneAt.getTime() / 1000) }] : [],
  )
  const failed = [...runs].map(([job, run]) => ({ labels: { job }, value: run.failed ? 1 : 0 }))
  return [
    gauge('guatu_job_done_timestamp_seconds', 'When a periodic job last ended well', done),
    gauge('guatu_job_failed', 'Whether the last run of a periodic job failed', failed),
  ]
}

const gauge = (name: string, about: string, list: readonly Sample[]): Family => ({
  name,
  type: 'gauge',
  about,
  samples: list,
})
const samples = (label: string, values: Readonly<Record<string, number>>): Sample[] =>
  Object.entries(values).map(([name, value]) => ({ labels: { [label]: name }, value }))
const mapValues = (of: Readonly<Record<string, number>>, by: (n: number) => number) =>
  Object.fromEntries(Object.entries(of).map(([k, v]) => [k, by(v)]))

const escaped = (text: string): string => text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n')

function print({ name, type, about, samples: list }: Family): string {
  const lines = list.map(({ labels = {}, value }) => {
    const told = Object.entries(labels).map(([k, v]) => `${k}="${escaped(v)}"`)
    // A histogram that has seen nothing yet says NaN, which Prometheus takes.
    return `${name}${told.length > 0 ? `{${told.join(',')}}` : ''} ${value}`
  })
  return `# HELP ${name} ${about}\n# TYPE ${name} ${type}\n${lines.map((line) => `${line}\n`).join('')}`
}
