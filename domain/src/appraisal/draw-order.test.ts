import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { drawOrder, isSeed, xoshiro128 } from './draw-order.ts'

const first = (seed: string, n: number) => {
  const next = xoshiro128(seed)
  return Array.from({ length: n }, next)
}
const seed = fc
  .array(fc.integer({ min: 0, max: 0xffff }), { minLength: 8, maxLength: 8 })
  .map((words) => words.map((w) => w.toString(16).padStart(4, '0')).join(''))
  .filter(isSeed)

describe('the draw', () => {
  it('uses the generator that it names: the words of its reference implementation', () => {
    expect(first('00000001000000020000000300000004', 4)).toEqual([11520, 0, 5927040, 70819200])
    expect(first('964d4a0cd40ab895ad7fdecb3006f0f0', 4)).toEqual([0xf1391922, 0x6fe53806, 0xa5be2840, 0xf510ee70])
  })

  it('can be drawn again from its seed by anybody', () => {
    const entered = ['甲', '乙', '丙', '丁', '戊', '己']
    expect(drawOrder(entered, '964d4a0cd40ab895ad7fdecb3006f0f0')).toEqual(['丁', '乙', '戊', '己', '丙', '甲'])
  })

  it('loses nobody, and changes nothing of the list as entered', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.uuid(), { maxLength: 30 }), seed, (entered, s) => {
        const kept = [...entered]
        expect([...drawOrder(entered, s)].sort()).toEqual([...entered].sort())
        expect(entered).toEqual(kept)
      }),
    )
  })

  it('favours nobody: over many seeds each stands about as often in each place', () => {
    const entered = [0, 1, 2, 3]
    const next = xoshiro128('0123456789abcdef0123456789abcdef')
    const word = () => next().toString(16).padStart(8, '0')
    const seen = entered.map(() => entered.map(() => 0))
    for (let i = 0; i < 8000; i += 1)
      for (const [place, who] of drawOrder(entered, `${word()}${word()}${word()}${word()}`).entries())
        seen[who]![place]! += 1
    // 2,000 each is expected; five standard deviations are 194.
    for (const count of seen.flat()) expect(Math.abs(count - 2000)).toBeLessThan(194)
  })

  it('takes nothing else for a seed', () => {
    expect(['', '0'.repeat(32), 'g'.repeat(32), 'a'.repeat(31)].map(isSeed)).toEqual([false, false, false, false])
    expect(() => drawOrder(['甲', '乙'], 'x')).toThrow('no seed')
  })
})
