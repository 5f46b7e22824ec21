import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, civil } from '../calendar/civil-date.ts'
import { physicalCurve } from './s-curve.ts'

const bar = (start: string, finish: string) => ({ start: civil(start), finish: civil(finish) })

describe('the S-curve of work', () => {
  it('rises evenly over one bar and stands at 0 before and 100 at its end', () => {
    const june = bar('2026-06-01', '2026-07-30')
    const curve = physicalCurve([{ planned: june, now: june, started: true, finished: false }], civil('2026-06-30'))
    expect(curve.planned).toEqual([
      { on: '2026-05-31', value: '0.0' },
      { on: '2026-06-30', value: '50.0' },
      { on: '2026-07-30', value: '100.0' },
    ])
    expect(curve.earned.at(-1)).toEqual({ on: '2026-06-30', value: '50.0' })
  })

  it('earns less than planned where the work began later, by the weight that was planned', () => {
    const curve = physicalCurve(
      [
        {
          planned: bar('2026-06-01', '2026-06-10'),
          now: bar('2026-06-06', '2026-06-15'),
          started: true,
          finished: false,
        },
        {
          planned: bar('2026-06-11', '2026-06-20'),
          now: bar('2026-06-16', '2026-06-25'),
          started: false,
          finished: false,
        },
      ],
      civil('2026-06-10'),
    )
    expect(curve.planned.at(-1)).toEqual({ on: '2026-06-20', value: '100.0' })
    expect(curve.earned.at(-1)).toEqual({ on: '2026-06-10', value: '25.0' })
  })

  it('never falls, and planned ends at the whole', () => {
    const day = fc.integer({ min: 0, max: 700 }).map((n) => addDays(civil('2026-01-01'), n))
    const some = fc
      .tuple(day, fc.integer({ min: 0, max: 200 }))
      .map(([start, n]) => ({ start, finish: addDays(start, n) }))
    const activity = some.map((b) => ({ planned: b, now: b, started: true, finished: false }))
    fc.assert(
      fc.property(fc.array(activity, { minLength: 1, maxLength: 20 }), day, (activities, asOf) => {
        const { planned, earned } = physicalCurve(activities, asOf)
        for (const line of [planned, earned])
          for (const [i, p] of line.entries()) {
            const before = line[i - 1]
            if (before) expect(Number(p.value)).toBeGreaterThanOrEqual(Number(before.value))
          }
        expect(planned.at(-1)!.value).toBe('100.0')
      }),
    )
  })
})
