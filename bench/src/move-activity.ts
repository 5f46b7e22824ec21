import { createPool } from '@guatu/server/platform/db'
import { startLiveServer } from './live-server.ts'
import { type Bench, median, rounded } from './measure.ts'
import { quietMachine } from './quiet-machine.ts'

const ROUNDS = 41
type Activity = { id: string; notEarlier?: string; actualStart?: string; actualFinish?: string }
type Plan = { version: number; activities: Activity[]; schedule: { id: string; earliestStart: string }[] }

/** One activity moved by 120 days in a stored plan: rescheduled, judged, stored, told; beside a bare commit on the same database. */
export const moveActivity: Bench = {
  name: 'move-activity',
  about: 'one activity moved 120 days in a stored plan: rescheduled, judged, published; beside a bare commit in turns',
  async run() {
    const live = await startLiveServer({ projects: 61, weeks: 4 })
    const pool = createPool(live.connection, 2)
    try {
      const call = async <T>(method: string, path: string, body?: unknown): Promise<T> => {
        const headers = { cookie: live.cookie, 'content-type': 'application/json', origin: new URL(live.url).origin }
        const answer = await fetch(new URL(path, live.url), {
          method,
          headers,
          ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        })
        if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`)
        return (await answer.json()) as T
      }
      await quietMachine()
      const path = await plannedProject(call)
      await pool.query('create table if not exists bench_bare (id bigserial primary key, at timestamptz)')
      const [moved, bare]: [number[], number[]] = [[], []]
      let plan = await call<Plan>('GET', path)
      for (let i = 0; i < ROUNDS; i++) {
        const commit = performance.now()
        await pool.query('insert into bench_bare (at) values (now())')
        bare.push(performance.now() - commit)
        const change = { expectedVersion: plan.version, activities: movedBy120(plan, i), reason: '推后' }
        const from = performance.now()
        plan = await call<Plan>('PUT', path, change)
        moved.push(performance.now() - from)
      }
      const [p50, floor] = [median(moved.slice(5)), median(bare.slice(5))]
      const ok = p50 <= floor + 10
      return [
        { name: 'move-activity.p50', value: rounded(p50, 1), unit: 'ms', bar: `≤ ${rounded(floor + 10, 1)}`, ok },
        { name: 'move-activity.bare', value: rounded(floor, 1), unit: 'ms', bar: 'a bare commit', ok: true },
      ]
    } finally {
      await pool.end()
      await live.stop()
    }
  },
}

async function plannedProject(call: <T>(method: string, path: string) => Promise<T>): Promise<string> {
  const { rows } = await call<{ rows: { id: string }[] }>('GET', 'api/projects?limit=100')
  for (const { id } of rows) {
    const path = `api/projects/${id}/plan`
    const plan = await call<Plan | null>('GET', path)
    if (plan?.activities.some((a) => !a.actualStart && !a.actualFinish)) return path
  }
  throw new Error('no plan with work left')
}

/** There and back in turns: the first activity not begun, 120 days later than its schedule had it, and free again. */
function movedBy120(plan: Plan, round: number): Activity[] {
  const open = plan.activities.find((a) => !a.actualStart && !a.actualFinish)!
  const start = plan.schedule.find((s) => s.id === open.id)!.earliestStart
  const later = new Date(Date.parse(start) + 120 * 86_400_000).toISOString().slice(0, 10)
  return plan.activities.map((a) => {
    if (a.id !== open.id) return a
    const { notEarlier: _, ...rest } = a
    return round % 2 === 0 ? { ...rest, notEarlier: later } : rest
  })
}
