import { describe, expect, it } from 'vitest'
import { civil } from '../calendar/civil-date.ts'
import { campaignsOf } from './choose-rule-set.ts'
import { DEFAULT_UNIT_RULES, DEFAULT_WAITED_FOR_RULES } from './default-rule-set.ts'
import { type GroupKind, gatherGroups, type PlacedProject } from './group-members.ts'
import { groupPoint, heldBy, judgeWaitedFor, waitMetrics } from './judge-group.ts'
import { judgeUnit } from './judge-unit.ts'
import type { Level } from './level.ts'
import type { Held } from './waiting-units.ts'

const asOf = civil('2026-11-20')
const project = (
  id: string,
  level: Level,
  places: Partial<Record<GroupKind, string[]>> = {},
  change: Partial<PlacedProject> = {},
): PlacedProject => ({
  id,
  level,
  asOf,
  knownAt: '2026-11-20T02:00:00.000Z',
  held: [],
  places: {
    ...{
      unit: [],
      headquarters: [],
      areaHeadquarters: [],
      taskForce: [],
      territory: [],
      administration: [],
      campaign: [],
    },
    ...places,
  },
  ...change,
})
const territory = new Map<string, string | null>([
  ['3704', null],
  ['370402', '3704'],
  ['370402001', '370402'],
  ['370403', '3704'],
])
const trees = {
  territory,
  administration: new Map<string, string | null>([
    ['zone', 'city'],
    ['city', null],
  ]),
}
const idsOf = (projects: readonly PlacedProject[], kind: GroupKind) =>
  Object.fromEntries(
    gatherGroups(projects, trees)
      .filter((g) => g.kind === kind)
      .map((g) => [g.id, g.members.map((m) => m.id)]),
  )

describe('projects gathered', () => {
  it('go up one tree: each place holds its own and all below it, each project once', () => {
    const all = [
      project('b', 'warn', { territory: ['370402'], administration: ['zone'] }),
      project('a', 'severe', { territory: ['370402001'], administration: ['city'] }),
      project('c', 'normal', { territory: ['370403'] }),
    ]
    expect(idsOf(all, 'territory')).toEqual({
      '3704': ['a', 'b', 'c'],
      '370402': ['a', 'b'],
      '370402001': ['a'],
      '370403': ['c'],
    })
    expect(idsOf(all, 'administration')).toEqual({ zone: ['b'], city: ['a', 'b'] })
  })
  it('may be in several campaigns and lead to no unit that they have none of', () => {
    const all = [project('a', 'warn', { campaign: ['x', 'y'] }), project('b', 'warn', { campaign: ['y'] })]
    expect(idsOf(all, 'campaign')).toEqual({ x: ['a'], y: ['a', 'b'] })
    expect(idsOf(all, 'unit')).toEqual({})
  })
  it('end where a tree bites its own tail', () => {
    const loop = {
      ...trees,
      territory: new Map([
        ['p', 'q'],
        ['q', 'p'],
      ]),
    }
    const groups = gatherGroups([project('a', 'warn', { territory: ['p'] })], loop)
    expect(groups.map((g) => [g.id, g.members.length])).toEqual([
      ['p', 1],
      ['q', 1],
    ])
  })
  it('are of their oldest day, known when the newest of them was', () => {
    const old = project('a', 'warn', {}, { asOf: civil('2026-11-19'), knownAt: '2026-11-19T20:00:00.000Z' })
    expect(groupPoint([project('b', 'warn'), old])).toEqual({ asOf: '2026-11-19', knownAt: '2026-11-20T02:00:00.000Z' })
    expect(groupPoint([])).toBeNull()
  })
})

describe('a unit that others wait for', () => {
  const held = (id: string, days: number, unit = '供电公司'): Held => ({
    ...{ unit, project: 'p', what: 'milestone', id, name: `节点${id}` },
    ...{ dueOn: civil('2026-10-01'), days },
  })
  it.each([
    [1, 'warn'],
    [30, 'warn'],
    [31, 'severe'],
  ])('%i days past the date is %s', (days, level) => {
    expect(judgeWaitedFor('u', [held('m', days)], DEFAULT_UNIT_RULES, asOf).level).toBe(level)
  })
  it('is judged by the longest wait, whose name and sum stand in the evidence', () => {
    const waits = heldBy([project('p', 'remind', {}, { held: [held('short', 3), held('long', 40)] })], () => 'u')
    const { evidence } = judgeWaitedFor('u', waits.get('u')!.held, DEFAULT_UNIT_RULES, asOf)
    expect(evidence.sentence).toMatchObject({
      code: 'cards.rule.waitedForSevere',
      params: { value1: '40', about: '节点long' },
    })
    expect(evidence.inputs[0]).toMatchObject({ facts: ['long'], arithmetic: { params: { days: 40, waits: 2 } } })
    expect(waitMetrics([], asOf)['daysOverdue.calendar']?.value).toBeNull()
  })
  it('is found by the name the fact carries, and a name nobody has lights nobody', () => {
    const waits = heldBy([project('p', 'remind', {}, { held: [held('m', 3), held('n', 3, '某处')] })], (n) =>
      n === '供电公司' ? 'u' : null,
    )
    expect([...waits].map(([unit, w]) => [unit, w.held.map((h) => h.id)])).toEqual([['u', ['m']]])
  })
  it('is judged by the set in force where that speaks of days overdue, and by the house’s own where it does not', () => {
    const own = {
      ...DEFAULT_WAITED_FOR_RULES,
      id: 'own',
      rules: [
        {
          ...DEFAULT_WAITED_FOR_RULES.rules[0]!,
          all: [{ metric: 'daysOverdue.calendar', op: '>', bound: '5' }] as const,
        },
      ],
    }
    expect(judgeWaitedFor('u', [held('m', 6)], own, asOf)).toMatchObject({
      level: 'severe',
      evidence: { ruleSet: 'own' },
    })
    expect(judgeWaitedFor('u', [held('m', 6)], DEFAULT_UNIT_RULES, asOf).evidence.ruleSet).toBe('default-waited-for')
  })
})

describe('a campaign', () => {
  it('has the light of its projects with a floor of two', () => {
    const light = (...levels: Level[]) =>
      judgeUnit(
        'c',
        levels.map((level, i) => ({ id: `p${i}`, level })),
        DEFAULT_UNIT_RULES,
        asOf,
      ).level
    expect(light('severe', 'normal')).toBe('normal')
    expect(light('severe', 'severe', 'normal')).toBe('severe')
    expect(light('severe', 'severe', ...Array<Level>(8).fill('normal'))).toBe('normal')
  })
  it('keeps its members when it is renamed, and has none after its last day', () => {
    const was = {
      id: 'c',
      name: '百日攻坚',
      from: civil('2026-09-01'),
      to: civil('2026-12-09'),
      recordedAt: '2026-09-01T00:00:00.000Z',
    }
    const is = { ...was, name: '冬季攻坚', recordedAt: '2026-10-01T00:00:00.000Z' }
    const at = (day: string, known = '2026-12-31T00:00:00.000Z') => ({ asOf: civil(day), knownAt: known })
    expect(campaignsOf([was, is], ['百日攻坚'], at('2026-11-20'))).toEqual(['c'])
    expect(campaignsOf([was, is], ['冬季攻坚'], at('2026-11-20'))).toEqual(['c'])
    expect(campaignsOf([was, is], ['冬季攻坚'], at('2026-09-20', '2026-09-20T00:00:00.000Z'))).toEqual([])
    expect(campaignsOf([was, is], ['百日攻坚'], at('2026-12-10'))).toEqual([])
  })
})
