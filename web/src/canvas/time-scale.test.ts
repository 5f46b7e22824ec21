import { civil, fromDayNumber, toDayNumber } from '@guatu/domain/calendar/civil-date'
import { describe, expect, it } from 'vitest'
import { dayAt, tickKinds, ticks, widthOf, xOf, zoomAround } from './time-scale.ts'

const day = (text: string): number => toDayNumber(civil(text))
const scale = { first: day('2026-01-01'), last: day('2026-12-31'), pxPerDay: 2 }

describe('the time axis', () => {
  it('puts a day where it belongs and finds it again', () => {
    expect(xOf(scale, day('2026-01-11'))).toBe(20)
    expect(dayAt(scale, 20)).toBe(day('2026-01-11'))
    expect(dayAt(scale, 21.9)).toBe(day('2026-01-11'))
    expect(widthOf(scale)).toBe(730)
  })

  it('gives whole months, with the leap day, across the turn of a year', () => {
    const months = ticks('month', day('2023-12-15'), day('2024-03-01'))
    expect(months.map((t) => [t.year, t.index, fromDayNumber(t.from), fromDayNumber(t.last)])).toEqual([
      [2023, 12, '2023-12-01', '2023-12-31'],
      [2024, 1, '2024-01-01', '2024-01-31'],
      [2024, 2, '2024-02-01', '2024-02-29'],
      [2024, 3, '2024-03-01', '2024-03-31'],
    ])
  })

  it('begins quarters in January, April, July and October', () => {
    const quarters = ticks('quarter', day('2026-11-20'), day('2027-01-01'))
    expect(quarters.map((t) => [t.year, t.index, fromDayNumber(t.from)])).toEqual([
      [2026, 4, '2026-10-01'],
      [2027, 1, '2027-01-01'],
    ])
  })

  it('numbers weeks as officials do: week 47 of 2026 runs from 16 to 22 November', () => {
    const [week] = ticks('week', day('2026-11-20'), day('2026-11-20'))
    expect(week).toMatchObject({ year: 2026, index: 47 })
    expect([fromDayNumber(week!.from), fromDayNumber(week!.last)]).toEqual(['2026-11-16', '2026-11-22'])
  })

  it('gives the week over New Year to the year of its Thursday', () => {
    expect(ticks('week', day('2026-12-31'), day('2026-12-31'))[0]).toMatchObject({ year: 2026, index: 53 })
    expect(ticks('week', day('2025-12-29'), day('2025-12-29'))[0]).toMatchObject({ year: 2026, index: 1 })
  })

  it('shows finer lines the closer one looks', () => {
    expect([0.8, 2.4, 8, 26].map((px) => tickKinds(px).minor)).toEqual(['quarter', 'month', 'week', 'day'])
  })

  it('keeps the day under the pointer in place while zooming', () => {
    const next = zoomAround(scale, 100, 300, 6)
    expect((100 + 300) / 2).toBe((next.scrollX + 300) / next.scale.pxPerDay)
    expect(zoomAround(scale, 0, 0, 1000).scale.pxPerDay).toBe(40)
  })
})
