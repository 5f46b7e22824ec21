import type { CardDetail } from '@guatu/contract/card-acts'
import type { BatchDetail, CardBatch } from '@guatu/contract/card-batches'
import type { CardRow, Exemption } from '@guatu/contract/card-rows'
import type { GroupDetail } from '@guatu/contract/groups'
import type { DryRun } from '@guatu/contract/rule-sets'
import type { CardSubject } from '@guatu/domain/cards/card-subjects'
import { DEFAULT_UNIT_RULES } from '@guatu/domain/cards/default-rule-set'
import type { RuleSet } from '@guatu/domain/cards/rule-set'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { newId } from '../platform/id.ts'
import type { SignedInCaller, TestServer } from '../testing/test-server.ts'
import { lockedMonths, proposeDueCards, readCardMonth } from './card-jobs.ts'
import { judgeGroups } from './group-jobs.ts'
import { judgeMattersDaily } from './matter-jobs.ts'
import { adopt, type CardDistrict, ok, seen } from './testing/card-district.ts'
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

/** One matter that is severe is enough here; in the district it takes two. */
const STRICT: RuleSet = {
  ...DEFAULT_UNIT_RULES,
  id: 'strict-inside',
  rules: [{ id: 'one', level: 'warn', all: [{ metric: 'count.severe', op: '>=', bound: '1' }], unless: ['exempt'] }],
}

describe('a set for units adopted in a campaign', () => {
  it('judges its lead units by what they have inside it, beside what all they have makes of them', async () => {
    const d = await district()
    const { water, roads, projects, campaign } = await headquarters(d)
    await adopt(d as unknown as CardDistrict, STRICT, { kind: 'campaign', id: campaign }, '攻坚单位规则')
    const late = [await given(d, water, LATE, projects[0]), await given(d, roads, LATE, projects[1])] as const
    const outside = await given(d, water, LATE)
    await goTo(d, '2026-10-31')
    await judgeMattersDaily(server.platform)
    await vi.waitFor(async () => expect(await judgeGroups(d.server)).toBe(true))
    const group = async (by: string, id: string) => ok<GroupDetail>(await d.office.get(`/api/groups/${id}?by=${by}`))
    const light = await group('unit', water)
    expect([light.group.matters?.level, light.group.matters?.objects]).toEqual(['severe', 2])
    expect(light.inside).toMatchObject([{ campaign: '百日攻坚', about: 'matters', level: 'warn', objects: 1 }])
    const ofCampaign = await group('campaign', campaign)
    expect(ofCampaign.group.matters?.level).toBe('warn')
    expect(ofCampaign.inside.map((i) => [i.unit, i.about, i.level]).sort()).toEqual([
      ['公路局', 'matters', 'warn'],
      ['水务局', 'matters', 'warn'],
    ])
    await proposeOctober(d)
    const { rows } = ok<{ rows: CardBatch[] }>(await d.office.get('/api/card-batches?period=2026-10&subjectType=unit'))
    const over = rows.filter((b) => b.about === 'matters')
    expect(new Map(over.map((b) => [b.campaign, b.ruleSet]))).toEqual(
      new Map([
        ['百日攻坚', '攻坚单位规则'],
        [null, '默认规则（单位）'],
      ]),
    )
    const cardsIn = async (name: string | null) =>
      ok<BatchDetail>(await d.office.get(`/api/card-batches/${over.find((b) => b.campaign === name)!.id}`)).cards
    expect((await cardsIn(null)).map((c) => [c.subject, c.level])).toEqual([['水务局', 'severe']])
    const inside = await cardsIn('百日攻坚')
    expect(inside.map((c) => [c.subject, c.level]).sort()).toEqual([
      ['公路局（百日攻坚）', 'warn'],
      ['水务局（百日攻坚）', 'warn'],
    ])
    const card = inside.find((c) => c.subject.startsWith('水务局'))!
    const { evidence } = ok<CardDetail>(await d.office.get(`/api/cards/${card.id}`))
    const counted = evidence.inputs.find((i) => i.metric === 'count.severe')
    expect(counted?.facts).toEqual([late[0]])
    expect(counted?.facts).not.toContain(outside)
    // A trial shows units inside the campaign apart.
    const id = newId()
    const wish = { id, draftId: null, body: DEFAULT_UNIT_RULES, from: '2026-10-01', to: '2026-10-31' }
    ok(await d.office.send('POST', '/api/dry-runs', wish))
    const part = `unit.matters.${campaign}`
    const look = async () => ok<DryRun>(await d.office.get(`/api/dry-runs/${id}?part=${part}`))
    let run = await look()
    while (run.state === 'running') run = await look()
    expect([run.part, run.closes[0]?.inForce.warn]).toEqual([part, 2])
    expect(run.parts.find((p) => p.part === part)?.label).toBe('“百日攻坚”内的单位（按督办事项）')
  })
})

