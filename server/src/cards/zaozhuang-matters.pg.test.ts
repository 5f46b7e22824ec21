import type { Board, BoardExplanation } from '@guatu/contract/boards'
import type { CardDetail } from '@guatu/contract/card-acts'
import type { BatchDetail, CardBatch } from '@guatu/contract/card-batches'
import type { CardRow } from '@guatu/contract/card-rows'
import type { GroupDetail } from '@guatu/contract/groups'
import type { DryRun } from '@guatu/contract/rule-sets'
import { DEFAULT_MATTER_RULES } from '@guatu/domain/cards/default-rule-set'
import { ZAOZHUANG_2023_MATTERS } from '@guatu/domain/cards/presets/zaozhuang'
import type { RuleSet } from '@guatu/domain/cards/rule-set'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { newId } from '../platform/id.ts'
import { proposeDueCards } from './card-jobs.ts'
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
  unitOf,
} from './testing/matter-district.ts'

/** Matters that each unit of the district closed in October, and was given: 100 %, 66.7, 50, 40, 33.3, 25 and 0 %. */
const OCTOBER = [
  [1, 1],
  [2, 3],
  [1, 2],
  [2, 5],
  [1, 3],
  [1, 4],
  [0, 1],
] as const
const NAMES = ['甲局', '乙局', '丙局', '丁局', '戊局', '己局', '庚局']
/** Matters still open at the end of October, with the one of the other region; one was closed in November. */
const stillOpen = [
  OCTOBER.reduce((n, [done, all]) => n + all - done, 0) + 1,
  OCTOBER.reduce((n, [done, all]) => n + all - done, 0),
]
const REGION = '370402'

let d: MatterDistrict
const units: string[] = []
const open: string[][] = []

beforeAll(async () => {
  d = await matterDistrict()
  await d.server.db
    .insertInto('region')
    .values([{ id: REGION, name: '东区', level: 3, parentCode: null }])
    .execute()
  await adopt(
    d as unknown as CardDistrict,
    ZAOZHUANG_2023_MATTERS,
    { kind: 'region', id: REGION },
    '枣庄2023（按督办事项）',
  )
  for (const [i, [done, all]] of OCTOBER.entries()) {
    const unit = await unitOf(d, NAMES[i]!, { regionCode: REGION })
    const matters: string[] = []
    for (let n = 0; n < all; n += 1) matters.push(await given(d, unit, '2026-12-31'))
    for (const id of matters.slice(0, done)) await closed(d, unit, id)
    units.push(unit)
    open.push(matters.slice(done))
  }
  // A bureau of another region is ranked by nobody here.
  const other = await unitOf(d, '外区局')
  await given(d, other, '2026-12-31')
})
afterAll(() => d.server.drop())

const batchIn = async (period: string): Promise<BatchDetail> => {
  const url = `/api/card-batches?period=${period}&subjectType=unit`
  const found = ok<{ rows: CardBatch[] }>(await d.office.get(url)).rows.filter(
    (b) => b.about === 'matters' && b.region === '东区',
  )
  expect(found.map((b) => b.ruleSet)).toEqual(['枣庄2023（按督办事项）'])
  return ok(await d.office.get(`/api/card-batches/${found[0]!.id}`))
}
const levels = ({ cards }: BatchDetail) =>
  cards.map((c) => [c.subject, c.level, c.word]).sort((a, b) => NAMES.indexOf(a[0]!) - NAMES.indexOf(b[0]!))

/** What stands in the evidence of a card about the place among the others. */
async function place(batch: BatchDetail, name: string) {
  const card = batch.cards.find((c) => c.subject === name)!
  const { evidence } = ok<CardDetail>(await d.office.get(`/api/cards/${card.id}`))
  const input = (metric: string) => evidence.inputs.find((i) => i.metric === metric)!
  return {
    rate: input('closureRate'),
    rank: input('rank.closureRate').value,
    arithmetic: evidence.arithmetic,
    rule: evidence.ruleText,
  }
}

