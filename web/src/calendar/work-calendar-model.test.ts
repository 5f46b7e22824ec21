import { expect, it } from 'vitest'
import { datesOf, freeKey, spansOf, specFields, specOf } from './work-calendar-model.ts'

it('reads yearly stops as people write them, over New Year too, and refuses a day that does not exist', () => {
  expect(spansOf('11-15—03-15，06-07至06-10')).toEqual([
    { from: '11-15', to: '03-15' },
    { from: '06-07', to: '06-10' },
  ])
  expect(spansOf('')).toEqual([])
  expect(spansOf('11-31—03-15')).toBeNull()
  expect(spansOf('冬季')).toBeNull()
})

it('reads single days, whatever stands between them', () => {
  expect(datesOf('2026-07-28、2026-07-29')).toEqual(['2026-07-28', '2026-07-29'])
  expect(datesOf('2026-02-30')).toBeNull()
})

it('gives a calendar back as it was', () => {
  const spec = {
    kind: 'custom' as const,
    weekdays: [1, 2, 3, 4, 5, 6],
    offYearly: [{ from: '11-15', to: '03-15' }],
    off: ['2026-07-28'],
  }
  expect(specOf(specFields({ key: 'site', name: '现场', spec: spec as never }))).toEqual(spec)
})

it('shows a custom calendar without weekdays as what it is: the official days with its stops', () => {
  const offYearly = [{ from: '11-15', to: '03-15' }]
  const fields = specFields({ key: 'winter', name: '冬季停工', spec: { kind: 'custom', offYearly } })
  expect(specOf(fields)).toEqual({ kind: 'official', offYearly })
})

it('finds a key of its own for a second calendar of a kind', () => {
  expect(freeKey('site', [])).toBe('site')
  expect(freeKey('site', [{ key: 'site' }, { key: 'site-no2' }])).toBe('site-no3')
})
