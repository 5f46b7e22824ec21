import { expect, it } from 'vitest'
import { movedBy } from './playlist-model.ts'

const list = [
  { page: 'cards', seconds: 15 },
  { page: 'ahead', seconds: 12 },
  { page: 'rates', seconds: 12 },
] as const

it('a page moves one place, and stays where it is at the ends', () => {
  expect(movedBy(list, 0, 1).map((e) => e.page)).toEqual(['ahead', 'cards', 'rates'])
  expect(movedBy(list, 2, -1).map((e) => e.page)).toEqual(['cards', 'rates', 'ahead'])
  expect(movedBy(list, 0, -1)).toBe(list)
  expect(movedBy(list, 2, 1)).toBe(list)
})
