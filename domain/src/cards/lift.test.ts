import { expect, it } from 'vitest'
import { DEFAULT_PROJECT_RULES } from './default-rule-set.ts'
import type { Level } from './level.ts'
import { mayLift } from './lift.ts'

const card = { period: '2026-06', level: 'warn' as const }
const since = (...levels: Level[]) => levels.map((level, i) => ({ period: `2026-0${7 + i}`, level }))
const twice = { ...DEFAULT_PROJECT_RULES, liftAfter: 2 }

it('a card is lifted after as many better periods in a row as the set asks for', () => {
  expect(mayLift(twice, card, since('normal'))).toMatchObject({
    code: 'cards.lift.tooEarly',
    params: { calm: 1, needed: 2 },
  })
  expect(mayLift(twice, card, since('normal', 'remind'))).toEqual({ calm: 2 })
  expect(mayLift(DEFAULT_PROJECT_RULES, card, since('normal'))).toEqual({ calm: 1 })
})

it('a relapse starts the count again, and the card’s own period and those before it don’t count', () => {
  expect(mayLift(twice, card, since('normal', 'warn', 'normal'))).toMatchObject({ params: { calm: 1 } })
  expect(mayLift(twice, card, since('normal', 'severe'))).toMatchObject({ params: { calm: 0 } })
  const early = [
    { period: '2026-05', level: 'normal' as const },
    { period: '2026-06', level: 'normal' as const },
  ]
  expect(mayLift(twice, card, early)).toMatchObject({ params: { calm: 0 } })
})
