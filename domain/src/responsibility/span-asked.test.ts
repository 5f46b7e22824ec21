import { describe, expect, it } from 'vitest'
import type { CivilDate } from '../calendar/civil-date.ts'
import { spanAsked } from './span-asked.ts'

const day = (text: string) => text as CivilDate

describe('the span of the fair clock', () => {
  it('is the running quarter up to today where nothing is asked', () => {
    expect(spanAsked({}, day('2026-11-22'))).toEqual({ from: '2026-10-01', to: '2026-11-22' })
    expect(spanAsked({}, day('2026-01-01'))).toEqual({ from: '2026-01-01', to: '2026-01-01' })
    expect(spanAsked({ from: null, to: null }, day('2026-09-30'))).toEqual({ from: '2026-07-01', to: '2026-09-30' })
  })
  it('takes each end that is asked', () => {
    expect(spanAsked({ from: '2026-03-05' }, day('2026-06-30'))).toEqual({ from: '2026-03-05', to: '2026-06-30' })
    expect(spanAsked({ to: '2026-05-01' }, day('2026-06-30'))).toEqual({ from: '2026-04-01', to: '2026-05-01' })
  })
})
