import type { Dispatch, ReportForm } from '@guatu/contract/reports'
import type { RhythmChange, Rhythms } from '@guatu/contract/rhythms'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { closePeriods, rebuildVerdicts } from '../cards/jobs.ts'
import { newId } from '../platform/id.ts'
import { sampleServer } from '../testing/sample-server.ts'
import type { SignedInCaller, TestServer } from '../testing/test-server.ts'

let server: TestServer
let office: SignedInCaller
const monthly = {
  kind: 'month',
  cutOffDays: 5,
  lockDays: 3,
  withdrawn: false,
  expectedVersion: 0,
  reason: '领导小组会议',
}
const set = (from: string, body: object = monthly, by = office) =>
  by.send('PUT', `/api/dispatch/rhythms/${from}`, body) as Promise<{ status: number; body: never }>
const codeOf = ({ status, body }: { status: number; body: never }) => [status, (body as { code: string }).code]
const read = async <T>(path: string): Promise<T> => (await office.get(path)).body as T
const closed = async () =>
  (
    await server.platform.pool.query(
      'select period, project_id, verdict, closed_on from period_verdict order by closed_on, project_id',
    )
  ).rows

// Wednesday of week 48, sample reported through it.
beforeAll(async () => {
  server = await sampleServer('2026-11-25T02:00:00.000Z')
  office = await server.as('projectOffice')
})
afterAll(() => server.drop())

describe('the rhythm of the dispatch', () => {
  it('is weekly where nobody chose another, and says what may be chosen from when', async () => {
    const r = await read<Rhythms>('/api/dispatch/rhythms')
    expect(r.rows).toMatchObject([{ from: null, kind: 'week', state: 'inForce', version: 0 }])
    expect(r.choices.find((c) => c.kind === 'month')).toEqual({
      kind: 'month',
      from: '2026-12-01',
      cutOffDays: 5,
      lockDays: 3,
    })
    expect(r.periods.map((p) => p.key)).toEqual([
      '2026-W48',
      '2026-W49',
      '2026-W50',
      '2026-W51',
      '2026-W52',
      '2026-W53',
    ])
    expect(r.maySet).toBe(true)
  })

  it('changes on a day that begins a period and that nothing was reported for', async () => {
    expect(codeOf(await set('2026-12-02'))).toEqual([422, 'reports.rhythm.notAtStart'])
    expect(codeOf(await set('2026-11-01'))).toEqual([422, 'reports.rhythm.reportedAlready'])
    const liaison = await server.as('liaison')
    expect((await set('2026-12-01', monthly, liaison)).status).toBe(403)
    const done = await set('2026-12-01')
    expect([done.status, done.body]).toMatchObject([
      200,
      { from: '2026-12-01', kind: 'month', state: 'coming', version: 1 },
    ])
    expect(codeOf(await set('2026-12-01'))).toEqual([409, 'platform.staleVersion'])
  })

  it('lets the running period alone and cuts the last week on the eve', async () => {
    const { periods } = await read<Rhythms>('/api/dispatch/rhythms')
    expect(periods.map((p) => [p.key, p.from, p.to])).toEqual([
      ['2026-W48', '2026-11-23', '2026-11-29'],
      ['2026-W49', '2026-11-30', '2026-11-30'],
      ['2026-12', '2026-12-01', '2026-12-31'],
      ['2027-01', '2027-01-01', '2027-01-31'],
      ['2027-02', '2027-02-01', '2027-02-28'],
      ['2027-03', '2027-03-01', '2027-03-31'],
    ])
    expect(periods[1]!.label).toBe('第49周（11月30日—11月30日）')
    // The turn of the year stays open to the closing day; 5 February is New Year's Eve, so the working day before it counts.
    expect([periods[2]!.locksOn, periods[3]!.cutOff]).toEqual(['2027-01-15', '2027-02-04'])
  })

  it('is planned and taken back, and planned again', async () => {
    const back = await set('2026-12-01', { ...monthly, withdrawn: true, expectedVersion: 1 })
    expect(back.body as RhythmChange).toMatchObject({ state: 'withdrawn', version: 2 })
    expect((await read<Rhythms>('/api/dispatch/rhythms')).periods[1]!.to).toBe('2026-12-06')
    const again = await set('2026-12-01', { ...monthly, expectedVersion: 2 })
    expect(again.body as RhythmChange).toMatchObject({ state: 'coming', version: 3 })
  })

  it('asks for months from then on: desk, report form, missing list, strip and notice', async () => {
    server.setNow('2026-12-22T02:00:00.000Z')
    office = await server.as('projectOffice')
    await closePeriods({ db: server.db, clock: server.platform.clock })
    const desk = await read<Dispatch>('/api/dispatch')
    expect(desk.period).toMatchObject({ key: '2026-12', kind: 'month', label: '12月（12月1日—12月31日）' })
    expect(desk.periods.slice(0, 3).map((p) => p.key)).toEqual(['2026-12', '2026-W49', '2026-W48'])
    const project = desk.missing[0]!
    const form = await read<ReportForm>(`/api/projects/${project.projectId}/report-form`)
    expect(form.period).toMatchObject({ key: '2026-12', cutOff: '2027-01-05' })
    const report = {
      id: newId(),
      period: '2026-12',
      asOf: '2026-12-22',
      doneThisYear: form.last!.doneThisYear ?? '100.00',
      physicalPercent: form.last!.physicalPercent,
      fundsArrivedThisYear: form.last!.fundsArrivedThisYear,
      progress: '按月报送',
      next: '',
      problem: '',
      help: '',
      supersedes: null,
      reason: null,
      confirmedAsks: [],
    }
    const sent = await office.send('POST', `/api/projects/${project.projectId}/reports`, report)
    expect(sent.status).toBe(200)
    expect(
      codeOf(
        await office.send('POST', `/api/projects/${project.projectId}/reports`, {
          ...report,
          id: newId(),
          period: '2026-W52',
        }),
      ),
    ).toEqual([422, 'reports.unknownPeriod'])
    expect((await read<Dispatch>('/api/dispatch')).missing.map((m) => m.projectId)).not.toContain(project.projectId)
    const strip = await read<{ label: string }[]>(`/api/projects/${project.projectId}/strip`)
    expect(strip.at(-1)!.label).toBe('第49周（11月30日—11月30日）')
    expect((await read<{ period: string }>('/api/notice')).period).toBe('第49周（11月30日—11月30日）')
  })

  it('closes the month at its lock, and a rebuild finds the same verdicts for weeks and months', async () => {
    server.setNow('2027-01-16T02:00:00.000Z')
    office = await server.as('projectOffice')
    const host = { db: server.db, clock: server.platform.clock }
    await closePeriods(host)
    expect((await read<{ period: string }>('/api/notice')).period).toBe('12月（12月1日—12月31日）')
    const stored = await closed()
    expect([...new Set(stored.map((r) => r.period))].slice(-3)).toEqual(['2026-W48', '2026-W49', '2026-12'])
    await rebuildVerdicts(host)
    const rebuilt = await closed()
    expect(rebuilt.filter((r) => r.closed_on >= stored[0].closed_on)).toEqual(stored)
  })
})
