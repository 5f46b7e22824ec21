import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { type Bench, type Measure, median, percentile, rounded } from './measure.ts'
import { openBrowser, serve } from './wall-frames.ts'

const repository = join(import.meta.dirname, '../..')
const ROUNDS = 5
const FRAMES = 120

/** Dragging the first activity of 300 in a real browser: from the pointer's day to new dates of all and the bars in sight drawn. */
export const whatIf: Bench = {
  name: 'what-if',
  about:
    '300 activities in the browser: an activity dragged, all dates again and the rows in sight drawn, in each of 120 frames',
  async run() {
    const folder = join(repository, 'node_modules/.cache/guatu', `what-if-${process.pid}`)
    let server: Server | undefined
    let browser: Browser | undefined
    try {
      await buildPage(folder)
      server = await serve(join(folder, 'dist'), '{}')
      browser = await openBrowser()
      const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
      await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`)
      await page.waitForFunction('window.drag !== undefined')
      const rounds: Round[] = []
      await page.evaluate(`window.drag(${FRAMES})`)
      for (let i = 0; i < ROUNDS; i++) rounds.push((await page.evaluate(`window.drag(${FRAMES})`)) as Round)
      return measuresOf(rounds)
    } finally {
      await browser?.close()
      server?.close()
      rmSync(folder, { recursive: true, force: true })
    }
  },
}

type Round = { readonly work: readonly number[]; readonly moved: number; readonly same: boolean }

function measuresOf(rounds: readonly Round[]): Measure[] {
  const p50 = median(rounds.map((r) => percentile(r.work, 50)))
  const p95 = median(rounds.map((r) => percentile(r.work, 95)))
  const moved = median(rounds.map((r) => r.moved))
  const same = rounds.every((r) => r.same)
  return [
    { name: 'what-if.frame', value: rounded(p50, 2), unit: 'ms', bar: '≤ 8', ok: p50 <= 8 },
    { name: 'what-if.frame.p95', value: rounded(p95, 2), unit: 'ms', bar: '≤ 8', ok: p95 <= 8 },
    { name: 'what-if.moved', value: rounded(moved, 0), unit: 'activities', bar: '≥ 100', ok: moved >= 100 },
    { name: 'what-if.same-dates', value: same ? 1 : 0, unit: 'yes', bar: 'as from scratch', ok: same },
  ]
}

async function buildPage(folder: string): Promise<void> {
  const { build, defaultClientConditions } = await import('vite')
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'index.html'), page)
  writeFileSync(join(folder, 'entry.ts'), entry)
  await build({
    configFile: false,
    root: folder,
    logLevel: 'error',
    resolve: { conditions: ['guatu-src', ...defaultClientConditions] },
    build: { outDir: join(folder, 'dist'), emptyOutDir: true },
  })
}

const page = `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>what if</title></head>
<body style="margin:0"><canvas width="1440" height="900"></canvas><script type="module" src="./entry.ts"></script></body></html>`

/** Six lanes of fifty activities, each lane hanging on the first; all link types, lags, both kinds of days, commitments. */
const entry = `
import { civil, addDays, toDayNumber } from '@guatu/domain/calendar/civil-date'
import { seedNotices } from '@guatu/domain/calendar/seed'
import { buildWorkingCalendar } from '@guatu/domain/calendar/working-calendar'
import { reschedule, startSchedule } from '@guatu/domain/plans/reschedule'
import { schedulePlan } from '@guatu/domain/plans/schedule-plan'
const start = civil('2026-03-02')
const types = ['FS', 'FS', 'FS', 'SS', 'FF']
const activities = Array.from({ length: 300 }, (_, i) => ({
  id: String(i), name: '任务 ' + i, duration: 4 + (i * 7) % 9, unit: i % 4 ? 'working' : 'calendar',
  predecessors: i === 0 ? [] : [{ id: String(i < 6 ? 0 : i - 6) }, ...(i > 12 ? [{ id: String(i - 7), type: types[i % 5], lag: i % 3 }] : [])],
  ...(i % 25 === 24 ? { commitment: addDays(start, 6 * i) } : {}),
}))
const plan = { start, finish: addDays(start, 900), statusDate: start, activities }
const calendars = { official: buildWorkingCalendar(seedNotices) }
const pen = document.querySelector('canvas').getContext('2d')
const origin = toDayNumber(start)
function draw(rows) {
  pen.clearRect(0, 0, 1440, 900)
  // As the chart does: only rows in sight are drawn.
  rows.slice(0, 28).forEach((row, i) => {
    const x = 160 + (toDayNumber(row.earliestStart) - origin) * 2
    const width = (toDayNumber(row.earliestFinish) - toDayNumber(row.earliestStart) + 1) * 2
    pen.fillStyle = row.critical ? '#333' : '#9aa'
    pen.fillRect(x, i * 32 + 8, width, 16)
    pen.fillText(activities[i].name + ' ' + row.earliestFinish, 4, i * 32 + 20)
  })
}
window.drag = async (frames) => {
  const before = startSchedule(plan, calendars)
  const work = []
  let moved = 0
  let live = before
  for (let k = 0; k < frames; k++) {
    await new Promise(requestAnimationFrame)
    const begun = performance.now()
    live = reschedule(before, { activity: '0', set: { notEarlier: addDays(start, 1 + (k % 60)) } })
    draw(live.schedule.activities)
    work.push(performance.now() - begun)
    moved = live.schedule.activities.filter((row, i) => row.earliestStart !== before.schedule.activities[i].earliestStart).length
  }
  const same = JSON.stringify(live.schedule) === JSON.stringify(schedulePlan(live.plan, calendars))
  return { work, moved, same }
}
`
