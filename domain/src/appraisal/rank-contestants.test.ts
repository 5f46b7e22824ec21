import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { rankContestants } from './rank-contestants.ts'

const one = (name: string, score: string | null, untrimmed = score, median = score, firsts = 0) => ({
  ...{ name, score, untrimmed, median, firsts },
})
const placed = (...all: readonly ReturnType<typeof one>[]) =>
  rankContestants(all).map(({ name, rank, tie }) => [name, rank, tie])

describe('the rank of contestants', () => {
  it('goes by the score as printed', () => {
    expect(placed(one('甲', '90.10'), one('乙', '90.11'), one('丙', '9.99'))).toEqual([
      ['乙', 1, null],
      ['甲', 2, null],
      ['丙', 3, null],
    ])
  })

  it('breaks ties by untrimmed mean, then median, then first places, and says which did', () => {
    expect(
      placed(
        one('丁', '90.00', '89.00', '90.00', 1),
        one('丙', '90.00', '89.00', '90.00', 2),
        one('乙', '90.00', '89.00', '90.50'),
        one('甲', '90.00', '89.50', '88.00'),
      ),
    ).toEqual([
      ['甲', 1, null],
      ['乙', 2, 'untrimmed'],
      ['丙', 3, 'median'],
      ['丁', 4, 'firsts'],
    ])
  })

  it('gives one rank to two whom only the drawn order tells apart, and the next its number: 1, 2, 2, 4', () => {
    expect(placed(one('丙', '80.00'), one('甲', '90.00'), one('先抽', '85.00'), one('后抽', '85.00'))).toEqual([
      ['甲', 1, null],
      ['先抽', 2, null],
      ['后抽', 2, 'none'],
      ['丙', 4, null],
    ])
  })

  it('has none without a score, and such a one stands last', () => {
    expect(placed(one('无', null, '99.00', '99.00'), one('甲', '1.00'))).toEqual([
      ['甲', 1, null],
      ['无', null, null],
    ])
  })

  it('loses nobody, never puts a lower score above a higher, and counts the better ones', () => {
    const score = fc.integer({ min: 8000, max: 8004 }).map((n) => (n / 100).toFixed(2))
    const standing = fc.record({
      ...{ name: fc.uuid(), score: fc.option(score, { nil: null }), untrimmed: score, median: score },
      firsts: fc.nat({ max: 2 }),
    })
    fc.assert(
      fc.property(fc.array(standing, { maxLength: 12 }), (all) => {
        const ranked = rankContestants(all)
        expect(new Set(ranked.map((r) => r.name))).toEqual(new Set(all.map((r) => r.name)))
        for (const [i, r] of ranked.entries()) {
          if (r.rank === null) continue
          const above = ranked[i - 1]
          expect(r.rank === i + 1 || (r.tie === 'none' && r.rank === above?.rank)).toBe(true)
          if (above) expect(Number(above.score)).toBeGreaterThanOrEqual(Number(r.score))
        }
      }),
      { numRuns: Number(process.env.FC_RUNS ?? 500) },
    )
  })
})
