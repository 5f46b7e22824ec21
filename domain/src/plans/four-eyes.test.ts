import { describe, expect, it } from 'vitest'
import type { CivilDate } from '../calendar/civil-date.ts'
import { type Hand, refuseOneHand, refuseUnwitnessed, sameHand } from './four-eyes.ts'

const later = { from: '2027-06-30' as CivilDate, to: '2027-09-30' as CivilDate }
const earlier = { from: later.to, to: later.from }
const asker: Hand = { personId: 'p1', name: '甲某', unitIds: ['builder'] }
const colleague: Hand = { personId: 'p2', name: '乙某', unitIds: ['builder', 'park'] }
const office: Hand = { personId: 'p3', name: '丙某', unitIds: ['office'] }
const codeOf = (refusal: { code: string } | null) => refusal?.code ?? null

describe('a later date', () => {
  it('is granted by somebody of another unit', () => {
    expect(refuseOneHand(later, [asker], office, '区政府常务会')).toBeNull()
  })

  it('is not granted by who asked for it, under whatever name the approval is written', () => {
    expect(codeOf(refuseOneHand(later, [asker], asker, '区政府常务会'))).toBe('plans.grantedByAsker')
    expect(codeOf(refuseOneHand(later, [asker], office, '甲 某'))).toBe('plans.grantedByAsker')
  })

  it('is not granted inside the unit that asked', () => {
    expect(sameHand(asker, colleague)).toBe('unit')
    expect(codeOf(refuseOneHand(later, [asker], colleague, '区政府常务会'))).toBe('plans.grantedByAskersUnit')
  })

  it('is not granted by one of several who drafted it', () => {
    expect(codeOf(refuseOneHand(later, [asker, office], office, '丙某'))).toBe('plans.grantedByAsker')
  })

  it('asked and granted in one act needs another approver and the paper of the decision', () => {
    expect(refuseUnwitnessed(later, office, { approver: '区政府常务会', paper: '纪要〔2026〕8号' })).toBeNull()
    expect(codeOf(refuseUnwitnessed(later, office, { approver: '丙某', paper: '纪要〔2026〕8号' }))).toBe(
      'plans.grantedByAsker',
    )
    expect(codeOf(refuseUnwitnessed(later, office, { approver: '区政府常务会', paper: ' ' }))).toBe(
      'plans.grantedWithoutPaper',
    )
  })
})

describe('a date brought forward', () => {
  it('takes no time from anybody and asks for no second hand', () => {
    expect(refuseOneHand(earlier, [asker], asker, '甲某')).toBeNull()
    expect(refuseUnwitnessed(earlier, asker, { approver: '甲某', paper: '' })).toBeNull()
  })
})

describe('hands without a person or a unit', () => {
  it('are not taken for one another', () => {
    const nobody: Hand = { personId: null, name: '', unitIds: [] }
    expect(sameHand(nobody, nobody)).toBeNull()
    expect(refuseOneHand(later, [nobody], nobody, '')).toBeNull()
  })
})
