import type { CardDetail } from '@guatu/contract/card-acts'
import type { BatchDetail, CardBatch } from '@guatu/contract/card-batches'
import type { CardRow } from '@guatu/contract/card-rows'
import type { GroupDetail } from '@guatu/contract/groups'
import { DEFAULT_PROJECT_RULES } from '@guatu/domain/cards/default-rule-set'
import { SANYA_2022_DISTRICTS } from '@guatu/domain/cards/presets/sanya'
import type { RuleSet } from '@guatu/domain/cards/rule-set'
import ExcelJS from 'exceljs'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { newId } from '../platform/id.ts'
import { bareProject } from '../testing/permission-inputs.ts'
import { type TestServer, testServer } from '../testing/test-server.ts'
import { proposeDueCards } from './card-jobs.ts'
import { judgeGroups } from './group-jobs.ts'
import { runNightly } from './jobs.ts'
import {
  AFTER_OCTOBER,
  adopt,
  batchOf,
  type CardDistrict,
  cardDistrict,
  goTo,
  ok,
  proposeAt,
  report,
} from './testing/card-district.ts'

let server: TestServer
afterEach(() => server.drop())

async function district(): Promise<CardDistrict> {
  const d = await cardDistrict()
  server = d.server
  return d
}
const unitSubjects = async (d: CardDistrict) => (await batchOf(d, '2026-10', 'unit')).cards.map((c) => c.subjectId)

describe('an exemption of a unit', () => {
  it('keeps the unit from a card for its days', async () => {
    const d = await district()
    const exempt = {
      id: newId(),
      subjectType: 'unit',
      subjectId: d.unitId,
      rule: null,
      reason: '职能划转',
      to: '2026-12-31',
    }
    ok(await d.leader.send('POST', '/api/exemptions', { ...exempt, from: '2026-10-30' }))
    await proposeAt(d, AFTER_OCTOBER)
    expect(await unitSubjects(d)).toEqual([])
  })

  it('that was replaced by a shorter one ends with the shorter one', async () => {
    const d = await district()
    const exempt = {
      id: newId(),
      subjectType: 'unit',
      subjectId: d.unitId,
      rule: null,
      reason: '职能划转',
      to: '2026-12-31',
    }
    ok(await d.leader.send('POST', '/api/exemptions', { ...exempt, from: '2026-10-01' }))
    const end = { id: newId(), endsOn: '2026-10-30', reason: '划转完成' }
    ok(await d.leader.send('POST', `/api/exemptions/${exempt.id}/end`, end))
    await proposeAt(d, AFTER_OCTOBER)
    expect(await unitSubjects(d)).toEqual([d.unitId])
  })

  it('for another rule of the set does not keep it from this one', async () => {
    const d = await district()
    const exempt = { id: newId(), subjectType: 'unit', subjectId: d.unitId, rule: 'unitSevere', reason: '仅此一条' }
    ok(await d.leader.send('POST', '/api/exemptions', { ...exempt, from: '2026-10-30', to: '2026-12-31' }))
    await proposeAt(d, AFTER_OCTOBER)
    expect(await unitSubjects(d)).toEqual([d.unitId])
  })
})

describe('a post that was handed over inside the period', () => {
  it('has its project and its unit carded no worse than they were on the eve, and the card says so', async () => {
    const d = await handedOver()
    await proposeAt(d, AFTER_OCTOBER)
    for (const type of ['project', 'unit'] as const) {
      const { cards } = await batchOf(d, '2026-10', type)
      expect(
        cards.map((c) => [c.level, c.holder]),
        type,
      ).toEqual(cards.map(() => ['warn', '后任某']))
      expect(cards.length, type).toBe(type === 'project' ? 2 : 1)
      const detail = ok<CardDetail>(await d.office.get(`/api/cards/${cards[0]!.id}`))
      expect(detail.evidence.level).toBe('severe')
      expect(detail.handOver).toMatchObject({ on: '2026-10-13', closingLevel: 'severe' })
    }
  })

  it('answers for the whole in the next period', async () => {
    const d = await handedOver()
    await proposeAt(d, AFTER_OCTOBER)
    await goTo(d, '2026-11-27T02:00:00.000Z')
    for (const id of d.projects.slice(0, 2)) await report(d.office, id, '2026-W48', '2026-11-27', '7400000.00')
    await goTo(d, '2026-12-09T02:00:00.000Z')
    await proposeDueCards(d.server.platform)
    const { cards } = await batchOf(d, '2026-11', 'project')
    expect(cards.map((c) => c.level)).toEqual(['severe', 'severe'])
  })
})

