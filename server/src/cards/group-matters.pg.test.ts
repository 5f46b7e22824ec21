import type { CardDetail } from '@guatu/contract/card-acts'
import type { GroupDetail } from '@guatu/contract/groups'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { newId } from '../platform/id.ts'
import type { TestServer } from '../testing/test-server.ts'
import { proposeDueCards } from './card-jobs.ts'
import { judgeGroups } from './group-jobs.ts'
import { judgeMattersDaily } from './matter-jobs.ts'
import { ok } from './testing/card-district.ts'
import {
  cardsOver,
  closed,
  given,
  goTo,
  type MatterDistrict,
  matterDistrict,
  projectIn,
  unitOf,
} from './testing/matter-district.ts'

let server: TestServer
afterEach(() => server.drop())

async function district(): Promise<MatterDistrict> {
  const d = await matterDistrict()
  server = d.server
  return d
}

async function proposeOctober(d: MatterDistrict): Promise<void> {
  await goTo(d, '2026-11-09')
  expect(await proposeDueCards(d.server.platform)).toBe(true)
}

const LATE = '2026-10-16'

/** Two projects of a headquarters, a campaign, a township below a county and a zone; each has one matter, given to a bureau of its own. */
async function headquarters(d: MatterDistrict, chiefs: Parameters<typeof unitOf>[3] = []) {
  await d.server.db
    .insertInto('region')
    .values([
      { id: '370400', name: '某市', level: 2, parentCode: null },
      { id: '370402', name: '东区', level: 3, parentCode: '370400' },
      { id: '370402001', name: '甲镇', level: 4, parentCode: '370402' },
      { id: '370403', name: '西区', level: 3, parentCode: '370400' },
    ])
    .execute()
  const hq = await unitOf(d, '新能源指挥部', { kind: 'headquarters' }, chiefs)
  const [water, roads, parks] = [await unitOf(d, '水务局'), await unitOf(d, '公路局'), await unitOf(d, '园林局')]
  const where = { headquartersId: hq, regionCode: '370402001' }
  const projects = [await projectIn(d, '甲项目', where), await projectIn(d, '乙项目', where)] as const
  await projectIn(d, '丙项目', { regionCode: '370403' })
  const campaign = newId()
  const named = { name: '百日攻坚', from: '2026-01-01', to: null, rhythm: 'week', documentNumber: null }
  ok(await d.office.send('POST', '/api/campaigns', { id: campaign, ...named }))
  const members = projects.map((projectId) => ({ id: newId(), projectId }))
  const join = { members, from: '2026-10-01', documentNumber: null }
  ok(await d.office.send('POST', `/api/campaigns/${campaign}/members`, join))
  return { hq, water, roads, parks, projects, campaign }
}

describe('matters of projects at a month’s lock', () => {
  it('card their headquarters, campaign and place, where no unit alone has two of them', async () => {
    const d = await district()
    const { hq, water, roads, parks, projects, campaign } = await headquarters(d)
    const late = [await given(d, water, LATE, projects[0]), await given(d, roads, LATE, projects[1])]
    await given(d, parks, '2026-12-31')
    await proposeOctober(d)
    for (const [kind, id] of [
      ['headquarters', hq],
      ['campaign', campaign],
      ['territory', '370402'],
    ] as const) {
      const found = await cardsOver(d, kind, '2026-10')
      expect(found?.cards.map((c) => [c.subjectId, c.level]).sort(), kind).toEqual(
        (kind === 'territory'
          ? [
              [id, 'severe'],
              ['370402001', 'severe'],
            ]
          : [[id, 'severe']]
        ).sort(),
      )
      const { evidence } = ok<CardDetail>(await d.office.get(`/api/cards/${found!.cards[0]!.id}`))
      expect(evidence.inputs.find((i) => i.metric === 'count.severe')?.facts, kind).toEqual([...late].sort())
    }
    // One late matter each: below the floor of two.
    expect((await cardsOver(d, 'unit', '2026-10'))!.cards).toEqual([])
    // Nothing is wrong with the projects themselves.
    expect(await cardsOver(d, 'headquarters', '2026-10', 'projects')).toBeNull()
  })

  it('give a headquarters the light that its card follows', async () => {
    const d = await district()
    const { hq, water, roads, projects } = await headquarters(d)
    await given(d, water, LATE, projects[0])
    await given(d, roads, LATE, projects[1])
    await goTo(d, '2026-10-31')
    await judgeMattersDaily(d.server.platform)
    await vi.waitFor(async () => expect(await judgeGroups(d.server)).toBe(true))
    const { group } = ok<GroupDetail>(await d.office.get(`/api/groups/${hq}?by=headquarters`))
    expect([group.matters?.level, group.matters?.objects]).toEqual(['severe', 2])
    await proposeOctober(d)
    expect((await cardsOver(d, 'headquarters', '2026-10'))!.cards.map((c) => c.level)).toEqual(['severe'])
  })

  it('below the floor of two, or when the second was closed by then, card nobody', async () => {
    const d = await district()
    const { water, roads, projects } = await headquarters(d)
    await given(d, water, LATE, projects[0])
    const done = await given(d, roads, LATE, projects[1])
    await goTo(d, '2026-10-20')
    await closed(d, roads, done)
    await proposeOctober(d)
    expect(await cardsOver(d, 'headquarters', '2026-10')).toBeNull()
  })

  it('card a headquarters no worse than its new chief found it', async () => {
    const d = await district()
    const { hq, water, roads, projects } = await headquarters(d, [
      ['前任某', '2026-01-01'],
      ['后任某', '2026-10-20'],
    ])
    await given(d, water, LATE, projects[0])
    await given(d, roads, LATE, projects[1])
    await proposeOctober(d)
    const [card] = (await cardsOver(d, 'headquarters', '2026-10'))!.cards
    expect([card?.subjectId, card?.level, card?.holder]).toEqual([hq, 'warn', '后任某'])
    const detail = ok<CardDetail>(await d.office.get(`/api/cards/${card!.id}`))
    expect(detail.handOver).toMatchObject({ on: '2026-10-20', closingLevel: 'severe' })
    expect(detail.handOver?.sentence).toContain('前任某')
  })
})
