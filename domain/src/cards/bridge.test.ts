import fc from 'fast-check'
import { expect, it } from 'vitest'
import { bridge } from './bridge.ts'
import { LEVELS, type Level } from './level.ts'

it('tells who is unchanged, improved, worsened, entered and left', () => {
  const set = (text: string) => text.split(' ').map((t) => ({ id: t.split(':')[0]!, level: t.split(':')[1] as Level }))
  expect(bridge(set('a:warn b:severe c:normal d:warn'), set('a:warn b:remind c:warn e:severe'))).toEqual({
    unchanged: ['a'],
    improved: [{ id: 'b', from: 'severe', to: 'remind' }],
    worsened: [{ id: 'c', from: 'normal', to: 'warn' }],
    entered: [{ id: 'e', level: 'severe' }],
    left: [{ id: 'd', level: 'warn' }],
  })
})

it('adds up: what was minus those who left plus those who entered is what is', () => {
  const levels = fc.dictionary(fc.constantFrom(...'abcdefgh'), fc.constantFrom(...LEVELS))
  const list = (d: Record<string, Level>) => Object.entries(d).map(([id, level]) => ({ id, level }))
  fc.assert(
    fc.property(levels, levels, (before, after) => {
      const b = bridge(list(before), list(after))
      const stayed = b.unchanged.length + b.improved.length + b.worsened.length
      expect(stayed + b.left.length).toBe(list(before).length)
      expect(stayed + b.entered.length).toBe(list(after).length)
    }),
  )
})