/** Two projects of a unit whose chief changes on 13 October: 15.8 points behind on the eve, 21.4 at the close. */
async function handedOver(): Promise<CardDistrict> {
  server = await testServer('2026-10-09T02:00:00.000Z')
  const office = await server.as('projectOffice')
  const [unitId, postId, projects] = [newId(), newId(), [newId(), newId()]]
  const names = { name: '区住建局', shortName: '', kind: 'bureau', parentId: null, regionCode: null, creditCode: null }
  ok(await office.send('POST', '/api/units', { id: unitId, ...names }))
  ok(await office.send('POST', '/api/posts', { id: postId, unitId, title: '局长', duty: 'chief' }))
  for (const [personName, from] of [
    ['前任某', '2026-01-01'],
    ['后任某', '2026-10-13'],
  ])
    ok(
      await office.send('POST', `/api/posts/${postId}/holdings`, {
        id: newId(),
        personName,
        phone: '',
        from,
        note: '',
      }),
    )
  for (const [i, id] of projects.entries()) {
    ok(
      await office.send('POST', '/api/projects', {
        ...bareProject(id, `第${i + 1}示例项目`),
        yearClass: 'carriedOver',
        leadUnitId: unitId,
      }),
    )
    const plan = { id: newId(), year: 2026, total: '12000000.00', months: Array(12).fill('1000000.00'), reason: '' }
    ok(await office.send('POST', `/api/projects/${id}/year-plans`, plan))
    await report(office, id, '2026-W41', '2026-10-09', '7400000.00')
  }
  const d = { server, unitId, projects } as unknown as CardDistrict
  await goTo(d, '2026-10-30T02:00:00.000Z')
  for (const id of projects) await report(d.office, id, '2026-W44', '2026-10-30', '7400000.00')
  return d
}

const TOWNSHIP = '370499001'

