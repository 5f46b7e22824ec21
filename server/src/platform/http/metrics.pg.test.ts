import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createServer, type GuatuServer } from '../../create-server.ts'
import { loadConfig } from '../config.ts'
import { type TestDatabase, testDatabase } from '../testing/test-database.ts'

let database: TestDatabase
const folder = mkdtempSync(join(tmpdir(), 'guatu-metrics-'))
const servers: GuatuServer[] = []
async function serverWith(env: Record<string, string>): Promise<GuatuServer> {
  const config = loadConfig({ LOG_LEVEL: 'silent', PORT: '0', DATA_DIR: folder, ...env })
  const server = await createServer({ config, connection: database.connection })
  servers.push(server)
  return server
}
beforeAll(async () => {
  database = await testDatabase()
})
afterAll(async () => {
  for (const server of servers) await server.close()
  await database.drop()
  rmSync(folder, { recursive: true, force: true })
})

it('there are no metrics unless they were asked for', async () => {
  const { app } = await serverWith({})
  expect((await app.inject({ url: '/metrics', headers: { accept: 'text/plain' } })).statusCode).toBe(404)
})

it('figures of the process, the pool, the requests and the jobs stand in the text format', async () => {
  const { app, work } = await serverWith({ METRICS: 'on', PUBLIC_URL: 'http://127.0.0.1/guatu' })
  await work()
  for (const url of ['/guatu/healthz', '/guatu/healthz', '/guatu/api/session']) await app.inject({ url })
  const answer = await app.inject({ url: '/guatu/metrics' })
  expect(answer.headers['content-type']).toContain('text/plain; version=0.0.4')
  const lines = answer.body.split('\n')
  const figureOf = (name: string): number =>
    Number(
      lines
        .find((line) => line.startsWith(`${name} `))
        ?.split(' ')
        .at(-1),
    )
  expect(figureOf('guatu_requests_total{operation="healthz",status="200"}')).toBe(2)
  expect(figureOf('guatu_requests_total{operation="whoAmI",status="401"}')).toBe(1)
  expect(figureOf('guatu_process_memory_bytes{kind="rss"}')).toBeGreaterThan(10_000_000)
  expect(figureOf('guatu_event_loop_delay_seconds{quantile="p99"}')).toBeLessThan(60)
  expect(figureOf('guatu_pool_connections{state="idle"}')).toBeGreaterThan(0)
  expect(figureOf('guatu_pool_waiting')).toBe(0)
  expect(figureOf('guatu_live_subscribers')).toBe(0)
  for (const job of ['judge', 'remind-missing', 'anchor']) {
    expect(figureOf(`guatu_job_failed{job="${job}"}`)).toBe(0)
    expect(figureOf(`guatu_job_done_timestamp_seconds{job="${job}"}`)).toBeGreaterThan(1_700_000_000)
  }
  for (const line of lines.filter((l) => l !== '' && !l.startsWith('#')))
    expect(line).toMatch(/^[a-z_]+(\{[a-z]+="[^"]*"(,[a-z]+="[^"]*")*\})? (NaN|[\d.e+-]+)$/)
})
