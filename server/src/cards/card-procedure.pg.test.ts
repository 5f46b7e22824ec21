import type { CardDetail } from '@guatu/contract/card-acts'
import type { BatchDetail } from '@guatu/contract/card-batches'
import type { CardRow, Duty, Standing } from '@guatu/contract/card-rows'
import mammoth from 'mammoth'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { newId } from '../platform/id.ts'
import { proposeDueCards, rebuildCards } from './card-jobs.ts'
import { rebuildVerdicts } from './jobs.ts'
import {
  AFTER_OCTOBER,
  approved,
  batchOf,
  type CardDistrict,
  cardDistrict,
  cardNow,
  goTo,
  ok,
  proposeAt,
  report,
  seen,
  servedCard,
  strikeOther,
} from './testing/card-district.ts'

let d: CardDistrict
beforeEach(async () => {
  d = await cardDistrict()
  await proposeAt(d, AFTER_OCTOBER)
})
afterEach(() => d.server.drop())

const october = () => batchOf(d, '2026-10', 'project')
const farBehind = async (): Promise<CardRow> => (await october()).cards.find((c) => c.subjectId === d.projects[0])!
const wordsOf = async (path: string): Promise<string> => {
  const file = await d.office.raw('GET', path)
  expect(file.status).toBe(200)
  return (await mammoth.extractRawText({ buffer: file.bytes })).value
}

describe('at a month’s lock', () => {
  it('the lights propose one card a subject, worst first, with the evidence of the close frozen', async () => {
    const { batch, cards } = await october()
    expect(cards.map((c) => [c.subjectId, c.level, c.stage])).toEqual([
      [d.projects[0], 'severe', 'proposed'],
      [d.projects[1], 'warn', 'proposed'],
    ])
    expect(batch).toMatchObject({ state: 'proposed', cards: 2, hearingDays: 3, appealDays: 5 })
    const detail = await cardNow(d, cards[0]!.id)
    expect(detail.evidence).toMatchObject({ level: 'severe', rule: 'lagSevere', engineVersion: expect.any(String) })
    expect(detail.card.sentence).toContain('落后')
    expect(detail.evidence.inputs[0]!.facts.length).toBeGreaterThan(0)
  })

  it('a unit is proposed over the projects it leads, from two at the level and over a fifth', async () => {
    const { cards } = await batchOf(d, '2026-10', 'unit')
    expect(cards.map((c) => [c.subjectId, c.level, c.about])).toEqual([[d.unitId, 'warn', 'projects']])
  })

  it('nothing is proposed twice, and every month that was missed is made up for in order', async () => {
    expect(await proposeDueCards(d.server.platform)).toBe(true)
    expect((await october()).cards.length).toBe(2)
    // Off for two months: killed before November was proposed, started again in January.
    await goTo(d, '2027-01-20T02:00:00.000Z')
    await proposeDueCards(d.server.platform)
    const rows = await d.server.db
      .selectFrom('cardBatch')
      .select(['period'])
      .where('subjectType', '=', 'project')
      .orderBy('closesOn')
      .execute()
    expect(rows.map((r) => r.period)).toEqual(['2026-10', '2026-11', '2026-12'])
  })

  it('a server that is killed between the verdicts and the proposals makes them the next time', async () => {
    await goTo(d, '2026-12-09T02:00:00.000Z')
    const host = {
      ...d.server.platform,
      react: async () => {
        throw new Error('killed')
      },
    }
    await expect(proposeDueCards(host)).rejects.toThrow('killed')
    const none = await d.server.db.selectFrom('cardBatch').select('id').where('period', '=', '2026-11').execute()
    expect(none).toEqual([])
    await proposeDueCards(d.server.platform)
    // Figures of October are too old by then: lights of reminder, and so no card.
    expect((await batchOf(d, '2026-11', 'project')).batch.state).toBe('empty')
  })
})

