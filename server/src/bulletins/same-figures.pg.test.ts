import type { Board } from '@guatu/contract/boards'
import type { NoticeHead, NoticePreview } from '@guatu/contract/bulletins'
import type { RateRow } from '@guatu/contract/project-figures'
import type { CivilDate } from '@guatu/domain/calendar/civil-date'
import { decodeWall } from '@guatu/domain/wall/decode-wall'
import { sumGroup } from '@guatu/domain/wall/sum-group'
import mammoth from 'mammoth'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runNightly } from '../cards/jobs.ts'
import { CARD_NOTICE_HEAD, noticeMark } from '../cards/notice-reads.ts'
import { newId } from '../platform/id.ts'
import { scopeOfSystem } from '../platform/scope.ts'
import { sampleServer } from '../testing/sample-server.ts'
import type { SignedInCaller, TestServer } from '../testing/test-server.ts'
import { campaignOn } from './reads.ts'

// Filled on Sunday evening and looked at half an hour after week 47 was locked: nothing was reported since, so live and closed
// figures are made of the same facts.
const SUNDAY = '2026-11-22T15:00:00.000Z'
const NOW = '2026-11-22T16:30:00.000Z'
let server: TestServer
let office: SignedInCaller
let notice: NoticePreview
let board: Board
let rates: { total: RateRow; rows: RateRow[] }

beforeAll(async () => {
  server = await sampleServer(SUNDAY)
  server.setNow(NOW)
  await runNightly(server.platform, true)
  office = await server.as('projectOffice')
  notice = (await office.get('/api/notice?number=47')).body
  const address = (await office.send('POST', '/api/boards', { id: newId(), name: '政务大厅' })).body as {
    token: string
  }
  board = JSON.parse((await server.app.inject(`/api/board/${address.token}`)).body) as Board
  rates = (await office.get('/api/rates?by=headquarters')).body
})
afterAll(() => server.drop())

describe('one set of figures', () => {
  it('stands in the rates, on the public board and in the notice', () => {
    const { total } = rates
    expect(total.completionPercent).not.toBeNull()
    expect(board.overall).toEqual({
      projects: total.projects,
      completionPercent: total.completionPercent,
      calendarSharePercent: total.calendarSharePercent,
      onSchedulePercent: total.onSchedulePercent,
      planYuan: total.plan,
      doneYuan: total.done,
    })
    expect(board.asOf).toBe(total.asOf)
    const figures = (r: { completionPercent: string | null; lagPoints: string | null; rank: number | null }) => [
      r.rank,
      r.completionPercent,
      r.lagPoints,
    ]
    expect(board.headquarters.map((h) => [h.name, h.projects, ...figures(h)])).toEqual(
      rates.rows.map((r) => [r.name, r.projects, ...figures(r)]),
    )
    expect(notice.ranking.map((r) => [r.name, r.projects, ...figures(r), r.onSchedulePercent])).toEqual(
      [...rates.rows, total].map((r) => [r.name, r.projects, ...figures(r), r.onSchedulePercent]),
    )
  })

  it('stands in the headers of the wall chart', async () => {
    const wall = decodeWall((await office.get('/api/wall')).body)
    const printed = (members: typeof wall.projects) => {
      const sum = sumGroup(members)
      return [sum.projects, sum.plan, sum.done, sum.completion, sum.calendar, sum.lag, sum.onSchedule]
    }
    const row = (r: RateRow) => [
      r.projects,
      Number(r.plan) * 100,
      Number(r.done) * 100,
      r.completionPercent,
      r.calendarSharePercent,
      r.lagPoints,
      r.onSchedulePercent,
    ]
    expect(printed(wall.projects)).toEqual(row(rates.total))
    for (const group of rates.rows)
      expect(printed(wall.projects.filter((p) => p.headquarters?.id === group.key)), group.name).toEqual(row(group))
  })

  it('stands on the paper as another reader opens it', async () => {
    const file = await office.raw('GET', '/api/notice.docx?number=47')
    expect(file.status).toBe(200)
    const text = (await mammoth.extractRawText({ buffer: file.bytes })).value.replace(/\s/g, '')
    const has = (part: string) => expect(text, part).toContain(part.replace(/\s/g, ''))
    has(notice.title)
    has(notice.number)
    for (const paragraph of notice.summary.split('\n')) has(paragraph)
    for (const row of notice.ranking) {
      has(row.name)
      for (const figure of [row.completionPercent, row.onSchedulePercent]) if (figure) has(figure)
      if (row.lagPoints) has(row.lagPoints.replace('-', '−'))
    }
    expect(notice.lights.length).toBeGreaterThan(10)
    // Lights are for the desk; the paper quotes issued cards, each with its notice and day.
    expect(text).not.toContain('预警灯情况')
    expect(notice.cards.length).toBeGreaterThan(2)
    for (const card of notice.cards)
      for (const part of [card.project, card.unit, card.word, card.sentence, card.number, card.ask]) has(part)
    const head = await server.db.selectFrom('auditHead').select('hash').executeTakeFirstOrThrow()
    has(head.hash.slice(0, 16))
  })
})

