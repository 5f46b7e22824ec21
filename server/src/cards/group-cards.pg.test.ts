import type { Board } from '@guatu/contract/boards'
import type { CardDetail } from '@guatu/contract/card-acts'
import type { BatchDetail, CardBatch } from '@guatu/contract/card-batches'
import type { Light } from '@guatu/contract/cards'
import type { GroupDetail } from '@guatu/contract/groups'
import type { CheckedRuleSet } from '@guatu/contract/rule-sets'
import { DEFAULT_PROJECT_RULES, DEFAULT_UNIT_RULES } from '@guatu/domain/cards/default-rule-set'
import type { RuleSet } from '@guatu/domain/cards/rule-set'
import type { WallSnapshot } from '@guatu/domain/wall/snapshot'
import { afterEach, describe, expect, it } from 'vitest'
import { newId } from '../platform/id.ts'
import { bareProject } from '../testing/permission-inputs.ts'
import type { TestServer } from '../testing/test-server.ts'
import { proposeDueCards } from './card-jobs.ts'
import { judgeGroups } from './group-jobs.ts'
import { runNightly } from './jobs.ts'
import {
  AFTER_OCTOBER,
  adopt,
  batchOf,
  type CardDistrict,
  cardDistrict,
  cardNow,
  goTo,
  ok,
  proposeAt,
  report,
  seen,
} from './testing/card-district.ts'

let server: TestServer
afterEach(() => server.drop())

async function district(): Promise<CardDistrict> {
  const d = await cardDistrict()
  server = d.server
  return d
}

/** Puts projects of the district somewhere: into a headquarters, a region, under a manager. */
async function place(d: CardDistrict, projects: readonly string[], where: object): Promise<void> {
  for (const id of projects) {
    const name = `第${d.projects.indexOf(id) + 1}示例项目`
    const head = { ...bareProject(id, name), yearClass: 'carriedOver', leadUnitId: d.unitId }
    const change = { ...head, ...where, expectedVersion: 1, reason: '' }
    ok(await d.office.send('PUT', `/api/projects/${id}`, change))
  }
}

const unitBody = (name: string, kind: string) => ({
  ...{ id: newId(), name, shortName: '', kind, parentId: null, regionCode: null as string | null, creditCode: null },
})

async function campaign(d: CardDistrict, projects: readonly string[]): Promise<string> {
  const id = newId()
  const body = { name: '百日攻坚', from: '2026-01-01', to: null, rhythm: 'week', documentNumber: null }
  ok(await d.office.send('POST', '/api/campaigns', { id, ...body }))
  const members = projects.map((projectId) => ({ id: newId(), projectId }))
  ok(await d.office.send('POST', `/api/campaigns/${id}/members`, { members, from: '2026-10-01', documentNumber: null }))
  return id
}