describe('batches', () => {
  it('stand apart for the campaign and for the district, each by the set adopted there', async () => {
    const d = await district()
    const campaignId = newId()
    ok(
      await d.office.send('POST', '/api/campaigns', {
        ...{ id: campaignId, name: '百日攻坚', from: '2026-01-01', to: null, rhythm: 'week', documentNumber: null },
      }),
    )
    const [far] = d.projects
    const listing = {
      id: newId(),
      list: '百日攻坚',
      from: '2026-01-01',
      to: null,
      documentNumber: null,
      supersedes: null,
    }
    ok(await d.office.send('POST', `/api/projects/${far}/listings`, { ...listing, reason: '' }))
    const own: RuleSet = {
      ...DEFAULT_PROJECT_RULES,
      id: 'hundred-days',
      rules: [{ id: 'behind', level: 'warn', all: [{ metric: 'lagPoints', op: '<', bound: '0.0' }] }],
      consequences: [],
    }
    await adopt(d, own, { kind: 'campaign', id: campaignId }, '百日攻坚亮牌规则')
    await proposeAt(d, AFTER_OCTOBER)
    const page = ok<{ rows: CardBatch[] }>(await d.office.get('/api/card-batches?period=2026-10&subjectType=project'))
    const told = await Promise.all(
      page.rows.map(async (b) => {
        const { batch, cards } = ok<BatchDetail>(await d.office.get(`/api/card-batches/${b.id}`))
        return [batch.campaign, batch.ruleSet, cards.map((c) => [c.subjectId, c.level])]
      }),
    )
    expect(told.sort((a, b) => (a[0] === null ? 1 : b[0] === null ? -1 : 0))).toEqual([
      ['百日攻坚', '百日攻坚亮牌规则', [[far, 'warn']]],
      [null, '默认规则（项目）', [[d.projects[1], 'warn']]],
    ])
  })

  it('of townships follow the quota of all that lies there: missed once is yellow, two months running is red', async () => {
    const d = await district()
    await d.server.db
      .insertInto('region')
      .values({ id: TOWNSHIP, name: '示例镇', level: 4, parentCode: null })
      .execute()
    const township = newId()
    const place = { kind: 'township', regionCode: TOWNSHIP }
    ok(
      await d.office.send('POST', '/api/units', {
        id: township,
        name: '示例镇',
        shortName: '',
        parentId: null,
        creditCode: null,
        ...place,
      }),
    )
    // Behind, led by nobody, and in the township.
    const id = newId()
    ok(
      await d.office.send('POST', '/api/projects', {
        ...bareProject(id, '镇上示例项目'),
        yearClass: 'carriedOver',
        regionCode: TOWNSHIP,
      }),
    )
    const plan = { id: newId(), year: 2026, total: '12000000.00', months: Array(12).fill('1000000.00'), reason: '' }
    ok(await d.office.send('POST', `/api/projects/${id}/year-plans`, plan))
    await report(d.office, id, '2026-W44', '2026-10-30', '9000000.00')
    await adopt(d, SANYA_2022_DISTRICTS, { kind: 'district', id: null }, '月度指标规则')
    // The server itself may be at it, since a set was adopted: two never judge at once.
    await vi.waitFor(async () => expect(await runNightly(d.server.platform, true)).toBe(true))
    await vi.waitFor(async () => expect(await judgeGroups(d.server)).toBe(true))
    const { group, evidence } = ok<GroupDetail>(await d.office.get(`/api/groups/${township}?by=unit`))
    expect([group.light?.level, group.objects]).toEqual(['warn', 0])
    expect(evidence?.inputs).toMatchObject([{ metric: 'taskMissed', value: '1', facts: [id] }])
    await proposeAt(d, AFTER_OCTOBER)
    const { cards } = await batchOf(d, '2026-10', 'unit')
    expect(cards.map((c) => [c.subject, c.level]).sort()).toEqual([
      ['区住建局', 'warn'],
      ['示例镇', 'warn'],
    ])
    const detail = ok<CardDetail>(await d.office.get(`/api/cards/${cards.find((c) => c.subjectId === township)!.id}`))
    expect(detail.evidence.inputs).toMatchObject([{ metric: 'taskMissed', value: '1', facts: [id] }])
    await goTo(d, '2026-11-27T02:00:00.000Z')
    await report(d.office, id, '2026-W48', '2026-11-27', '9500000.00')
    for (const of of d.projects) await report(d.office, of, '2026-W48', '2026-11-27', '12000000.00')
    await goTo(d, '2026-12-09T02:00:00.000Z')
    await proposeDueCards(d.server.platform)
    const next = await batchOf(d, '2026-11', 'unit')
    expect(next.cards.map((c) => [c.subject, c.level])).toEqual([['示例镇', 'severe']])
  })
})

describe('lists of cards', () => {
  it.each(['level', 'newest', 'deadline', 'subject'])(
    'sorted by %s, a page after another and as a sheet, hold the same cards in the same order',
    async (sort) => {
      const d = await district()
      await proposeAt(d, AFTER_OCTOBER)
      const all = ok<{ rows: CardRow[]; total: number }>(await d.office.get(`/api/cards?sort=${sort}&limit=200`))
      expect(all.rows.length).toBe(3)
      const paged: CardRow[] = []
      let next: string | null = null
      do {
        const after: string = next ? `&cursor=${encodeURIComponent(next)}` : ''
        const page = ok<{ rows: CardRow[]; next: string | null }>(
          await d.office.get(`/api/cards?sort=${sort}&limit=1${after}`),
        )
        paged.push(...page.rows)
        next = page.next
      } while (next)
      expect(paged.map((c) => c.id)).toEqual(all.rows.map((c) => c.id))
      const book = new ExcelJS.Workbook()
      await book.xlsx.load((await d.office.raw('GET', `/api/cards.xlsx?sort=${sort}`)).bytes as unknown as ArrayBuffer)
      const sheet = book.worksheets[0]!
      const printed = sheet.getColumn(columnOf(sheet, '对象')).values.map(String)
      expect(printed.filter((v) => all.rows.some((c) => c.subject === v))).toEqual(all.rows.map((c) => c.subject))
    },
  )
})

function columnOf(sheet: ExcelJS.Worksheet, header: string): number {
  for (let r = 1; r <= sheet.rowCount; r += 1)
    for (let c = 1; c <= sheet.columnCount; c += 1) if (String(sheet.getRow(r).getCell(c).value) === header) return c
  throw new Error(`no column ${header}`)
}