const exempt = (d: MatterDistrict, subjectType: CardSubject, subjectId: string, from = '2026-10-09') => {
  const body = { id: newId(), subjectType, subjectId, rule: null, reason: '防汛停工', from, to: '2026-12-31' }
  return { id: body.id, sent: d.leader.send('POST', '/api/exemptions', body) }
}

describe('an exemption of a matter, a headquarters, a place or a campaign', () => {
  it('keeps it from lights and cards for its days, names who approved it, and ends when it is ended', async () => {
    const d = await district()
    const { hq, water, roads, projects, campaign } = await headquarters(d)
    const late = [await given(d, water, LATE, projects[0]), await given(d, roads, LATE, projects[1])] as const
    ok(await exempt(d, 'headquarters', hq).sent)
    ok(await exempt(d, 'territory', '370402').sent)
    const early = exempt(d, 'campaign', campaign)
    ok(await early.sent)
    await goTo(d, '2026-10-20')
    // A day late, so warned; exempted, it wears nothing at once.
    type Lit = { matter: { light: { level: string; judged: boolean; sentence: string } } }
    const light = async () => ok<Lit>(await d.office.get(`/api/matters/${late[0]}`)).matter.light
    await judgeMattersDaily(server.platform)
    expect((await light()).level).toBe('warn')
    ok(await exempt(d, 'matter', late[0]).sent)
    expect(await light()).toMatchObject({ level: 'normal', judged: false })
    expect((await light()).sentence).toContain('豁免')
    const end = { id: newId(), endsOn: '2026-10-30', reason: '汛期结束' }
    ok(await d.leader.send('POST', `/api/exemptions/${early.id}/end`, end))
    const { rows } = ok<{ rows: Exemption[] }>(await d.office.get('/api/exemptions?state=inForce'))
    expect(rows.map((r) => [r.subjectType, r.subject, r.approver === '', r.to]).sort()).toEqual([
      ['campaign', '百日攻坚', false, '2026-10-30'],
      ['headquarters', '新能源指挥部', false, '2026-12-31'],
      ['matter', expect.stringContaining('事项'), false, '2026-12-31'],
      ['territory', '东区', false, '2026-12-31'],
    ])
    await proposeOctober(d)
    expect((await cardsOver(d, 'matter', '2026-10', null))?.cards.map((c) => c.subjectId)).toEqual([late[1]])
    // One late matter is exempted: below the floor of two everywhere.
    expect(await cardsOver(d, 'campaign', '2026-10')).toBeNull()
  })

  it('leaves the others of the same matters carded, and a month that was locked before it was granted as it was', async () => {
    const d = await district()
    const { hq, water, roads, projects, campaign } = await headquarters(d)
    await given(d, water, LATE, projects[0])
    await given(d, roads, LATE, projects[1])
    ok(await exempt(d, 'headquarters', hq).sent)
    ok(await exempt(d, 'territory', '370402').sent)
    await goTo(d, '2026-10-31')
    await judgeMattersDaily(server.platform)
    await vi.waitFor(async () => expect(await judgeGroups(d.server)).toBe(true))
    const { group } = ok<GroupDetail>(await d.office.get(`/api/groups/${hq}?by=headquarters`))
    expect(group.matters).toMatchObject({ level: 'normal', judged: false, colour: null, objects: 2 })
    await proposeOctober(d)
    expect(await cardsOver(d, 'headquarters', '2026-10')).toBeNull()
    const territories = async () => (await cardsOver(d, 'territory', '2026-10'))?.cards.map((c) => c.subjectId)
    expect(await territories()).toEqual(['370402001'])
    expect((await cardsOver(d, 'campaign', '2026-10'))?.cards.map((c) => c.level)).toEqual(['severe'])
    ok(await exempt(d, 'campaign', campaign, '2026-10-01').sent)
    const [october] = await lockedMonths(d.server.db, null, d.server.platform.clock.now())
    const { drafts } = await readCardMonth(d.server.db, october!)
    expect(drafts.flatMap((b) => (b.subjectType === 'campaign' ? b.cards.map((c) => c.level) : []))).toEqual(['severe'])
  })

  it('is granted by a leader who sees it: by nobody of another region, nor by the office', async () => {
    const d = await district()
    const { water, campaign, projects } = await headquarters(d)
    const matter = await given(d, water, LATE, projects[0])
    const west = await d.server.as('leader', { regionCode: '370403' })
    const east = await d.server.as('leader', { regionCode: '370402' })
    const grant = async (who: SignedInCaller, subjectType: CardSubject, subjectId: string) => {
      const body = {
        id: newId(),
        subjectType,
        subjectId,
        rule: null,
        reason: '理由',
        from: '2026-10-09',
        to: '2026-11-09',
      }
      return (await who.send('POST', '/api/exemptions', body)).status
    }
    expect(await grant(d.office, 'campaign', campaign)).toBe(403)
    expect(await grant(west, 'territory', '370402001')).toBe(404)
    expect(await grant(west, 'matter', matter)).toBe(404)
    expect(await grant(west, 'campaign', campaign)).toBe(404)
    expect(await grant(west, 'unit', water)).toBe(404)
    expect(await grant(d.leader, 'campaign', '370402001')).toBe(400)
    expect(await grant(east, 'territory', '370402001')).toBe(200)
    expect(await grant(east, 'matter', matter)).toBe(200)
    const listed = async (who: SignedInCaller) =>
      ok<{ rows: Exemption[] }>(await who.get('/api/exemptions'))
        .rows.map((r) => r.subjectType)
        .sort()
    expect([await listed(west), await listed(east)]).toEqual([[], ['matter', 'territory']])
    const [row] = ok<{ rows: Exemption[] }>(await east.get('/api/exemptions?subjectType=territory')).rows
    const end = { id: newId(), endsOn: '2026-10-20', reason: '理由' }
    expect((await west.send('POST', `/api/exemptions/${row!.id}/end`, end)).status).toBe(404)
    expect((await east.send('POST', `/api/exemptions/${row!.id}/end`, end)).status).toBe(200)
  })

  it('ends an appeal against the card of a matter, with approver, reason and end, and the next month leaves it out', async () => {
    const d = await district()
    const { water } = await headquarters(d)
    const matter = await given(d, water, LATE)
    await proposeOctober(d)
    const batch = (await cardsOver(d, 'matter', '2026-10', null))!
    const [card] = batch.cards
    await servedOnPaper(d, batch.batch.id, card!)
    const now = async () => ok<CardDetail>(await d.office.get(`/api/cards/${card!.id}`)).card
    const appeal = { text: '汛期无法施工', papers: [], occurredOn: '2026-11-09', onPaper: true }
    ok(await d.inspection.send('POST', `/api/cards/${card!.id}/appeal`, { ...seen(await now()), ...appeal }))
    const other = await d.server.as('leader')
    const exemption = { id: newId(), approver: '王某', from: '2026-11-09', to: '2026-12-31', wholeSet: true }
    const decision = { outcome: 'exempted', reason: '汛期停工', papers: [], exemption }
    ok(await other.send('POST', `/api/cards/${card!.id}/appeal/decision`, { ...seen(await now()), ...decision }))
    expect((await now()).stage).toBe('exempted')
    const { rows } = ok<{ rows: Exemption[] }>(await d.office.get(`/api/exemptions?subjectId=${matter}`))
    expect(rows).toMatchObject([{ subjectType: 'matter', approver: '王某', reason: '汛期停工', cardId: card!.id }])
    await goTo(d, '2026-12-09')
    expect(await proposeDueCards(d.server.platform)).toBe(true)
    expect(await cardsOver(d, 'matter', '2026-11', null)).toBeNull()
  })
})