describe('a campaign', () => {
  it('is proposed a card at the lock, heard, approved, served and published as a unit is; the desk speaks for it', async () => {
    const d = await district()
    const id = await campaign(d, d.projects)
    await proposeAt(d, AFTER_OCTOBER)
    const { batch, cards } = await batchOf(d, '2026-10', 'campaign')
    expect(cards.map((c) => [c.subjectId, c.subject, c.level, c.unit])).toEqual([[id, '百日攻坚', 'warn', '']])
    const card = cards[0]!
    const path = `/api/card-batches/${batch.id}`
    ok(await d.office.send('POST', `${path}/hearing`, { cards: [{ ...seen(card), cardId: card.id }], note: '' }))
    const words = { agrees: false, text: '两个项目受征地影响', papers: [], occurredOn: '2026-11-09', onPaper: true }
    ok(
      await d.inspection.send('POST', `/api/cards/${card.id}/statement`, {
        ...{ id: newId(), expectedVersion: 2, ...words },
      }),
    )
    const heard = ok<BatchDetail>(await d.leader.get(path))
    expect(heard.cards[0]!.statement).toMatchObject({ text: '两个项目受征地影响', on: '2026-11-09', papers: [] })
    const decision = { id: newId(), expectedVersion: 3, cardId: card.id, decision: 'approve', reason: '符合规则' }
    ok(await d.leader.send('POST', `${path}/decisions`, { decisions: [decision] }))
    const notice = { id: newId(), number: null, issuedOn: '2026-11-09', signer: '王某' }
    ok(await d.office.send('POST', `${path}/notices`, notice))
    const paper = await d.office.raw('GET', `/api/card-notices/${notice.id}/notice.docx`)
    expect(paper.status).toBe(200)
    const receipt = {
      ...seen((await cardNow(d, card.id)).card),
      means: 'paper',
      receivedBy: '行动办',
      occurredOn: '2026-11-09',
    }
    ok(await d.office.send('POST', `/api/cards/${card.id}/receipt`, receipt))
    const served = (await cardNow(d, card.id)).card
    ok(await d.leader.send('POST', `${path}/release`, { cards: [{ ...seen(served), cardId: card.id }], reason: '' }))
    const { token } = ok<{ token: string }>(await d.office.send('POST', '/api/boards', { id: newId(), name: '大厅' }))
    const board = ok<Board>(await d.office.get(`/api/board/${token}`))
    expect(board.cards.map((c) => [c.subject, c.unit, c.word])).toEqual([['百日攻坚', '百日攻坚', '黄牌']])
  })

  it('shows the projects it was judged by, each linked for whoever may see it, and its set by name', async () => {
    const d = await district()
    await campaign(d, d.projects)
    await proposeAt(d, AFTER_OCTOBER)
    const { cards } = await batchOf(d, '2026-10', 'campaign')
    const { evidence } = await cardNow(d, cards[0]!.id)
    expect([evidence.ruleSet, evidence.ruleSetName]).toEqual(['default-unit', '默认规则（单位）'])
    const counted = evidence.inputs.find((i) => i.metric === 'count.warnOrWorse')!
    expect(counted.projects.map((p) => p.id).sort()).toEqual([...d.projects.slice(0, 2)].sort())
    expect(counted.projects.map((p) => p.name).sort()).toEqual(['第1示例项目', '第2示例项目'])
  })

  it('that stood calm in the next period may be lifted, though no card of it was proposed then', async () => {
    const d = await district()
    await campaign(d, d.projects)
    await proposeAt(d, AFTER_OCTOBER)
    const card = (await batchOf(d, '2026-10', 'campaign')).cards[0]!
    expect((await cardNow(d, card.id)).lift.may).toBe(false)
    await goTo(d, '2026-11-27T02:00:00.000Z')
    for (const id of d.projects) await report(d.office, id, '2026-W48', '2026-11-27', '12000000.00')
    await goTo(d, '2026-12-09T02:00:00.000Z')
    await proposeDueCards(d.server.platform)
    expect((await batchOf(d, '2026-11', 'campaign')).cards).toEqual([])
    expect((await cardNow(d, card.id)).lift.may).toBe(true)
  })
})

describe('a headquarters', () => {
  it('is carded beside the lead unit, and its own account answers', async () => {
    const d = await district()
    const hq = unitBody('新能源指挥部', 'headquarters')
    ok(await d.office.send('POST', '/api/units', hq))
    await place(d, d.projects, { headquartersId: hq.id })
    await proposeAt(d, AFTER_OCTOBER)
    const { batch, cards } = await batchOf(d, '2026-10', 'headquarters')
    expect(cards.map((c) => [c.subjectId, c.unitId, c.level])).toEqual([[hq.id, hq.id, 'warn']])
    expect((await batchOf(d, '2026-10', 'unit')).cards).toHaveLength(1)
    const hearing = { cards: [{ ...seen(cards[0]!), cardId: cards[0]!.id }], note: '' }
    ok(await d.office.send('POST', `/api/card-batches/${batch.id}/hearing`, hearing))
    const own = await d.server.as('headquarters', { unitId: hq.id })
    const said = { agrees: true, text: '情况属实', papers: [], occurredOn: '2026-11-09', onPaper: false }
    const answered = await own.send('POST', `/api/cards/${cards[0]!.id}/statement`, {
      ...{ id: newId(), expectedVersion: 2, ...said },
    })
    expect(ok<CardDetail>(answered).card.stage).toBe('heard')
  })

  it('gets none where the set names only others', async () => {
    const d = await district()
    const hq = unitBody('新能源指挥部', 'headquarters')
    ok(await d.office.send('POST', '/api/units', hq))
    await place(d, d.projects, { headquartersId: hq.id })
    const set: RuleSet = { ...DEFAULT_UNIT_RULES, id: 'units-only', cards: { groups: ['unit'] } }
    await adopt(d, set, { kind: 'district', id: null }, '只对单位亮牌')
    await proposeAt(d, AFTER_OCTOBER)
    const page = ok<{ rows: CardBatch[] }>(await d.office.get('/api/card-batches?period=2026-10'))
    expect(page.rows.map((b) => b.subjectType).sort()).toEqual(['project', 'unit'])
  })
})

