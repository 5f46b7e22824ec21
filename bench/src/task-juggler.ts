import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { calendarOf } from '@guatu/domain/calendar/calendar-spec'
import { addDays, type CivilDate, civil } from '@guatu/domain/calendar/civil-date'
import { seedNotices } from '@guatu/domain/calendar/seed'
import { addWorkingDays, buildWorkingCalendar, isWorkingDay } from '@guatu/domain/calendar/working-calendar'
import type { Plan } from '@guatu/domain/plans/plan-types'
import { schedulePlan } from '@guatu/domain/plans/schedule-plan'
import { ACTIVITIES_A_PLAN, xorshift } from './kernel-network.ts'
import { type Measure, rounded } from './measure.ts'

type Mode = 'asap' | 'alap'
type Project = { readonly plan: Plan; readonly start: CivilDate; readonly end: CivilDate }
type Dates = ReadonlyMap<string, readonly [start: string, finish: string]>

const SIZES = [61, 300]
/** Longer than this nobody waits here. */
const SECONDS = 90
const EPOCH = civil('2022-01-03')
const HOLIDAYS = ['01-01', '01-20', '02-17', '05-26', '06-19', '07-04', '09-01', '10-13', '11-11', '11-27', '12-25']
const off = Array.from({ length: 13 }, (_, y) => HOLIDAYS.map((day) => civil(`${2022 + y}-${day}`))).flat()
const spec = { kind: 'custom', weekdays: [1, 2, 3, 4, 5], off } as const
const calendars = { official: buildWorkingCalendar(seedNotices) }
const days = calendarOf(spec, calendars.official)

/**
 * TaskJuggler beside the product on one network: forty activities a project, each after one to three of the six before it, weekdays and
 * eleven holidays a year; forward from each project's start, and back from its end. Dates of all activities are compared.
 */
export async function besideTaskJuggler(): Promise<Measure[]> {
  if (spawnSync('tj3', ['--version']).status !== 0) return [absent]
  const measures: Measure[] = []
  for (const size of SIZES) {
    const projects = network(size)
    measures.push(...(await Promise.all((['asap', 'alap'] as const).map((mode) => compare(projects, mode)))))
  }
  return measures
}

const absent: Measure = {
  name: 'portfolio.taskjuggler',
  value: 0,
  unit: 'compared: tj3 is not installed here (Debian: apt-get install tj3)',
  bar: '61 and 300 projects, where it is installed',
  ok: false,
}

async function compare(projects: readonly Project[], mode: Mode): Promise<Measure> {
  const name = `portfolio.taskjuggler.${projects.length}-${mode}`
  const began = performance.now()
  const own = ownDates(projects, mode)
  const ours = (performance.now() - began) / 1000
  const theirs = await juggled(projects, mode)
  const bar = 'the same dates, in less time'
  if (!theirs) return { name, value: SECONDS, unit: 's and TaskJuggler had not finished', bar, ok: false }
  const differ = [...own].filter(([id, [start, finish]]) => {
    const [from, to] = theirs.dates.get(id) ?? ['', '']
    return from !== start || to !== finish
  }).length
  const unit = `× as long as the product (${rounded(theirs.seconds, 1)} s to ${rounded(ours * 1000, 1)} ms); ${differ} of ${own.size} dates differ`
  return { name, value: rounded(theirs.seconds / ours, 0), unit, bar, ok: differ === 0 && theirs.seconds > ours }
}

function network(projects: number): Project[] {
  const random = xorshift()
  return Array.from({ length: projects }, () => {
    const deadline = 1000 + (random() % 1500)
    const followed = new Set<number>()
    const activities = Array.from({ length: ACTIVITIES_A_PLAN }, (_, i) => {
      const duration = 5 + (random() % 26)
      const before: number[] = []
      const add = (q: number) => void (before.includes(q) || before.push(q))
      const wanted = i === 0 ? 0 : 1 + (random() % 2) + (random() % 4 === 0 ? 1 : 0)
      for (let k = 0; k < wanted; k++) add(i - 1 - (random() % Math.min(i, 6)))
      // All ends meet in the last one.
      if (i === ACTIVITIES_A_PLAN - 1) for (let q = 0; q < i; q++) if (!followed.has(q)) add(q)
      for (const q of before) followed.add(q)
      const predecessors = before.map((q) => ({ id: `a${q}` }))
      return { id: `a${i}`, duration, unit: 'working' as const, calendar: 'weekdays', predecessors }
    })
    const [start, end] = [worked(deadline - 900), worked(deadline)]
    return { plan: { start, finish: end, calendars: { weekdays: spec }, activities }, start, end }
  })
}