describe('the way of a card', () => {
  it('goes over hearing, approval, notice, receipt, release and rectification to lifting, each step with who and when', async () => {
    const [far, some] = (await october()).cards
    const path = `/api/card-batches/${far!.batchId}`
    const both = [far!, some!].map((c) => ({ ...seen(c), cardId: c.id }))
    ok(await d.office.send('POST', `${path}/hearing`, { cards: both, note: '请核实' }))
    // Three working days from Monday the 9th.
    expect((await cardNow(d, far!.id)).deadlines).toMatchObject([
      { what: 'statement', on: '2026-11-12', provisional: true },
    ])
    const paper = await d.unit.raw('POST', `/api/cards/${far!.id}/papers`, ...multipart('说明.txt', '征迁未完成'))
    const paperId = ok<{ id: string }>(paper).id
    const said = { agrees: false, text: '征迁影响', papers: [paperId], occurredOn: '2026-11-09', onPaper: false }
    ok(await d.unit.send('POST', `/api/cards/${far!.id}/statement`, { id: newId(), expectedVersion: 2, ...said }))
    await goTo(d, '2026-11-13T02:00:00.000Z')
    ok(await d.office.send('POST', `/api/cards/${some!.id}/silence`, { id: newId(), expectedVersion: 2, note: '' }))
    const decisions = [
      { id: newId(), expectedVersion: 3, cardId: far!.id, decision: 'approve', reason: '理由不成立' },
      { id: newId(), expectedVersion: 3, cardId: some!.id, decision: 'strike', reason: '已追上' },
    ]
    const decided = ok<BatchDetail>(await d.leader.send('POST', `${path}/decisions`, { decisions }))
    expect(decided.cards.map((c) => c.stage)).toEqual(['approved', 'struck'])
    const notice = { id: newId(), number: null, issuedOn: '2026-11-13', signer: '王某' }
    const issued = ok<BatchDetail>(await d.office.send('POST', `${path}/notices`, notice))
    expect(issued.notices[0]!.number).toBe('亮牌〔2026〕1号')
    const card = async () => (await cardNow(d, far!.id)).card
    const early = await d.leader.send('POST', `${path}/release`, {
      cards: [{ ...seen(await card()), cardId: far!.id }],
      reason: '',
    })
    expect(early.body).toMatchObject({ code: 'cards.act.notServed' })
    ok(
      await d.unit.send('POST', `/api/cards/${far!.id}/receipt`, {
        ...seen(await card()),
        means: 'opened',
        receivedBy: '',
        occurredOn: '2026-11-13',
      }),
    )
    ok(
      await d.leader.send('POST', `${path}/release`, {
        cards: [{ ...seen(await card()), cardId: far!.id }],
        reason: '',
      }),
    )
    const done = { text: '已增加班组', papers: [], occurredOn: '2026-11-13' }
    ok(await d.unit.send('POST', `/api/cards/${far!.id}/rectification/report`, { ...seen(await card()), ...done }))
    ok(
      await d.inspection.send('POST', `/api/cards/${far!.id}/rectification/check`, {
        ...seen(await card()),
        accepted: true,
        reason: '现场核实',
        papers: [],
      }),
    )
    const tooEarly = await d.leader.send('POST', `/api/cards/${far!.id}/lift`, {
      ...seen(await card()),
      reason: '整改到位',
    })
    expect(tooEarly.body).toMatchObject({ code: 'cards.lift.tooEarly' })
    // November closes with all of it done: calm enough.
    await goTo(d, '2026-11-27T02:00:00.000Z')
    await report(d.office, d.projects[0], '2026-W48', '2026-11-27', '11500000.00')
    await proposeAt(d, '2026-12-09T02:00:00.000Z')
    const lifted = ok<CardDetail>(
      await d.leader.send('POST', `/api/cards/${far!.id}/lift`, { ...seen(await card()), reason: '整改到位' }),
    )
    expect(lifted.card).toMatchObject({ stage: 'lifted', notice: '亮牌〔2026〕1号', publishedOn: '2026-11-13' })
    expect(lifted.steps.map((s) => s.kind)).toEqual([
      ...['proposed', 'hearingOpened', 'stated', 'approved', 'rectificationSet', 'issued', 'received', 'released'],
      ...['rectificationReported', 'rectificationChecked', 'lifted'],
    ])
    expect(lifted.steps[2]!.papers.map((p) => p.name)).toEqual(['说明.txt'])
    expect(lifted.steps.every((s) => s.by !== '' && s.sentence !== '')).toBe(true)
  })

  it('takes the second sending of an act as the first, and another act under its id as a conflict', async () => {
    const card = await farBehind()
    const hearing = { cards: [{ ...seen(card), cardId: card.id }], note: '' }
    const path = `/api/card-batches/${card.batchId}/hearing`
    ok(await d.office.send('POST', path, hearing))
    ok(await d.office.send('POST', path, hearing))
    expect((await cardNow(d, card.id)).card.version).toBe(2)
    const other = await d.office.send('POST', path, { ...hearing, note: '另一句' })
    expect(other.status).toBe(409)
  })

  it('has one of two racing approvers win; the other hears who was quicker', async () => {
    const card = await farBehind()
    const path = `/api/card-batches/${card.batchId}`
    ok(await d.office.send('POST', `${path}/hearing`, { cards: [{ ...seen(card), cardId: card.id }], note: '' }))
    const said = { agrees: true, text: '属实', papers: [], occurredOn: '2026-11-09', onPaper: false }
    ok(await d.unit.send('POST', `/api/cards/${card.id}/statement`, { id: newId(), expectedVersion: 2, ...said }))
    const decide = (decision: string) => ({
      decisions: [{ id: newId(), expectedVersion: 3, cardId: card.id, decision, reason: '依规' }],
    })
    const [a, b] = await Promise.all([
      d.leader.send('POST', `${path}/decisions`, decide('approve')),
      d.other.send('POST', `${path}/decisions`, decide('strike')),
    ])
    expect([a.status, b.status].sort()).toEqual([200, 409])
    const lost = (a.status === 409 ? a : b).body as { code: string; detail: string }
    expect(lost.code).toBe('cards.act.stale')
    expect(lost.detail).toContain('第1示例项目')
    const events = await d.server.db.selectFrom('cardEvent').select('kind').where('cardId', '=', card.id).execute()
    expect(events.filter((e) => e.kind === 'approved' || e.kind === 'struck').length).toBe(1)
  })

  it('is not decided by whoever sent it out, and seen by its unit only from then on', async () => {
    const card = await farBehind()
    expect((await d.unit.get(`/api/cards/${card.id}`)).status).toBe(404)
    ok(
      await d.office.send('POST', `/api/card-batches/${card.batchId}/hearing`, {
        cards: [{ ...seen(card), cardId: card.id }],
        note: '',
      }),
    )
    expect(ok<CardDetail>(await d.unit.get(`/api/cards/${card.id}`)).may).toContain('state')
    const stranger = await d.server.as('department')
    expect((await stranger.get(`/api/cards/${card.id}`)).status).toBe(404)
  })

  it('changes by no rebuild: verdicts are made again, cards and their steps stay byte for byte', async () => {
    await approved(d, await farBehind())
    const stored = async () =>
      JSON.stringify([
        await d.server.db.selectFrom('card').selectAll().orderBy('id').execute(),
        await d.server.db.selectFrom('cardEvent').selectAll().orderBy('id').execute(),
        await d.server.db.selectFrom('cardNow').selectAll().orderBy('cardId').execute(),
        await d.server.db.selectFrom('cardPeriodVerdict').selectAll().orderBy('projectId').execute(),
      ])
    const before = await stored()
    await rebuildVerdicts(d.server.platform)
    await rebuildCards(d.server.platform)
    expect(await stored()).toBe(before)
  })

  it('moves a limit that runs when a notice changes the calendar', async () => {
    const card = await farBehind()
    ok(
      await d.office.send('POST', `/api/card-batches/${card.batchId}/hearing`, {
        cards: [{ ...seen(card), cardId: card.id }],
        note: '',
      }),
    )
    const notices = ok<{ year: number; off: string[]; on: string[]; version: number }[]>(
      await d.office.get('/api/calendar/notices'),
    )
    const of2026 = notices.find((n) => n.year === 2026)
    const free = { off: [...(of2026?.off ?? []), '2026-11-12'], on: of2026?.on ?? [], reason: '放假一天' }
    ok(await d.office.send('PUT', '/api/calendar/notices/2026', { ...free, expectedVersion: of2026?.version ?? 0 }))
    expect((await cardNow(d, card.id)).card.deadline).toMatchObject({
      ...{ what: 'statement', on: '2026-11-13', provisional: false },
    })
  })
})

