import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { addDays, civil } from '../calendar/civil-date.ts'
import { isRefusal } from '../kernel/coded.ts'
import { calibrateForecast, type Phase } from './calibrate-forecast.ts'
import { phasesOf } from './phase-ledger.ts'

const ledger = resolve(process.env.GUATU_DATA ?? '../shared/data', 'ledgers/nyc-school-construction-phases.csv')

/** A hundred days planned each, one begun a day; the k-th takes 60 + 7 k mod 83 days. */
const even: Phase[] = Array.from({ length: 700 }, (_, k) => {
  const start = addDays(civil('2020-01-01'), k)
  return { kind: 'frame', start, planned: addDays(start, 100), finished: addDays(start, 60 + ((7 * k) % 83)) }
})

describe('calibration', () => {
  it('of forecasts of work that goes on as before comes out as given', () => {
    const measured = calibrateForecast(even)
    const [p50, p80, p90] = measured.given.map((g) => g.share!)
    expect(Math.abs(p50! - 50)).toBeLessThan(4)
    expect(Math.abs(p80! - 80)).toBeLessThan(4)
    expect(Math.abs(p90! - 90)).toBeLessThan(4)
    expect(measured.assumed).toBeGreaterThan(0)
    const bin = measured.planned.find((b) => b.judged > 300)!
    expect(Math.abs(bin.share! - bin.mean)).toBeLessThan(4)
  })

  it('peeks at nothing: what happens after a phase began does not change what was given for it', () => {
    const turned = even.map((p, k) => (k < 450 ? p : { ...p, finished: addDays(p.start, 400) }))
    const upTo = (phases: Phase[], day: string) => phases.filter((p) => p.start < day)
    const early = '2021-03-01'
    // The same forecasts are judged by later events, so the dates of the first phases, all ended by then, hold alike.
    const a = calibrateForecast(upTo(even, early))
    const b = calibrateForecast(upTo(turned, early))
    expect(a).toEqual(b)
    const missed = calibrateForecast(turned)
    expect(missed.given[1]!.share!).toBeLessThan(75)
  })

  it('counts unfinished work as a miss once its date has passed, and judges no date that has not come', () => {
    const stuck = even.map((p, k) => (k % 2 === 0 && k > 300 ? { ...p, finished: null } : p))
    const measured = calibrateForecast(stuck)
    expect(measured.given[2]!.share!).toBeLessThan(90)
    expect(measured.undecided).toBeGreaterThan(0)
    expect(measured.given[2]!.judged).toBeLessThan(measured.given[0]!.judged)
  })

  it.skipIf(!existsSync(ledger) && !process.env.CI)(
    'on the ledger of school construction: of the dates given with 80 %, so many held (skipped: no shared data)',
    () => {
      const rows = readFileSync(ledger, 'utf8')
        .trim()
        .split(/\r?\n/)
        .map((line) => [...line.matchAll(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)].map((m) => m[1]!.replace(/^"|"$/g, '')))
      const read = phasesOf(rows)
      if (isRefusal(read)) throw new Error(read.code)
      expect(read.phases.length).toBeGreaterThan(1200)
      const measured = calibrateForecast(read.phases)
      const p80 = measured.given[1]!
      // Not a wish but what the ledger says: close to what was given, a little below, as the years after 2019 were slower than those learnt from.
      expect(p80.judged).toBeGreaterThan(600)
      expect(p80.share!).toBeGreaterThan(70)
      expect(p80.share!).toBeLessThan(90)
    },
  )

  it('says which column a ledger lacks', () => {
    expect(phasesOf([['阶段', '实际开始', '计划完成']])).toMatchObject({
      refused: true,
      params: { column: '实际完成 / Project Phase Actual End Date / finished' },
    })
    const rows = [
      ['阶段', '项目类型', '实际开始', '计划完成', '实际完成'],
      ['设计', '医院', '2024-01-02', '3/4/2024', 'PNS'],
      ['施工', '医院', 'PNS', '2024-05-01', ''],
    ]
    expect(phasesOf(rows)).toEqual({
      phases: [{ kind: '设计', wider: '医院', start: '2024-01-02', planned: '2024-03-04', finished: null }],
      undated: 1,
    })
  })
})