/** The working day of this number, from EPOCH, which is number 0. */
const worked = (n: number): CivilDate => addWorkingDays(days, EPOCH, n)

function ownDates(projects: readonly Project[], mode: Mode): Dates {
  const dates = new Map<string, readonly [string, string]>()
  projects.forEach(({ plan }, p) => {
    for (const a of schedulePlan(plan, calendars).activities) {
      const isEarly = mode === 'asap'
      const start = isEarly ? a.earliestStart : a.latestStart
      dates.set(`p${p}.${a.id}`, [start, isEarly ? a.earliestFinish : a.latestFinish])
    }
  })
  return dates
}

async function juggled(projects: readonly Project[], mode: Mode): Promise<{ dates: Dates; seconds: number } | null> {
  const folder = mkdtempSync(join(tmpdir(), 'guatu-tj3-'))
  try {
    writeFileSync(join(folder, 'portfolio.tjp'), written(projects, mode))
    const began = performance.now()
    const status = await new Promise((resolve) => {
      const child = spawn('tj3', ['--silent', '-o', folder, join(folder, 'portfolio.tjp')], { stdio: 'ignore' })
      const timer = setTimeout(() => child.kill('SIGKILL'), SECONDS * 1000)
      child.once('exit', (code) => {
        clearTimeout(timer)
        resolve(code)
      })
    })
    const seconds = (performance.now() - began) / 1000
    return status === 0 ? { dates: readDates(readFileSync(join(folder, 'out.csv'), 'utf8')), seconds } : null
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function written(projects: readonly Project[], mode: Mode): string {
  const lines = [
    `project pf "Portfolio" ${EPOCH} - 2035-01-01 {\n timezone "UTC"\n timeformat "%Y-%m-%d"\n dailyworkinghours 8\n yearlyworkingdays 250`,
    ' workinghours mon - fri 9:00 - 17:00\n workinghours sat, sun off\n}',
    ...off.map((day) => `leaves holiday "h" ${day}`),
  ]
  projects.forEach(({ plan, start, end }, p) => {
    lines.push(`task p${p} "Project ${p}" {`)
    for (const a of plan.activities) {
      const after = plan.activities.filter((b) => b.predecessors?.some((l) => l.id === a.id)).map((b) => `!${b.id}`)
      const before = (a.predecessors ?? []).map((l) => `!${l.id}`)
      const back = after.length > 0 ? `precedes ${after.join(', ')}` : `end ${end}-17:00`
      const forward = before.length > 0 ? `depends ${before.join(', ')}` : `start ${start}-09:00`
      const links = mode === 'alap' ? `scheduling alap ${back}` : forward
      lines.push(` task ${a.id} "Activity ${a.id}" { length ${a.duration}d ${links} }`)
    }
    lines.push('}')
  })
  const columns = 'columns id, start, end timeformat "%Y-%m-%d-%H:%M" hidetask ~isleaf()'
  return `${lines.join('\n')}\ntaskreport "out" { formats csv ${columns} }\n`
}

/** It prints moments: five in the afternoon may be written for nine on the next working day, and the other way round. */
function readDates(csv: string): Dates {
  const dates = new Map<string, readonly [string, string]>()
  for (const line of csv.split('\n').slice(1)) {
    const [id, start, end] = line.split(';').map((cell) => cell.replaceAll('"', ''))
    if (!id?.includes('.a') || !start || !end) continue
    dates.set(id, [onWorkingDay(start, 17, 1), onWorkingDay(end, 9, -1)])
  }
  return dates
}

function onWorkingDay(moment: string, edge: 9 | 17, step: 1 | -1): CivilDate {
  const hour = Number(moment.slice(11, 13))
  let day = civil(moment.slice(0, 10))
  if (edge === 17 ? hour >= 17 : hour <= 9) day = addDays(day, step)
  while (!isWorkingDay(days, day)) day = addDays(day, step)
  return day
}