describe('a notice', () => {
  it('that is voided keeps its number, and the next one takes the number after it', async () => {
    const { cards } = await october()
    for (const card of cards) await approved(d, card)
    const path = `/api/card-batches/${cards[0]!.batchId}/notices`
    const first = { id: newId(), number: null, issuedOn: '2026-11-09', signer: '王某' }
    ok(await d.office.send('POST', path, first))
    ok(await d.office.send('POST', `/api/card-notices/${first.id}/void`, { id: newId(), reason: '签发人有误' }))
    const again = ok<BatchDetail>(await d.office.send('POST', path, { ...first, id: newId() }))
    expect(again.notices.map((n) => [n.number, n.state])).toEqual([
      ['亮牌〔2026〕1号', 'void'],
      ['亮牌〔2026〕2号', 'valid'],
    ])
    expect(again.cards.every((c) => c.notice === '亮牌〔2026〕2号')).toBe(true)
    expect(await wordsOf(`/api/card-notices/${first.id}/notice.docx`)).toContain('已作废')
  })

  it('slip and appeal quote the card with number and date, and the frozen sentence of the evidence', async () => {
    const card = await farBehind()
    await strikeOther(d, card)
    const served = await servedCard(d, card)
    const appeal = { text: '征迁非我方责任', papers: [], occurredOn: '2026-11-09', onPaper: false }
    ok(await d.unit.send('POST', `/api/cards/${card.id}/appeal`, { ...seen(served.card), ...appeal }))
    const notices = ok<BatchDetail>(await d.office.get(`/api/card-batches/${card.batchId}`)).notices
    const papers = [
      `/api/card-notices/${notices[0]!.id}/notice.docx`,
      `/api/cards/${card.id}/slip.docx`,
      `/api/cards/${card.id}/appeal.docx`,
    ]
    for (const path of papers) expect(await wordsOf(path), path).toContain(served.evidence.sentence)
    for (const path of papers.slice(1))
      expect(await wordsOf(path), path).toContain('2026年11月9日印发的亮牌〔2026〕1号')
  })
})