describe('a region tree of several levels', () => {
  it('cards a district for what its townships have together, though none of them has enough; the top cards nobody', async () => {
    const d = await district()
    const region = (id: string, name: string, level: number, parentCode: string | null) => ({
      id,
      name,
      level,
      parentCode,
    })
    const tree = [
      region('370400', '某市', 2, null),
      region('370402', '东区', 3, '370400'),
      region('370402001', '甲镇', 4, '370402'),
      region('370402002', '乙镇', 4, '370402'),
      region('370403', '西区', 3, '370400'),
    ]
    await d.server.db.insertInto('region').values(tree).execute()
    const [far, some, good] = d.projects
    await place(d, [far], { regionCode: '370402001' })
    await place(d, [some], { regionCode: '370402002' })
    await place(d, [good], { regionCode: '370403' })
    await proposeAt(d, AFTER_OCTOBER)
    const { cards } = await batchOf(d, '2026-10', 'territory')
    expect(cards.map((c) => [c.subjectId, c.subject, c.level])).toEqual([['370402', '东区', 'warn']])
    const east = await d.server.as('township', { regionCode: '370402' })
    const west = await d.server.as('township', { regionCode: '370403' })
    const hearing = { cards: [{ ...seen(cards[0]!), cardId: cards[0]!.id }], note: '' }
    ok(await d.office.send('POST', `/api/card-batches/${cards[0]!.batchId}/hearing`, hearing))
    expect((await east.get(`/api/cards/${cards[0]!.id}`)).status).toBe(200)
    expect((await west.get(`/api/cards/${cards[0]!.id}`)).status).toBe(404)
  })
})

/** A district's set for units over one metric. */
const unitSet = (id: string, all: RuleSet['rules'][number]['all']): RuleSet => ({
  ...DEFAULT_UNIT_RULES,
  ...{ id, rules: [{ id: 'one', level: 'warn', all }], consequences: [] },
})

describe('rules over the rates of a unit', () => {
  it('see its start rate, in cards and in lights', async () => {
    const d = await district()
    for (const plannedStart of ['2026-06-30', '2026-07-31']) {
      const fresh = {
        ...bareProject(newId(), `新项目${plannedStart}`),
        leadUnitId: d.unitId,
        plannedStart: { date: plannedStart, precision: 'day' },
      }
      ok(await d.office.send('POST', '/api/projects', fresh))
    }
    await adopt(
      d,
      unitSet('starts', [{ metric: 'dueStartRate', op: '<', bound: '0.500' }]),
      { kind: 'district', id: null },
      '应开工规则',
    )
    await proposeAt(d, AFTER_OCTOBER)
    const { cards } = await batchOf(d, '2026-10', 'unit')
    expect(cards.map((c) => [c.subjectId, c.level])).toEqual([[d.unitId, 'warn']])
    const { evidence } = await cardNow(d, cards[0]!.id)
    expect(evidence.inputs).toMatchObject([{ metric: 'dueStartRate', value: '0.0', unit: '%' }])
    expect(evidence.arithmetic).toEqual(['0项 ÷ 2项'])
    await runNightly(d.server.platform, true)
    await judgeGroups(d.server)
    const { group } = ok<GroupDetail>(await d.office.get(`/api/groups/${d.unitId}?by=unit`))
    expect(group.light?.level).toBe('warn')
  })

  it('rank units among each other, and say the rank in the evidence', async () => {
    const d = await district()
    const other = unitBody('区交通局', 'bureau')
    ok(await d.office.send('POST', '/api/units', other))
    const id = newId()
    ok(
      await d.office.send('POST', '/api/projects', {
        ...{ ...bareProject(id, '第4示例项目'), yearClass: 'carriedOver', leadUnitId: other.id },
      }),
    )
    const plan = { id: newId(), year: 2026, total: '12000000.00', months: Array(12).fill('1000000.00'), reason: '' }
    ok(await d.office.send('POST', `/api/projects/${id}/year-plans`, plan))
    await report(d.office, id, '2026-W44', '2026-10-30', '11000000.00')
    const last = unitSet('last', [{ metric: 'completionRate', rank: { from: 'bottom', n: 1 } }])
    await adopt(d, last, { kind: 'district', id: null }, '末位亮牌')
    await runNightly(d.server.platform, true)
    await judgeGroups(d.server)
    const light = async (unit: string) =>
      ok<GroupDetail>(await d.office.get(`/api/groups/${unit}?by=unit`)).group.light?.level
    expect([await light(d.unitId), await light(other.id)]).toEqual(['warn', 'normal'])
    await proposeAt(d, AFTER_OCTOBER)
    const { cards } = await batchOf(d, '2026-10', 'unit')
    expect(cards.map((c) => c.subject)).toEqual(['区住建局'])
  })

  it('that name what nothing here gives are told so when they are checked', async () => {
    const d = await district()
    const body = unitSet('gdp', [{ metric: 'indicator.gdp', op: '<', bound: '0.050' }])
    const { findings, meaning } = ok<CheckedRuleSet>(await d.office.send('POST', '/api/rule-sets/check', { body }))
    expect(meaning).not.toBeNull()
    expect(findings.map((f) => [f.row, f.severity])).toEqual([[1, 'warning']])
    expect(findings[0]!.text).toContain('没有这项数据的来源')
  })
})

