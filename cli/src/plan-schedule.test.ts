import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'

const folder = mkdtempSync(join(tmpdir(), 'guatu-plan-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const main = resolve('cli/src/main.ts')

type Run = { code: number; out: string; err: string }

function guatu(...args: string[]): Promise<Run> {
  return new Promise((done) => {
    execFile('node', ['-C', 'guatu-src', '--import', 'tsx', main, ...args], (error, out, err) => {
      done({ code: error ? Number(error.code) : 0, out, err })
    })
  })
}

function file(name: string, content: unknown): string {
  const path = join(folder, name)
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content))
  return path
}

const chain = {
  start: '2026-03-02',
  finish: '2026-03-11',
  activities: [
    { id: 'A', duration: 5, unit: 'working', minDuration: 2, crashCost: 3 },
    {
      id: 'B',
      duration: 5,
      unit: 'calendar',
      predecessors: [{ id: 'A' }],
      minDuration: 2,
      crashCost: 1,
      optimistic: 4,
      pessimistic: 9,
    },
  ],
}

describe('guatu plan schedule', () => {
  it('prints one JSON document with dates, floats, chances and the cheapest way out', async () => {
    const run = await guatu(
      'plan',
      'schedule',
      file('chain.json', chain),
      '--json',
      '--monte-carlo',
      '500',
      '--seed',
      '3',
      '--crash',
    )
    expect(run.code).toBe(0)
    const answer = JSON.parse(run.out)
    expect([answer.finish, answer.daysToWinBack, answer.length]).toEqual([
      '2026-03-11',
      0,
      { working: 8, calendar: 10 },
    ])
    expect(answer.activities[1]).toEqual({
      id: 'B',
      earliestStart: '2026-03-07',
      earliestFinish: '2026-03-11',
      latestStart: '2026-03-07',
      latestFinish: '2026-03-11',
      totalFloat: 0,
      freeFloat: 0,
      critical: true,
      nearCritical: false,
      drivers: ['A'],
    })
    expect(answer.monteCarlo.finish.probability).toBeGreaterThan(0)
    expect(answer.monteCarlo.finish.probability).toBeLessThan(1)
    expect(answer.crash).toMatchObject({ meets: true, cost: 0, activities: [] })
  })

  it('lays every way out beside, each with its own schedule', async () => {
    const late = { ...chain, finish: '2026-03-08' }
    const path = file('late.json', late)
    const run = await guatu('plan', 'schedule', path, '--json', '--ways-out', '--seven-day', 'A', '--shifts', 'A=2')
    expect(run.code).toBe(0)
    const { waysOut } = JSON.parse(run.out)
    expect(waysOut.ways.map((w: { kind: string; daysWon: number }) => [w.kind, w.daysWon])).toEqual([
      ['crash', 3],
      ['shifts', 2],
      ['laterCommitment', 3],
      ['laterCommitmentP80', 3],
    ])
    expect(waysOut.ways[0].schedule.finish).toBe('2026-03-08')
    expect(waysOut.chains[0]).toMatchObject({ activities: ['A', 'B'], days: 3 })
    const told = await guatu('plan', 'schedule', path, '--ways-out', '--shifts', 'A=2')
    expect(told.out).toContain('“A”实行 2 班作业，由 5 天缩至 3 天')
    expect((await guatu('plan', 'schedule', path, '--shifts', 'A=9')).code).toBe(2)
  })

  it('writes the plan as MS Project XML, which it reads again with the same dates', async () => {
    const out = join(folder, 'chain.xml')
    const first = await guatu('plan', 'schedule', file('chain.json', chain), '--json', '--mspdi', out)
    const again = await guatu('plan', 'schedule', out, '--json')
    const dates = (run: Run) =>
      JSON.parse(run.out).activities.map((a: Record<string, unknown>) => [a.id, a.earliestStart, a.earliestFinish])
    expect(dates(again)).toEqual(dates(first))
    const nowhere = join(folder, 'no', 'such', 'folder.xml')
    expect((await guatu('plan', 'schedule', out, '--mspdi', nowhere)).code).toBe(3)
  })

  it('a loop is exit 3, with the diagnosis and no activities', async () => {
    const loop = { start: '2026-03-02', activities: [{ id: 'A', duration: 1, predecessors: [{ id: 'A' }] }] }
    const run = await guatu('plan', 'schedule', file('loop.json', loop), '--json')
    expect(run.code).toBe(3)
    const answer = JSON.parse(run.out)
    expect(answer).toMatchObject({
      finish: null,
      activities: [],
      diagnoses: [{ code: 'loop', params: { activities: ['A'] } }],
    })
    expect(run.err).toContain('成环')
  })

  it('says where a file is not a plan, in JSON as well', async () => {
    const bad = { start: '2026-02-30', activities: [] }
    const run = await guatu('plan', 'schedule', file('bad.json', bad), '--json', '--lang', 'en')
    expect([run.code, JSON.parse(run.out).diagnoses]).toEqual([
      3,
      [{ code: 'plan-malformed', params: { path: '/start', expected: 'YYYY-MM-DD' } }],
    ])
    expect(run.err).toContain('not understood at /start')
  })

  it('a plan without activities is refused by name', async () => {
    const run = await guatu('plan', 'schedule', file('empty.json', { start: '2026-03-02', activities: [] }), '--json')
    expect([run.code, JSON.parse(run.out).diagnoses]).toEqual([3, [{ code: 'plan-empty', params: {} }]])
  })

  it('without a file is wrong use, which is said in JSON as well where that was asked for', async () => {
    const plain = await guatu('plan', 'schedule')
    expect([plain.code, plain.out]).toEqual([2, ''])
    for (const args of [
      ['plan', 'schedule'],
      ['no', 'such', 'verb'],
      ['cards', 'judge', '--foo'],
    ]) {
      const run = await guatu(...args, '--json')
      expect([run.code, JSON.parse(run.out)]).toMatchObject([2, { refused: true, code: 'wrongUse' }])
    }
  })
})