describe('the notice', () => {
  it('is about the last closed week, numbered as the office says, with a gap where it has no number yet', async () => {
    expect(notice.period).toBe('第47周（11月16日—11月22日）')
    expect(notice.number).toBe('区项目办〔2026〕47号')
    const bare = (await office.get('/api/notice')).body as NoticePreview
    expect(bare.number).toMatch(/^〔2026〕\s+号$/)
    const earlier = (await office.get('/api/notice?period=2026-W45')).body as NoticePreview
    expect(earlier.period).toContain('第45周')
    expect(earlier.ranking.at(-1)).not.toEqual(notice.ranking.at(-1))
  })

  it('asks of each project by a working day and of nobody who is commended', () => {
    for (const light of notice.lights) {
      if (light.level === 'commend') expect(light.ask).toBe('')
      else expect(light.ask).toMatch(/^请.+于11月(26|30)日前.+。$/)
    }
    expect(notice.lights.map((l) => l.level)).not.toContain('normal')
    const waiting = notice.lights.find((l) => l.sentence.includes('正等待'))!
    const office = /正等待(.+?)，/.exec(waiting.sentence)![1]!
    expect(waiting.ask.startsWith(`请${office}于`)).toBe(true)
  })

  it('is headed and addressed as the office set it, and as the district is named where it set nothing', async () => {
    const before = (await office.get('/api/notice/head')).body as NoticeHead
    expect(before).toMatchObject({ issuer: null, version: 0, maySet: true })
    expect(before.usual.mark).toBe('区项目办')
    const head = {
      issuer: '云山区重大项目指挥部',
      mark: '云项指',
      recipients: ['各镇街'],
      copies: ['区委办'],
      cardMark: '云亮牌',
    }
    const set = await office.send('PUT', '/api/notice/head', { ...head, expectedVersion: 0, reason: '更名' })
    expect(set.body).toMatchObject({ ...head, version: 1 })
    expect((await office.send('PUT', '/api/notice/head', { ...head, expectedVersion: 0, reason: '' })).status).toBe(409)
    expect(((await office.get('/api/notice?number=48')).body as NoticePreview).number).toBe('云项指〔2026〕48号')
    const file = await office.raw('GET', '/api/notice.docx')
    const text = (await mammoth.extractRawText({ buffer: file.bytes })).value
    for (const part of ['云山区重大项目指挥部', '各镇街', '区委办']) expect(text).toContain(part)
    expect(await noticeMark(server.db)).toBe('云亮牌')
    const back = {
      issuer: null,
      mark: null,
      cardMark: null,
      recipients: null,
      copies: [],
      expectedVersion: 1,
      reason: '恢复',
    }
    expect((await office.send('PUT', '/api/notice/head', back)).status).toBe(200)
    expect(((await office.get('/api/notice?number=48')).body as NoticePreview).number).toBe('区项目办〔2026〕48号')
    expect(await noticeMark(server.db)).toBe(before.usual.cardMark)
    const ofCards = await server.db
      .selectFrom('revision')
      .select(['version', 'reason'])
      .where('subjectId', '=', CARD_NOTICE_HEAD)
      .orderBy('version')
      .execute()
    expect(ofCards).toEqual([
      { version: 1, reason: '更名' },
      { version: 2, reason: '恢复' },
    ])
    const inspection = await server.as('inspection')
    expect((await inspection.send('PUT', '/api/notice/head', { ...back, expectedVersion: 2 })).status).toBe(403)
  })

  it('bears the name of the campaign that carries projects, not of an empty one begun later', async () => {
    const scope = scopeOfSystem('test of the notice')
    const day = (text: string) => text as CivilDate
    const usual = await campaignOn(server.db, scope, day('2026-11-22'))
    expect(usual).not.toBeNull()
    const body = {
      id: newId(),
      name: '岁末冲刺',
      from: '2026-11-20',
      to: '2026-12-31',
      rhythm: 'week',
      documentNumber: null,
    }
    expect((await office.send('POST', '/api/campaigns', body)).status).toBe(200)
    expect(await campaignOn(server.db, scope, day('2026-11-22'))).toBe(usual)
    expect(await campaignOn(server.db, scope, day('2020-01-01'))).toBeNull()
  })

  it('refuses an open week, a key of no week and a number that is none', async () => {
    const open = await office.get('/api/notice?period=2026-W48')
    expect(open).toMatchObject({ status: 422, body: { code: 'bulletins.periodNotClosed' } })
    expect(await office.get('/api/notice?period=2026-W77')).toMatchObject({ body: { code: 'reports.unknownPeriod' } })
    expect((await office.get('/api/notice?number=0')).status).toBe(400)
  })

  it('is for the project office, inspection and leaders', async () => {
    for (const role of ['inspection', 'leader'] as const)
      expect((await (await server.as(role)).get('/api/notice')).status).toBe(200)
    for (const role of ['headquarters', 'responsibleUnit', 'auditor', 'judge'] as const)
      expect((await (await server.as(role)).get('/api/notice')).status).toBe(403)
  })
})
