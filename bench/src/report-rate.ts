import { newId } from '@guatu/server/platform/id'
import { startLiveServer } from './live-server.ts'
import { type Bench, median, percentile, rounded } from './measure.ts'
import { quietMachine } from './quiet-machine.ts'

const CONNECTIONS = 16
const SECONDS = 2.5
const ROUNDS = 7

/** Reports submitted over 16 connections: checked, audited, judged, published; against two INSERTs in a transaction. */
export const reportRate: Bench = {
  name: 'report-rate',
  about: 'submit a report over 16 connections, against a bare server doing BEGIN, two INSERTs, COMMIT',
  async run() {
    const live = await startLiveServer({ projects: 1000, weeks: 8 })
    try {
      const bare = await live.beside('bench/src/bare-server.ts')
      const todo = await projectsToReport(live.url, live.cookie)
      const send = (url: string, body: object, cookie = '') =>
        fetch(url, {
          method: 'POST',
          headers: { 'content-type': 'application/json', cookie },
          body: JSON.stringify(body),
        })
      const bareReport = async () =>
        void (await (await send(`${bare.url}/report`, { id: newId(), projectId: newId(), ...figures('') })).text())
      let next = 0
      const report = async () => {
        const project = todo[next++ % todo.length]!
        const answer = await send(
          `${live.url}/api/projects/${project.id}/reports`,
          { id: newId(), ...figures(project.period, project) },
          live.cookie,
        )
        const text = await answer.text()
        if (!answer.ok) throw new Error(`${answer.status} ${text.slice(0, 300)}`)
        project.last = (JSON.parse(text) as { report: { id: string } }).report.id
      }
      await quietMachine()
      // In turns, so that whatever else the machine does weighs on both.
      const rounds: { ours: Flood; theirs: Flood }[] = []
      await flood(report)
      for (let i = 0; i < ROUNDS; i++) rounds.push({ theirs: await flood(bareReport), ours: await flood(report) })
      const share = median(rounds.map((r) => r.ours.rate / r.theirs.rate))
      const p99 = median(rounds.map((r) => percentile(r.ours.times, 99)))
      return [
        { name: 'report-rate share', value: rounded(share), unit: '× bare server', bar: '≥ 0.1', ok: share >= 0.1 },
        { name: 'report-rate p99', value: rounded(p99, 1), unit: 'ms', bar: '≤ 120 ms', ok: p99 <= 120 },
        {
          name: 'report-rate',
          value: rounded(median(rounds.map((r) => r.ours.rate)), 0),
          unit: 'reports/s',
          bar: 'told',
          ok: true,
        },
        {
          name: 'report-rate bare',
          value: rounded(median(rounds.map((r) => r.theirs.rate)), 0),
          unit: 'commits/s',
          bar: 'told',
          ok: true,
        },
      ]
    } finally {
      await live.stop()
    }
  },
}

type Todo = { id: string; period: string; asOf: string; last: string | null }

/** The first report of the week where it is missing, corrections of the standing one after that. */
const figures = (period: string, p?: Todo) => ({
  period,
  asOf: p?.asOf ?? '2026-01-01',
  doneThisYear: '1000000.00',
  physicalPercent: null,
  fundsArrivedThisYear: null,
  progress: '按计划推进',
  next: '',
  problem: '',
  help: '',
  supersedes: p?.last ?? null,
  reason: p?.last ? '更正' : null,
  confirmedAsks: [
    'reports.ask.jump',
    'reports.ask.totalWentDown',
    'reports.ask.physicalWentDown',
    'reports.ask.over100',
  ],
})

async function projectsToReport(url: string, cookie: string): Promise<Todo[]> {
  const get = async (path: string) => (await fetch(`${url}${path}`, { headers: { cookie } })).json() as Promise<never>
  const mine = (await get('/api/my-reports')) as {
    period: { key: string; from: string }
    rows: { projectId: string; reported: boolean }[]
  }
  const open = mine.rows.filter((r) => !r.reported).slice(0, 320)
  return open.map((r) => ({ id: r.projectId, period: mine.period.key, asOf: mine.period.from, last: null }))
}

type Flood = { readonly rate: number; readonly times: number[] }

async function flood(call: () => Promise<void>): Promise<Flood> {
  const times: number[] = []
  const until = performance.now() + SECONDS * 1000
  const worker = async () => {
    while (performance.now() < until) {
      const began = performance.now()
      await call()
      times.push(performance.now() - began)
    }
  }
  const began = performance.now()
  await Promise.all(Array.from({ length: CONNECTIONS }, worker))
  return { rate: times.length / ((performance.now() - began) / 1000), times }
}
