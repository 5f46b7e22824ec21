import { fixedClock } from '../platform/clock.ts'
import { fillSample } from '../sample/fill-sample.ts'
import { type TestServer, testServer } from './test-server.ts'

/** A whole server with the sample district as it stands at an instant. */
export async function sampleServer(now: string, projects = 61, weeks = 10): Promise<TestServer> {
  const server = await testServer(now)
  await fillSample({
    db: server.db,
    pool: server.platform.pool,
    clock: fixedClock(now),
    projects,
    weeks,
    seed: 1,
    passwords: () => 'first-word',
    log: () => {},
  })
  return server
}
