import { expect, it } from 'vitest'
import { civil } from '../calendar/civil-date.ts'
import { DEFAULT_UNIT_RULES } from './default-rule-set.ts'
import { dryPartOf, orderOfPart, partName } from './dry-part.ts'
import { EXPLAINED } from './dry-run.ts'
import { compareSides } from './dry-sides.ts'
import { judgeUnit } from './judge-unit.ts'
import type { Level } from './level.ts'

const judged = (levels: readonly Level[], id: string) =>
  judgeUnit(
    id,
    levels.map((level, i) => ({ id: `o${i}`, level })),
    DEFAULT_UNIT_RULES,
    civil('2026-10-31'),
  )
const bad = judged(['severe', 'severe'], 'a')
const good = judged(['normal', 'normal'], 'a')
const cell = { period: '2026-10', part: 'unit.projects' }

it('counts each side, and tells who would have got another level with the reason of both', () => {
  const found = compareSides(cell, {
    inForce: new Map([
      ['a', bad],
      ['b', good],
    ]),
    draft: new Map([
      ['a', good],
      ['b', good],
    ]),
  })
  expect(found.close).toMatchObject({
    inForce: { severe: 1, normal: 1 },
    draft: { severe: 0, normal: 2 },
    differing: 1,
  })
  expect(found.differences).toMatchObject([
    { ...cell, subject: 'a', inForce: 'severe', draft: 'normal', because: { inForce: { ruleId: 'unitSevere' } } },
  ])
  expect(found.differences[0]?.because?.inForce.wouldTurn.length).toBeGreaterThan(0)
})

it('says of whom one set does not judge that it does not, and counts that one on the other side alone', () => {
  const found = compareSides(cell, { inForce: new Map([['a', good]]), draft: new Map([['b', bad]]) })
  expect([found.close.inForce.normal, found.close.draft.severe, found.close.draft.normal]).toEqual([1, 1, 0])
  expect(found.differences.map((d) => [d.subject, d.because?.inForce.sentence.code])).toEqual([
    ['b', 'cards.dryRun.notJudged'],
  ])
})

it('tells no more reasons where enough were told', () => {
  const sides = { inForce: new Map([['a', bad]]), draft: new Map([['a', good]]) }
  expect(compareSides(cell, sides, EXPLAINED).differences[0]).toMatchObject({ subject: 'a', because: null })
})

it('names a part so that it is found again, projects and matters apart', () => {
  expect(partName({ kind: 'unit', about: 'matters' })).toBe('unit.matters')
  expect(dryPartOf('unit.matters')).toEqual({ kind: 'unit', about: 'matters' })
  expect(dryPartOf('of old')).toEqual({ kind: 'project', about: null })
  expect(orderOfPart('unit.projects')).toBeLessThan(orderOfPart('unit.matters'))
})
