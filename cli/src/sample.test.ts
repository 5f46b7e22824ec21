import { describe, expect, it } from 'vitest'
import { sample } from './sample.ts'
import { EXIT } from './verb.ts'

describe('guatu sample', () => {
  it.each([
    ['--projects', 'many'],
    ['--projects', '0'],
    ['--weeks', '161'],
    ['--seed', '-1'],
    ['--today', '2026-02-30'],
    ['--colour', 'red'],
  ])('takes %s %s for wrong use, before it touches any database', async (...args) => {
    expect(await sample.run(args)).toBe(EXIT.wrongUse)
  })
})
