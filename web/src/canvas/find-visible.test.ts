import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { firstAbove, visibleRows } from './find-visible.ts'

describe('finding what can be seen', () => {
  it('finds the same place as a walk from the front', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 50 })), fc.integer({ min: -1, max: 51 }), (list, x) => {
        const sorted = [...list].sort((a, b) => a - b)
        const walked = sorted.findIndex((v) => v > x)
        expect(firstAbove(sorted, x)).toBe(walked === -1 ? sorted.length : walked)
      }),
    )
  })

  it('takes a row that is cut at the top and one that is cut at the bottom', () => {
    expect(visibleRows([0, 32, 80, 128, 176], 40, 130)).toEqual({ first: 1, end: 4 })
  })

  it('takes none of an empty wall', () => {
    expect(visibleRows([0], 0, 500)).toEqual({ first: 0, end: 0 })
  })
})