describe('Zaozhuang 2023 over the matters of a region', () => {
  it('lights leaders and laggards by what they closed, those without an open matter among them', async () => {
    await goTo(d, '2026-10-31')
    await judgeMattersDaily(d.server.platform)
    await vi.waitFor(async () => expect(await judgeGroups(d.server)).toBe(true))
    const light = async (unit: string) =>
      ok<GroupDetail>(await d.office.get(`/api/groups/${unit}?by=unit`)).group.matters?.level
    expect(await Promise.all(units.map(light))).toEqual([
      ...['commend', 'commend', 'commend', 'normal', 'remind', 'remind', 'remind'],
    ])
  })

  it('gives three blue and three yellow cards at the first close, each with value, place and arithmetic', async () => {
    await goTo(d, '2026-11-09')
    expect(await proposeDueCards(d.server.platform)).toBe(true)
    const batch = await batchIn('2026-10')
    expect(levels(batch)).toEqual([
      ['甲局', 'commend', '蓝牌'],
      ['乙局', 'commend', '蓝牌'],
      ['丙局', 'commend', '蓝牌'],
      ['戊局', 'remind', '黄牌'],
      ['己局', 'remind', '黄牌'],
      ['庚局', 'remind', '黄牌'],
    ])
    const last = await place(batch, '庚局')
    expect([last.rate.value, last.rank, last.rule]).toEqual(['0.0', '7', '办结率 位列后 3名'])
    expect(last.arithmetic).toContain('本期第7名（共7个）')
    expect(last.rate.matters.map((m) => m.id)).toEqual(open[6])
    expect((await cardsOver(d, 'unit', '2026-10', 'projects'))?.cards ?? []).toEqual([])
  })

  it('turns yellow red for who lags again, and tells who moved and how far', async () => {
    await goTo(d, '2026-11-20')
    await closed(d, units[4]!, open[4]![0]!)
    await goTo(d, '2026-12-09')
    expect(await proposeDueCards(d.server.platform)).toBe(true)
    const batch = await batchIn('2026-11')
    expect(levels(batch)).toEqual([
      ['甲局', 'commend', '蓝牌'],
      ['乙局', 'commend', '蓝牌'],
      // 2 of 3, as the second has: both are among the first three, and the third of October is no longer.
      ['丁局', 'remind', '黄牌'],
      ['戊局', 'commend', '蓝牌'],
      ['己局', 'warn', '红牌'],
      ['庚局', 'warn', '红牌'],
    ])
    expect((await place(batch, '戊局')).arithmetic).toContain('本期第2名（共7个），上期第5名，上升3位')
    const again = await place(batch, '己局')
    expect(again.arithmetic).toContain('本期第6名（共7个），与上期相同')
    expect(again.rule).toBe('办结率 位列后 3名，连续2期')
  })

  it('brings them to the public board after hearing, approval, notice, receipt and release', async () => {
    const batch = await batchIn('2026-11')
    const chosen = ['甲局', '庚局'].map((name) => batch.cards.find((c) => c.subject === name)!)
    for (const card of batch.cards) await issued(batch, card, chosen.includes(card))
    const path = `/api/card-batches/${batch.batch.id}`
    const notice = { id: newId(), number: null, issuedOn: '2026-12-09', signer: '王某' }
    ok(await d.office.send('POST', `${path}/notices`, notice))
    for (const card of chosen) {
      const now = ok<CardDetail>(await d.office.get(`/api/cards/${card.id}`)).card
      const receipt = { ...seen(now), means: 'paper', receivedBy: '办公室', occurredOn: '2026-12-09' }
      const { card: served } = ok<CardDetail>(await d.office.send('POST', `/api/cards/${card.id}/receipt`, receipt))
      const release = { cards: [{ ...seen(served), cardId: card.id }], reason: '' }
      ok(await d.leader.send('POST', `${path}/release`, release))
    }
    const made = { id: newId(), name: '大厅' }
    const { token } = ok<{ token: string }>(await d.office.send('POST', '/api/boards', made))
    const { cards } = ok<Board>(await d.office.get(`/api/board/${token}`))
    expect(cards.map((c) => [c.subject, c.word, c.colour]).sort()).toEqual(
      [
        ['甲局', '蓝牌', 'blue'],
        ['庚局', '红牌', 'red'],
      ].sort(),
    )
    // The district's own rules stand first; the set that judged these cards stands beside them with its own colours.
    const explanation = ok<BoardExplanation>(await d.office.get(`/api/board/${token}/explanation`))
    expect(explanation.sets.map((s) => s.name)).toEqual(['默认规则（项目）', '枣庄2023（按督办事项）'])
    const wears = explanation.sets.map((s) => s.rules.filter((r) => r.level === 'warn').map((r) => r.colour))
    expect([new Set(wears[0]), new Set(wears[1])]).toEqual([new Set(['yellow']), new Set(['red'])])
    expect(explanation.cards.map((c) => [c.subject, c.rules]).sort()).toEqual([
      ['庚局', '枣庄2023（按督办事项）'],
      ['甲局', '枣庄2023（按督办事项）'],
    ])
  })
})

/** How many of each level both sides have, per close of the part shown. */
const counts = ({ closes }: DryRun) =>
  closes.map(({ period, inForce, draft }) => [period, shown(inForce), shown(draft)] as const)
const shown = (levels: Record<string, number>) =>
  Object.entries(levels).flatMap(([level, n]) => (n > 0 ? [`${level} ${n}`] : []))

