import { expect, it } from 'vitest'
import { competitionRanks, rankChange } from './competition-ranks.ts'

it('ranks as competitions do: the highest first, equals together, the next after all of them', () => {
  expect(competitionRanks(['3.1', '-1.4', '3.1', '-12.2', '0.0'])).toEqual([1, 4, 1, 5, 3])
})

it('gives no rank where there is no value, and takes values as printed', () => {
  expect(competitionRanks([null, '0.0', '0', '-0.1'])).toEqual([null, 1, 1, 3])
})

it('says by how many places a rank rose, and nothing where one of the two is missing', () => {
  expect([rankChange(3, 1), rankChange(1, 3), rankChange(2, 2)]).toEqual([2, -2, 0])
  expect([rankChange(undefined, 1), rankChange(1, null)]).toEqual([null, null])
})