/** Sends a card out, records on paper what the unit said, approves it, gives it its notice and records the receipt. */
async function servedOnPaper(d: MatterDistrict, batchId: string, card: CardRow): Promise<void> {
  const path = `/api/card-batches/${batchId}`
  const [occurredOn, at] = ['2026-11-09', `/api/cards/${card.id}`]
  const now = async () => seen(ok<CardDetail>(await d.office.get(at)).card)
  ok(await d.office.send('POST', `${path}/hearing`, { cards: [{ ...(await now()), cardId: card.id }], note: '' }))
  const said = { agrees: true, text: '情况属实', papers: [], occurredOn, onPaper: true }
  ok(await d.inspection.send('POST', `${at}/statement`, { ...(await now()), ...said }))
  const decision = { ...(await now()), cardId: card.id, decision: 'approve', reason: '符合规则' }
  ok(await d.leader.send('POST', `${path}/decisions`, { decisions: [decision] }))
  const notice = { id: newId(), number: null, issuedOn: occurredOn, signer: '王某' }
  ok(await d.office.send('POST', `${path}/notices`, notice))
  const receipt = { means: 'paper', receivedBy: '办公室', occurredOn }
  ok(await d.inspection.send('POST', `${at}/receipt`, { ...(await now()), ...receipt }))
}