async function tried(body: { draftId: string | null; body: RuleSet | null }, query = ''): Promise<DryRun> {
  const id = newId()
  ok(await d.office.send('POST', '/api/dry-runs', { id, ...body, from: '2026-10-01', to: '2026-11-30' }))
  for (;;) {
    const run = ok<DryRun>(await d.office.get(`/api/dry-runs/${id}${query}`))
    if (run.state !== 'running') return run
    await new Promise((resolve) => setImmediate(resolve))
  }
}

/** What only an act or a close writes; lights follow by themselves all the while. */
const digest = async () => {
  const all = ['card', 'cardBatch', 'cardEvent', 'cardPeriodVerdict', 'matterEvent', 'ruleSet'] as const
  return JSON.stringify(await Promise.all(all.map((table) => d.server.db.selectFrom(table).selectAll().execute())))
}

describe('a dry run of a set for units or for matters', () => {
  it('ranks units among each other at each month’s close as it was known then, beside the cards of that time', async () => {
    const before = await digest()
    const one = ZAOZHUANG_2023_MATTERS.rules.map((rule) => ({
      ...rule,
      all: rule.all?.map((c) => ('rank' in c && c.rank ? { ...c, rank: { ...c.rank, n: 1 } } : c)),
    }))
    const place = { kind: 'region', id: REGION }
    const body = { ...ZAOZHUANG_2023_MATTERS, id: 'one-each', rules: one }
    const draft = ok<{ id: string }>(
      await d.office.send('POST', '/api/rule-set-drafts', { id: newId(), name: '各亮一家', place, body }),
    )
    const run = await tried({ draftId: draft.id, body: null }, '?part=unit.matters')
    expect([run.state, run.part, run.scope]).toEqual(['done', 'unit.matters', 'unit'])
    // The eighth unit lies in another region, and is judged by the district's set on both sides.
    expect(counts(run)).toEqual([
      ['2026-10', ['commend 3', 'normal 2', 'remind 3'], ['commend 1', 'normal 6', 'remind 1']],
      ['2026-11', ['commend 3', 'normal 2', 'remind 1', 'warn 2'], ['commend 1', 'normal 6', 'warn 1']],
    ])
    const october = run.differences.filter((x) => x.period === '2026-10')
    expect(october.map((x) => [x.subject, x.inForce, x.draft]).sort()).toEqual(
      [
        ['乙局', 'commend', 'normal'],
        ['丙局', 'commend', 'normal'],
        ['戊局', 'remind', 'normal'],
        ['己局', 'remind', 'normal'],
      ].sort(),
    )
    expect(october.find((x) => x.subject === '己局')?.because?.inForce.sentence).toContain('办结率')
    expect(run.parts.map((p) => [p.part, p.label]).find(([part]) => part === 'unit.matters')).toEqual([
      'unit.matters',
      '单位（按督办事项）',
    ])
    expect(await digest()).toBe(before)
  })

  it('judges the matters that were open at each close by the calendar and the facts of that time', async () => {
    const early: RuleSet = {
      ...DEFAULT_MATTER_RULES,
      id: 'early',
      rules: [{ id: 'soon', level: 'remind', all: [{ metric: 'daysToDue.working', op: '<=', bound: '30' }] }],
    }
    const run = await tried({ draftId: null, body: early })
    // All are due on 31 December: 43 working days after October's end, 23 after November's.
    const open = stillOpen.map((n) => `normal ${n}`)
    expect(counts(run)).toEqual([
      ['2026-10', [open[0]], [open[0]]],
      ['2026-11', [open[1]], [open[1]!.replace('normal', 'remind')]],
    ])
    expect([run.part, run.differing]).toEqual(['matter', stillOpen[1]])
    expect(run.differences[0]?.because?.draft.sentence).toContain('距到期')
  })
})

/** Sends a card out, records what the unit said on paper, and approves it or strikes it. */
async function issued({ batch }: BatchDetail, card: CardRow, approve: boolean): Promise<void> {
  const path = `/api/card-batches/${batch.id}`
  ok(await d.office.send('POST', `${path}/hearing`, { cards: [{ ...seen(card), cardId: card.id }], note: '' }))
  const said = { agrees: true, text: '情况属实', papers: [], occurredOn: '2026-12-09', onPaper: true }
  ok(await d.inspection.send('POST', `/api/cards/${card.id}/statement`, { id: newId(), expectedVersion: 2, ...said }))
  const [what, reason] = approve ? ['approve', '符合规则'] : ['strike', '本期不亮']
  const decision = { id: newId(), expectedVersion: 3, cardId: card.id, decision: what, reason }
  ok(await d.leader.send('POST', `${path}/decisions`, { decisions: [decision] }))
}
