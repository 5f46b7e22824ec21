import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { panelScore, printMarks } from './panel-score.ts'

const RUNS = { numRuns: Number(process.env.FC_RUNS ?? 500) }
const panel = (...marks: readonly number[]) =>
  panelScore(marks.map((mark, i) => ({ judgeId: `j${i + 1}`, total: Math.round(mark * 100) })))

describe('the score of a panel', () => {
  // Published examples: school examinations on a singer's seven and a speaker's ten judges.
  it.each([
    ['七位评委 90 89 90 95 93 94 93', [90, 89, 90, 95, 93, 94, 93], '92.00'],
    ['七个评委 72 76 81 81 85 87 90', [72, 76, 81, 81, 85, 87, 90], '82.00'],
    ['十位评委 7.0 7.8 3.2 8.0 8.4 8.4 9.8 8.0 8.4 8.0', [7, 7.8, 3.2, 8, 8.4, 8.4, 9.8, 8, 8.4, 8], '8.00'],
  ])('is of %s as published', (_, marks, score) => {
    expect(panel(...marks)).toMatchObject({ how: 'trimmed', score })
  })

  it('has beside it the untrimmed mean and the median that the ten judges’ example asks for', () => {
    expect(panel(7, 7.8, 3.2, 8, 8.4, 8.4, 9.8, 8, 8.4, 8)).toMatchObject({ untrimmed: '7.70', median: '8.00' })
  })

  it('drops one highest and one lowest from five on, and none of four', () => {
    expect(panel(80, 90, 85, 70, 95)).toMatchObject({
      score: '85.00',
      droppedHigh: 'j5',
      droppedLow: 'j4',
      averaged: 3,
    })
    expect(panel(80, 90, 85, 70)).toMatchObject({ how: 'plain', score: '81.25', droppedHigh: null, averaged: 4 })
  })

  it('has no value below three', () => {
    expect(panel(80, 90)).toMatchObject({ how: 'none', score: null })
    expect(panel()).toMatchObject({ how: 'none', score: null, untrimmed: null, median: null })
  })

  it('rounds half away from zero without a double between: a mean of 1.005 is 1.01', () => {
    // 3.02 ÷ 3 = 1.00666…, and 1.005 × 100 as a double is 100.49999999999999.
    expect(panel(1, 1, 1.02)).toMatchObject({ score: '1.01' })
    expect(panel(1, 1.01, 1, 1.01)).toMatchObject({ score: '1.01' })
    // 80.01 + 80.01 + 80.00 + 80.00 = 320.02, ÷ 4 = 80.005.
    expect(panel(80.01, 80.01, 80, 80)).toMatchObject({ score: '80.01' })
  })

  it('of five that are alike drops two different judges', () => {
    const { droppedHigh, droppedLow, score } = panel(88, 88, 88, 88, 88)
    expect([score, droppedHigh !== droppedLow]).toEqual(['88.00', true])
  })

  const totals = fc.array(fc.integer({ min: 0, max: 10_000 }), { minLength: 3, maxLength: 15 })
  const scoreOf = (all: readonly number[]) => panelScore(all.map((total, i) => ({ judgeId: `j${i}`, total })))

  it('does not depend on the order of the judges', () => {
    fc.assert(
      fc.property(totals, (all) => {
        expect(scoreOf(all.toReversed()).score).toBe(scoreOf(all).score)
      }),
      RUNS,
    )
  })

  it('lies between the second lowest and the second highest of five and more, and nobody moves it alone beyond them', () => {
    fc.assert(
      fc.property(totals, fc.integer({ min: 0, max: 10_000 }), (all, other) => {
        if (all.length < 5) return
        const rising = all.toSorted((a, b) => a - b)
        const within = (score: string | null) => {
          expect(Number(score)).toBeGreaterThanOrEqual(Number(printMarks(rising[0]!)))
          expect(Number(score)).toBeLessThanOrEqual(Number(printMarks(rising.at(-1)!)))
        }
        const first = scoreOf(all).score
        expect(Number(first)).toBeGreaterThanOrEqual(Number(printMarks(rising[1]!)))
        expect(Number(first)).toBeLessThanOrEqual(Number(printMarks(rising.at(-2)!)))
        within(scoreOf([other, ...rising.slice(1)]).score)
      }),
      RUNS,
    )
  })

  it('never falls when one judge gives more', () => {
    fc.assert(
      fc.property(totals, fc.nat(), fc.integer({ min: 0, max: 500 }), (all, at, more) => {
        const raised = all.map((total, i) => (i === at % all.length ? total + more : total))
        expect(Number(scoreOf(raised).score)).toBeGreaterThanOrEqual(Number(scoreOf(all).score))
      }),
      RUNS,
    )
  })
})
