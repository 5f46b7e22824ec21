import { describe, expect, it } from 'vitest'
import { civil } from '../calendar/civil-date.ts'
import { type AdoptedRuleSet, campaignsOf, chooseRuleSet, coversRegion, type RuleSetPlace } from './choose-rule-set.ts'
import { DEFAULT_PROJECT_RULES } from './default-rule-set.ts'

const adopted = (
  line: string,
  place: RuleSetPlace,
  from: string,
  recorded: string,
  to: string | null = null,
  version = 1,
): AdoptedRuleSet => ({
  ...{ line, version, name: line, place },
  inForceFrom: civil(from),
  inForceTo: to === null ? null : civil(to),
  recordedAt: `${recorded}T00:00:00.000Z`,
  ruleSet: { ...DEFAULT_PROJECT_RULES, id: line },
})
const district: RuleSetPlace = { kind: 'district' }
const region: RuleSetPlace = { kind: 'region', code: '370402' }
const campaign: RuleSetPlace = { kind: 'campaign', id: 'c1' }
const at = (day: string, known = day) => ({ asOf: civil(day), knownAt: `${known}T16:00:00.000Z` })
const chosen = (sets: readonly AdoptedRuleSet[], day: string, known = day, where = {}) =>
  chooseRuleSet(sets, 'project', { regionCode: null, campaigns: [], ...where }, at(day, known))?.line ?? null

describe('which rule set judges', () => {
  const sets = [
    adopted('d', district, '2026-01-01', '2025-12-01'),
    adopted('r', region, '2026-03-01', '2026-02-01'),
    adopted('c', campaign, '2026-04-01', '2026-03-15'),
  ]
  it('is the campaign’s, else the narrowest region’s, else the district’s', () => {
    const where = { regionCode: '370402001', campaigns: ['c1'] }
    expect(chosen(sets, '2026-05-01', '2026-05-01', where)).toBe('c')
    expect(chosen(sets, '2026-03-31', '2026-05-01', where)).toBe('r')
    expect(chosen(sets, '2026-05-01', '2026-05-01', { regionCode: '370403' })).toBe('d')
    const city = adopted('city', { kind: 'region', code: '370400' }, '2026-04-01', '2026-03-01')
    expect(chosen([...sets, city], '2026-05-01', '2026-05-01', { regionCode: '370402001' })).toBe('r')
    expect(chosen([...sets, city], '2026-05-01', '2026-05-01', { regionCode: '370403' })).toBe('city')
  })
  it('is of the day, by what was known at the moment: one recorded later never judged before', () => {
    const late = adopted('late', district, '2026-02-01', '2026-06-01')
    expect(chosen([...sets, late], '2026-02-28', '2026-03-03')).toBe('d')
    expect(chosen([...sets, late], '2026-02-28', '2026-06-02')).toBe('late')
  })
  it('of two for one place is the one whose day came last, though the other was recorded later', () => {
    const march = adopted('march', district, '2026-03-01', '2026-01-15')
    const february = adopted('february', district, '2026-02-01', '2026-02-20')
    expect(chosen([...sets, march, february], '2026-03-05')).toBe('march')
    expect(chosen([...sets, march, february], '2026-02-25')).toBe('february')
  })
  it('gives way to the set around it when it was ended, and to itself before that was known', () => {
    const ended = adopted('r', region, '2026-03-01', '2026-05-10', '2026-05-15', 2)
    const where = { regionCode: '370402' }
    expect(chosen([...sets, ended], '2026-05-15', '2026-05-20', where)).toBe('r')
    expect(chosen([...sets, ended], '2026-05-16', '2026-05-20', where)).toBe('d')
    expect(chosen([...sets, ended], '2026-05-16', '2026-05-09', where)).toBe('r')
  })
  it('is null before any was in force', () => expect(chosen(sets, '2025-12-31', '2026-05-01')).toBeNull())
})

it('a region covers what lies in it, with open pairs of zeros for provinces and cities', () => {
  expect(coversRegion('370400', '370402001')).toBe(true)
  expect(coversRegion('370000', '370402')).toBe(true)
  expect(coversRegion('370402', '370403')).toBe(false)
  expect(coversRegion('370402001', '370402')).toBe(false)
})

it('a project is in the running campaigns whose name one of its lists bears, the one begun last first', () => {
  const run = (id: string, name: string, from: string, to: string | null) => ({
    ...{ id, name, from: civil(from), to: to === null ? null : civil(to), recordedAt: '2026-01-01T00:00:00.000Z' },
  })
  const campaigns = [run('a', '百日攻坚', '2026-03-01', '2026-06-08'), run('b', '四年攻坚', '2024-01-01', null)]
  expect(campaignsOf(campaigns, ['四年攻坚', '百日攻坚'], at('2026-06-08'))).toEqual(['a', 'b'])
  expect(campaignsOf(campaigns, ['四年攻坚', '百日攻坚'], at('2026-06-09'))).toEqual(['b'])
  expect(campaignsOf(campaigns, ['市重点'], at('2026-06-08'))).toEqual([])
})