describe('an appeal', () => {
  const appealed = async (): Promise<CardDetail> => {
    const card = await farBehind()
    await strikeOther(d, card)
    const served = await servedCard(d, card)
    const appeal = { text: '征迁非我方责任', papers: [], occurredOn: '2026-11-09', onPaper: false }
    return ok(await d.unit.send('POST', `/api/cards/${card.id}/appeal`, { ...seen(served.card), ...appeal }))
  }
  const decide = (outcome: string, card: CardRow, exemption: object | null = null) => ({
    ...{ ...seen(card), outcome, reason: '查实', papers: [], exemption },
  })

  it('is decided by someone other than the issuer, and a withdrawal leaves its trace', async () => {
    const { card } = await appealed()
    const path = `/api/cards/${card.id}/appeal/decision`
    expect((await d.leader.send('POST', path, decide('withdrawn', card))).body).toMatchObject({
      code: 'cards.act.issuerDecides',
    })
    const after = ok<CardDetail>(await d.other.send('POST', path, decide('withdrawn', card)))
    expect(after.card.stage).toBe('withdrawn')
    expect(after.steps.map((s) => s.kind).slice(-2)).toEqual(['appealed', 'appealDecided'])
    const duties = ok<{ rows: Duty[] }>(await d.office.get('/api/card-duties?state=open'))
    expect(duties.rows.filter((x) => x.cardId === card.id)).toEqual([])
  })

  it('may exempt for named days: the light goes out at once and comes back when they are over', async () => {
    const { card } = await appealed()
    const exemption = { id: newId(), approver: '李某', from: '2026-11-09', to: '2026-11-09', wholeSet: true }
    ok(await d.other.send('POST', `/api/cards/${card.id}/appeal/decision`, decide('exempted', card, exemption)))
    const light = async (asOf: string) =>
      ok<{ level: string; sentence: string }>(await d.office.get(`/api/projects/${d.projects[0]}/light?asOf=${asOf}`))
    expect(ok(await d.office.get(`/api/projects/${d.projects[0]}/light`))).toMatchObject({ level: 'normal' })
    expect(await light('2026-11-09')).toMatchObject({ level: 'normal', sentence: expect.stringContaining('豁免') })
    // The day before stays as it was, and the day after is lit again: by what is due, not by the exempted past.
    expect((await light('2026-11-08')).level).toBe('remind')
    expect((await light('2026-11-10')).level).toBe('remind')
    const standings = ok<Standing[]>(await d.office.get(`/api/projects/${d.projects[0]}/standings`))
    expect(standings.map((s) => [s.period, s.standing, s.level])).toEqual([['2026-10', 'exempted', 'severe']])
  })
})

