import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { writeWideLedger } from '@guatu/server/projects/import/wide-ledger'
import { importLedgerLive } from './import-ledger-live.ts'
import { type LiveServer, residentMb, startLiveServer } from './live-server.ts'
import { type Bench, rounded } from './measure.ts'

const BAR_MB = 250
const BAR_TREE_MB = 600
const ROUNDS = 40

/** Memory of the server beside PostgreSQL: after people have worked with 1,000 projects, and of all its processes during an import. */
export const serverMemory: Bench = {
  name: 'server-memory',
  about:
    'resident memory after a scripted load on 1,000 projects, and of the process tree while 10,000 rows are imported',
  async run() {
    const folder = mkdtempSync(join(tmpdir(), 'guatu-bench-'))
    const ledger = join(folder, 'wide.xlsx')
    await writeWideLedger(ledger, 10_000)
    const live = await startLiveServer({ projects: 1000, weeks: 10 })
    try {
      const requests = await scriptedLoad(live)
      const after = residentMb(live.pid)
      const tree = treePeak(live.pid)
      const times = await importLedgerLive(live, ledger)
      const peak = tree.stop()
      return [
        { name: 'server-memory', value: rounded(after, 0), unit: 'MB', bar: `≤ ${BAR_MB} MB`, ok: after <= BAR_MB },
        {
          name: 'server-memory import',
          value: rounded(peak, 0),
          unit: 'MB',
          bar: `≤ ${BAR_TREE_MB} MB`,
          ok: peak <= BAR_TREE_MB,
        },
        { name: 'requests', value: requests, unit: 'requests', bar: '= 200', ok: requests === 200 },
        { name: 'import confirm', value: rounded(times.confirm, 1), unit: 's', bar: 'told', ok: true },
      ]
    } finally {
      await live.stop()
      rmSync(folder, { recursive: true, force: true })
    }
  },
}

/** What five kinds of desks ask for, forty times over: wall, lists, dossier, reports, bottlenecks. */
async function scriptedLoad(live: LiveServer): Promise<number> {
  const get = async (path: string) => {
    const answer = await fetch(`${live.url}${path}`, { headers: { cookie: live.cookie } })
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${(await answer.text()).slice(0, 200)}`)
    return answer.json() as Promise<unknown>
  }
  const first = (await get('/api/projects?limit=200')) as { rows: { id: string }[] }
  const ids = first.rows.map((p) => p.id)
  let requests = 0
  for (let i = 0; i < ROUNDS; i++) {
    const id = ids[(i * 7) % ids.length]!
    const paths = [
      '/api/wall',
      `/api/projects?limit=200&sort=name`,
      `/api/projects/${id}`,
      `/api/projects/${id}/reports`,
      `/api/projects/${id}/timeline`,
    ]
    await Promise.all(paths.map(get))
    requests += paths.length
  }
  return requests
}

/** The highest sum of resident memory over a process and all that it started. */
function treePeak(pid: number): { stop(): number } {
  let peak = 0
  const look = setInterval(() => {
    peak = Math.max(peak, treeMb(pid))
  }, 50)
  return {
    stop: () => {
      clearInterval(look)
      return peak
    },
  }
}

function treeMb(pid: number): number {
  try {
    const children = readdirSync(`/proc/${pid}/task`).flatMap((t) =>
      readFileSync(`/proc/${pid}/task/${t}/children`, 'utf8').split(' ').filter(Boolean).map(Number),
    )
    return residentMb(pid) + children.reduce((sum, child) => sum + treeMb(child), 0)
  } catch {
    return 0
  }
}
