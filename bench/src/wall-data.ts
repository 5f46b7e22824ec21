import { gzipSync } from 'node:zlib'
import pg from 'pg'
import { startLiveServer } from './live-server.ts'
import { type Bench, median, rounded } from './measure.ts'
import { quietMachine } from './quiet-machine.ts'

const ROUNDS = 25

/** The wall's one answer for 1,000 projects × about 40 activities, against SQL building the same content as JSON. */
export const wallData: Bench = {
  name: 'wall-data',
  about: '1,000 projects × 40 activities with ReadScope: size, and time against a bare node:http + pg server',
  async run() {
    const live = await startLiveServer({ projects: 1000, weeks: 8 })
    try {
      const bare = await live.beside('bench/src/bare-server.ts')
      const database = new pg.Client(live.connection)
      // What the bench fails with is told, not that its database went with it.
      database.on('error', () => {})
      await database.connect()
      await quietMachine()
      const wall = () => fetch(`${live.url}/api/wall`, { headers: { cookie: live.cookie } })
      const text = await (await wall()).text()
      const activities = (JSON.parse(text) as { activities: { start: unknown[] } }).activities.start.length
      const [ours, warm, theirs]: number[][] = [[], [], []]
      for (let i = 0; i < ROUNDS; i++) {
        // Something was written: nothing kept from before may be used.
        await database.query(`update audit_head set seq = seq + 1`)
        ours!.push(await timed(wall))
        warm!.push(await timed(wall))
        theirs!.push(await timed(() => fetch(`${bare.url}/wall`)))
      }
      await database.end()
      const kb = gzipSync(text).length / 1000
      const share = median(ours!) / median(theirs!)
      return [
        { name: 'wall-data size', value: rounded(kb, 1), unit: 'kB gzip', bar: '≤ 350 kB', ok: kb <= 350 },
        { name: 'wall-data p50 share', value: rounded(share), unit: '× bare server', bar: '≤ 0.5', ok: share <= 0.5 },
        { name: 'wall-data p50', value: rounded(median(ours!), 1), unit: 'ms', bar: 'told', ok: true },
        { name: 'wall-data p50 unchanged', value: rounded(median(warm!), 1), unit: 'ms', bar: 'told', ok: true },
        { name: 'wall-data bare p50', value: rounded(median(theirs!), 1), unit: 'ms', bar: 'told', ok: true },
        { name: 'wall-data activities', value: activities, unit: 'activities', bar: 'told', ok: true },
      ]
    } finally {
      await live.stop()
    }
  },
}

async function timed(call: () => Promise<Response>): Promise<number> {
  const began = performance.now()
  const answer = await call()
  await answer.arrayBuffer()
  if (!answer.ok) throw new Error(`${answer.url}: ${answer.status}`)
  return performance.now() - began
}
