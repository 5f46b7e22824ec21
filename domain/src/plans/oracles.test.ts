import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { civil, toDayNumber, weekdayOf } from '../calendar/civil-date.ts'
import { seedNotices } from '../calendar/seed.ts'
import { buildWorkingCalendar } from '../calendar/working-calendar.ts'
import type { Activity, DurationUnit, Plan } from './plan-types.ts'
import { schedulePlan } from './schedule-plan.ts'

const calendars = { official: buildWorkingCalendar(seedNotices) }
const folder = resolve(process.env.GUATU_DATA ?? '../shared/data', 'scheduling')
const absent = !existsSync(folder) && !process.env.CI

type Job = { readonly id: number; readonly duration: number; readonly successors: readonly number[] }

/** A network of a literature set as a plan, every activity in one unit; Monday 5 January 2026 is a working day. */
function planOf(jobs: readonly Job[], unit: DurationUnit): Plan {
  const activities = jobs.map(
    (job): Activity => ({
      id: String(job.id),
      duration: job.duration,
      unit,
      predecessors: jobs.filter((j) => j.successors.includes(job.id)).map((j) => ({ id: String(j.id) })),
    }),
  )
  return { start: civil('2026-01-05'), activities }
}

function readPsplib(text: string): { jobs: Job[]; mpmTime: number } {
  const lines = text.split(/\r?\n/)
  const numbers = (line: string): number[] => line.trim().split(/\s+/).map(Number)
  const after = (title: string, skip: number): number => lines.findIndex((l) => l.startsWith(title)) + skip
  const project = numbers(lines[after('PROJECT INFORMATION', 2)]!)
  const successors = new Map<number, number[]>()
  for (let i = after('PRECEDENCE RELATIONS', 2); !lines[i]!.startsWith('*'); i++) {
    const [job, , , ...next] = numbers(lines[i]!)
    successors.set(job!, next)
  }
  const jobs: Job[] = []
  for (let i = after('REQUESTS/DURATIONS', 3); !lines[i]!.startsWith('*'); i++) {
    const [id, , duration] = numbers(lines[i]!)
    jobs.push({ id: id!, duration: duration!, successors: successors.get(id!) ?? [] })
  }
  return { jobs, mpmTime: project[5]! }
}

function readPatterson(text: string): Job[] {
  const numbers = text.trim().split(/\s+/).map(Number)
  const [count = 0, resources = 0] = numbers
  let at = 2 + resources
  return Array.from({ length: count }, (_, i) => {
    const duration = numbers[at]!
    const followers = numbers[at + 1 + resources]!
    const from = at + 2 + resources
    at = from + followers
    return { id: i + 1, duration, successors: numbers.slice(from, at) }
  })
}

/** Longest path by plain recursion: nothing of the kernel's. */
function longestPath(jobs: readonly Job[]): number {
  const known = new Map<number, number>()
  const from = (id: number): number => {
    const seen = known.get(id)
    if (seen !== undefined) return seen
    const job = jobs[id - 1]!
    const length = job.duration + Math.max(0, ...job.successors.map(from))
    known.set(id, length)
    return length
  }
  return Math.max(...jobs.map((j) => from(j.id)))
}

describe.skipIf(absent)('networks of the literature (skipped without the shared data folder)', () => {
  const psplib = resolve(folder, 'psplib-j30')
  const files = absent ? [] : readdirSync(psplib).filter((f) => f.endsWith('.sm'))

  it('all 480 networks of PSPLIB j30 are as long as their MPM-Time, in working and in calendar days', () => {
    expect(files).toHaveLength(480)
    for (const file of files) {
      const { jobs, mpmTime } = readPsplib(readFileSync(resolve(psplib, file), 'utf8'))
      const working = schedulePlan(planOf(jobs, 'working'), calendars)
      expect([file, working.length.working]).toEqual([file, mpmTime])
      const calendar = schedulePlan(planOf(jobs, 'calendar'), calendars)
      expect([file, calendar.length.calendar]).toEqual([file, mpmTime])
      expect(Math.min(...working.activities.map((a) => a.totalFloat))).toBe(0)
      expect(working.activities.filter((a) => a.critical).map((a) => a.id)).toEqual(
        calendar.activities.filter((a) => a.critical).map((a) => a.id),
      )
    }
  })

  it('all 110 Patterson networks are as long as their longest path, and no longer than the optimum under resources', () => {
    const dir = resolve(folder, 'patterson')
    const optimum = new Map(
      readFileSync(resolve(dir, 'optimum.csv'), 'utf8')
        .trim()
        .split(/\r?\n/)
        .slice(1)
        .map((l) => [l.split(',')[0]!, Number(l.split(',')[1])] as const),
    )
    expect(optimum.size).toBe(110)
    for (const [file, best] of optimum) {
      const jobs = readPatterson(readFileSync(resolve(dir, file), 'utf8'))
      const { length } = schedulePlan(planOf(jobs, 'working'), calendars)
      expect([file, length.working]).toEqual([file, longestPath(jobs)])
      expect(length.working).toBeLessThanOrEqual(best)
    }
  })

  it('starts on a working Monday', () => {
    expect(weekdayOf(toDayNumber(civil('2026-01-05')))).toBe(1)
  })
})