describe('strips and duties', () => {
  it('a red card entails a talk and a written statement, due by working days from service, recorded once', async () => {
    const card = await farBehind()
    await strikeOther(d, card)
    const before = await approved(d, card)
    expect(before.dutiesOpen).toBe(2)
    const notice = { id: newId(), number: null, issuedOn: '2026-11-09', signer: '王某' }
    ok(await d.office.send('POST', `/api/card-batches/${card.batchId}/notices`, notice))
    const list = async () =>
      ok<{ rows: Duty[] }>(await d.office.get(`/api/card-duties?cardId=${card.id}&sort=due`)).rows
    expect((await list()).map((x) => x.dueOn)).toEqual([null, null])
    const issued = (await cardNow(d, card.id)).card
    const receipt = { ...seen(issued), means: 'opened', receivedBy: '', occurredOn: '2026-11-09' }
    ok(await d.unit.send('POST', `/api/cards/${card.id}/receipt`, receipt))
    expect((await list()).map((x) => [x.duty, x.dueOn, x.unit])).toEqual([
      ['talk', '2026-11-18', '区住建局'],
      ['writtenStatement', '2026-11-23', '区住建局'],
    ])
    const [talk] = await list()
    const record = { ...seen(talk!), record: '分管领导已约谈', papers: [], occurredOn: '2026-11-09' }
    const done = ok<Duty>(await d.unit.send('POST', `/api/card-duties/${talk!.id}/record`, record))
    expect(done).toMatchObject({ state: 'done', record: '分管领导已约谈', doneOn: '2026-11-09' })
    const again = await d.office.send('POST', `/api/card-duties/${talk!.id}/record`, { ...record, id: newId() })
    expect(again.status).toBe(409)
    await goTo(d, '2026-11-24T02:00:00.000Z')
    const overdue = ok<{ rows: Duty[] }>(await d.office.get('/api/card-duties?state=overdue')).rows
    expect(overdue.map((x) => [x.duty, x.overdue])).toEqual([['writtenStatement', true]])
  })

  it('show a missed month that was made good in the next as repaired late, with the level given then', async () => {
    await goTo(d, '2026-11-27T02:00:00.000Z')
    await report(d.office, d.projects[0], '2026-W48', '2026-11-27', '11500000.00')
    await proposeAt(d, '2026-12-09T02:00:00.000Z')
    const standings = ok<Standing[]>(await d.office.get(`/api/projects/${d.projects[0]}/standings`))
    expect(standings.map((s) => [s.period, s.standing, s.level, s.repairedIn])).toEqual([
      ['2026-10', 'repairedLate', 'severe', '2026-11'],
      ['2026-11', 'met', expect.any(String), null],
    ])
  })
})

const multipart = (name: string, content: string): [Buffer, string] => [
  Buffer.from(
    `--b\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\nContent-Type: text/plain\r\n\r\n${content}\r\n--b--\r\n`,
  ),
  'multipart/form-data; boundary=b',
]