const PROJECT_LAST: RuleSet = {
  ...DEFAULT_PROJECT_RULES,
  id: 'project-last',
  rules: [{ id: 'last', level: 'warn', all: [{ metric: 'completionRate', rank: { from: 'bottom', n: 1 } }] }],
  consequences: [],
}

describe('a light of a past day under a set that ranks', () => {
  it('is judged with the ranks of that day', async () => {
    const d = await district()
    await adopt(d, PROJECT_LAST, { kind: 'district', id: null }, '末位亮灯')
    await goTo(d, '2026-11-06T02:00:00.000Z')
    // The last of October overtakes the next one.
    await report(d.office, d.projects[0], '2026-W45', '2026-11-06', '9000000.00')
    const light = async (id: string, asOf: string) =>
      ok<Light>(await d.office.get(`/api/projects/${id}/light?asOf=${asOf}`)).level
    const [far, some] = d.projects
    expect([await light(far, '2026-10-30'), await light(some, '2026-10-30')]).toEqual(['warn', 'normal'])
    expect([await light(far, '2026-11-06'), await light(some, '2026-11-06')]).toEqual(['normal', 'warn'])
  })
})

describe('a region with a set of its own', () => {
  it('gets its own batch, colours and notice, decided by whoever leads there and by nobody of another region', async () => {
    const d = await district()
    await d.server.db
      .insertInto('region')
      .values([
        { id: '370402', name: '东区', level: 3, parentCode: null },
        { id: '370403', name: '西区', level: 3, parentCode: null },
      ])
      .execute()
    const [far, some] = d.projects
    await place(d, [far], { regionCode: '370402' })
    await place(d, [some], { regionCode: '370403' })
    const own: RuleSet = {
      ...PROJECT_LAST,
      id: 'east',
      palette: { warn: { colour: 'orange', word: '橙牌' } },
      rules: [{ id: 'behind', level: 'warn', all: [{ metric: 'lagPoints', op: '<', bound: '0.0' }] }],
    }
    await adopt(d, own, { kind: 'region', id: '370402' }, '东区亮牌规则')
    await proposeAt(d, AFTER_OCTOBER)
    const page = ok<{ rows: CardBatch[] }>(await d.office.get('/api/card-batches?period=2026-10&subjectType=project'))
    expect(page.rows.map((b) => [b.region, b.ruleSet, b.levels.map((l) => l.word)]).sort()).toEqual(
      [
        [null, '默认规则（项目）', ['黄牌']],
        ['东区', '东区亮牌规则', ['橙牌']],
      ].sort(),
    )
    await runNightly(d.server.platform, true)
    const wall = ok<WallSnapshot>(await d.office.get('/api/wall'))
    const worn = (id: string) => wall.palettes[wall.projects.palette[wall.projects.id.indexOf(id)]!] ?? wall.palette
    expect([worn(far).w, worn(some).w].map((w) => [w.colour, w.word])).toEqual([
      ['orange', '橙牌'],
      ['yellow', '黄牌'],
    ])
    const path = `/api/card-batches/${page.rows.find((b) => b.region)!.id}`
    const [card] = ok<BatchDetail>(await d.office.get(path)).cards
    expect(card!.subjectId).toBe(far)
    ok(await d.office.send('POST', `${path}/hearing`, { cards: [{ ...seen(card!), cardId: card!.id }], note: '' }))
    const said = { agrees: true, text: '情况属实', papers: [], occurredOn: '2026-11-09', onPaper: false }
    ok(await d.unit.send('POST', `/api/cards/${card!.id}/statement`, { id: newId(), expectedVersion: 2, ...said }))
    const decision = { id: newId(), expectedVersion: 3, cardId: card!.id, decision: 'approve', reason: '符合规则' }
    const [east, west] = [
      await d.server.as('leader', { regionCode: '370402' }),
      await d.server.as('leader', { regionCode: '370403' }),
    ]
    expect((await west.send('POST', `${path}/decisions`, { decisions: [decision] })).status).toBe(404)
    expect((await west.get(path)).status).toBe(404)
    const decided = ok<BatchDetail>(await east.send('POST', `${path}/decisions`, { decisions: [decision] }))
    expect(decided.cards.map((c) => c.stage)).toEqual(['approved'])
    const notice = { id: newId(), number: null, issuedOn: '2026-11-09', signer: '王某' }
    const issued = ok<BatchDetail>(await d.office.send('POST', `${path}/notices`, notice))
    expect(issued.notices).toMatchObject([{ id: notice.id, cards: 1, state: 'valid' }])
    expect((await d.office.raw('GET', `/api/card-notices/${notice.id}/notice.docx`)).status).toBe(200)
  })
})
