import { Board, BoardExplanation, type NewBoardAddress } from '@guatu/contract/boards'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { z } from 'zod'
import { newId } from '../platform/id.ts'
import { sampleServer } from '../testing/sample-server.ts'
import type { SignedInCaller, TestServer } from '../testing/test-server.ts'

type Address = z.infer<typeof NewBoardAddress> & { token: string }
let server: TestServer
let office: SignedInCaller
let address: Address
const look = (token: string, headers: Record<string, string> = {}) =>
  server.app.inject({ method: 'GET', url: `/api/board/${token}`, headers })
const shown = async () => JSON.parse((await look(address.token)).body) as z.infer<typeof Board>

beforeAll(async () => {
  server = await sampleServer('2026-11-25T02:00:00.000Z')
  office = await server.as('projectOffice')
  address = (await office.send('POST', '/api/boards', { id: newId(), name: '政务大厅' })).body
})
afterAll(() => server.drop())

describe('the public board', () => {
  it('shows the last closed week: headquarters with change, ten ahead and ten behind, those that moved most', async () => {
    const board = await shown()
    expect(board.period).toBe('第47周（11月16日—11月22日）')
    expect(board.headquarters.map((h) => h.rank)).toEqual([1, 2, 3, 4, 5])
    expect(board.headquarters.every((h) => h.change !== null)).toBe(true)
    expect([board.ahead.length, board.behind.length]).toEqual([10, 10])
    const lags = (rows: typeof board.ahead) => rows.map((r) => Number(r.lagPoints))
    expect(lags(board.ahead)).toEqual(lags(board.ahead).toSorted((a, b) => b - a))
    expect(lags(board.behind)).toEqual(lags(board.behind).toSorted((a, b) => a - b))
    expect(board.ahead[0]!.rank).toBe(1)
    expect(board.behind[0]!.rank).toBeGreaterThan(board.ahead[9]!.rank)
    const changes = (rows: typeof board.ahead) => rows.map((r) => r.change!)
    expect(changes(board.movers.up)).toEqual(changes(board.movers.up).toSorted((a, b) => b - a))
    expect(Math.min(...changes(board.movers.up))).toBeGreaterThan(0)
    expect(Math.max(...changes(board.movers.down))).toBeLessThan(0)
    expect(board.chains.length).toBeGreaterThan(1)
  })

  it('shows issued cards that were released and are in force, never a light', async () => {
    const board = await shown()
    const inForce = await server.db.selectFrom('cardNow').select('cardId').where('stage', '=', 'published').execute()
    expect(inForce.length).toBeGreaterThan(0)
    expect(board.cards.length + board.moreCards).toBe(inForce.length)
    expect(board.counts.reduce((n, c) => n + c.count, 0)).toBe(inForce.length)
    for (const card of board.cards)
      expect([card.issuedOn <= card.publishedOn, card.word.length > 0]).toEqual([true, true])
    // Lights turn at night; the board stands.
    await server.db.updateTable('verdict').set({ level: 'severe' }).execute()
    await office.send('POST', '/api/boards', { id: newId(), name: '换一次审计序号' })
    const again = await shown()
    expect([again.counts, again.cards, again.ahead]).toEqual([board.counts, board.cards, board.ahead])
  })

  it('explains its cards behind a code: the rules in plain sentences, and why each was given', async () => {
    const { code, cards } = await shown()
    expect(code.modules).toBeGreaterThanOrEqual(21)
    expect(code.path).toMatch(/^(M\d+ \d+h\d+v1h-\d+z)+$/)
    const answer = await server.app.inject({ method: 'GET', url: `/api/board/${address.token}/explanation` })
    const explanation = BoardExplanation.parse(JSON.parse(answer.body))
    expect(explanation.cards.length).toBeGreaterThanOrEqual(cards.length)
    expect(explanation.cards.every((card) => (card.reason ?? '').length > 5)).toBe(true)
    expect(explanation.sets.map((set) => set.rules.length > 3)).toEqual([true])
    expect(answer.body).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-7/)
    const firms = await server.db.selectFrom('unit').select('name').where('kind', '=', 'firm').execute()
    expect(firms.filter((f) => answer.body.includes(f.name))).toEqual([])
  })

  it('sends no field beyond the contract', async () => {
    const answer = await look(address.token)
    const body: unknown = JSON.parse(answer.body)
    const strict = (value: unknown, parsed: unknown): void => {
      if (typeof value !== 'object' || value === null) return
      expect(Object.keys(value).sort()).toEqual(Object.keys(parsed as object).sort())
      for (const key of Object.keys(value)) strict((value as never)[key], (parsed as never)[key])
    }
    strict(body, Board.parse(body))
    expect(answer.body).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-7/)
  })

  it('names no private firm anywhere, not even one whose name is part of a project’s', async () => {
    const firms = await server.db.selectFrom('unit').select('name').where('kind', '=', 'firm').execute()
    const board = await shown()
    const worst = await server.db
      .selectFrom('project as p')
      .innerJoin('unit as u', 'u.id', 'p.ownerUnitId')
      .select(['p.id', 'u.name as firm'])
      .where('p.name', '=', board.behind[0]!.project)
      .executeTakeFirstOrThrow()
    await server.db
      .updateTable('project')
      .set({ name: `${worst.firm}扩建项目` })
      .where('id', '=', worst.id)
      .execute()
    await office.send('POST', '/api/boards', { id: newId(), name: '换一次审计序号' })
    const again = await look(address.token)
    expect((JSON.parse(again.body) as typeof board).behind[0]!.project).toBe('扩建项目')
    expect(firms.length).toBeGreaterThan(20)
    expect(firms.filter((f) => again.body.includes(f.name))).toEqual([])
    for (const row of [...board.ahead, ...board.behind]) expect(row.unit).not.toBe('')
  })

  it('answers an unchanged board with 304 and nothing else', async () => {
    const first = await look(address.token)
    const same = await look(address.token, { 'if-none-match': String(first.headers.etag) })
    expect([same.statusCode, same.body]).toEqual([304, ''])
    expect((await look(address.token, { 'if-none-match': '"another"' })).statusCode).toBe(200)
  })
})

describe('what is disclosed', () => {
  const all = {
    project: true,
    completion: true,
    lag: true,
    investment: true,
    notice: true,
    reason: true,
    chain: true,
    score: true,
  }
  const disclose = async (fields: Partial<typeof all>) => {
    const { version } = (await office.get('/api/board-disclosure')).body as { version: number }
    const body = { fields: { ...all, ...fields }, expectedVersion: version, reason: '公开范围' }
    expect((await office.send('PUT', '/api/board-disclosure', body)).status).toBe(200)
  }
  it('is everything until somebody chooses, and what is not disclosed stands in no payload', async () => {
    const open = await look(address.token)
    const board = JSON.parse(open.body) as z.infer<typeof Board>
    await disclose({ investment: false, completion: false, project: false, notice: false, chain: false })
    const shut = await look(address.token)
    const closed = JSON.parse(shut.body) as z.infer<typeof Board>
    expect([board.overall.planYuan === null, closed.overall.planYuan, closed.chains]).toEqual([false, null, []])
    expect(closed.cards.map((c) => c.notice).filter((n) => n !== null)).toEqual([])
    expect(open.body).toContain(board.ahead[0]!.project)
    expect(shut.body).not.toContain(board.ahead[0]!.project)
    expect(closed.ahead.every((r) => r.completionPercent === null && r.lagPoints !== null)).toBe(true)
    await disclose({})
    expect((await shown()).ahead).toEqual(board.ahead)
  })
  it('is changed by one who saw what stands', async () => {
    const stale = { fields: all, expectedVersion: 0, reason: '公开范围' }
    expect((await office.send('PUT', '/api/board-disclosure', stale)).status).toBe(409)
  })
})

describe('the pages of an address', () => {
  it('are its own, in the order chosen, and known by a new tag', async () => {
    const made = (await office.send('POST', '/api/boards', { id: newId(), name: '会议室' })).body as Address
    expect(made.playlist[0]?.page).toBe('cards')
    const before = await look(made.token)
    const playlist = [
      { page: 'rates', seconds: 20 },
      { page: 'ahead', seconds: 8 },
    ]
    const put = await office.send('PUT', `/api/boards/${made.id}/playlist`, { playlist, expectedVersion: made.version })
    expect((put.body as Address).playlist).toEqual(playlist)
    const after = await look(made.token, { 'if-none-match': String(before.headers.etag) })
    expect([after.statusCode, (JSON.parse(after.body) as z.infer<typeof Board>).playlist]).toEqual([200, playlist])
    expect((await shown()).playlist[0]?.page).toBe('cards')
    const stale = await office.send('PUT', `/api/boards/${made.id}/playlist`, {
      playlist,
      expectedVersion: made.version,
    })
    expect(stale.status).toBe(409)
    expect((await office.send('DELETE', `/api/boards/${made.id}`)).status).toBe(200)
  })
})

describe('a board address', () => {
  it('has a token that is not guessed, is shown once, and is kept nowhere but as a hash', async () => {
    expect(address.token).toMatch(/^[\w-]{43}$/)
    const kept = await server.platform.pool.query(
      "select (select jsonb_agg(b) from board_address b)::text || (select jsonb_agg(r) from revision r where register = 'board_address')::text as text",
    )
    expect(kept.rows[0].text).toContain(address.id)
    expect(kept.rows[0].text).not.toContain(address.token)
    expect(JSON.stringify((await office.get('/api/boards')).body)).not.toContain(address.token)
    const row = await server.db.selectFrom('boardAddress').selectAll().where('id', '=', address.id).executeTakeFirst()
    expect(row!.tokenHash).toMatch(/^[0-9a-f]{64}$/)
    expect((await look(row!.tokenHash)).statusCode).toBe(404)
  })

  it('is made once for one id', async () => {
    const again = await office.send('POST', '/api/boards', { id: address.id, name: '政务大厅' })
    expect(again).toMatchObject({ status: 200, body: { id: address.id, token: null } })
    const other = await office.send('POST', '/api/boards', { id: address.id, name: '另一处' })
    expect(other).toMatchObject({ status: 409, body: { code: 'platform.idTaken' } })
  })

  it('shows nothing once it is revoked, and an unknown one never did', async () => {
    const made = (await office.send('POST', '/api/boards', { id: newId(), name: '临时展厅' })).body as Address
    expect((await look(made.token)).statusCode).toBe(200)
    const revoked = await office.send('DELETE', `/api/boards/${made.id}`)
    expect((revoked.body as Address).revokedAt).not.toBeNull()
    expect((await office.send('DELETE', `/api/boards/${made.id}`)).status).toBe(200)
    for (const token of [made.token, 'x'.repeat(43)]) {
      const answer = await look(token)
      expect([answer.statusCode, (JSON.parse(answer.body) as { code: string }).code]).toEqual([
        404,
        'boards.unknownToken',
      ])
    }
    expect(((await office.get('/api/boards')).body as Address[]).map((b) => b.name)).toContain('临时展厅')
  })

  it('is made anew with its pages, and the one before shows nothing from then on', async () => {
    const old = (await office.send('POST', '/api/boards', { id: newId(), name: '二楼大厅' })).body as Address
    const playlist = [{ page: 'chains', seconds: 30 }]
    const put = await office.send('PUT', `/api/boards/${old.id}/playlist`, { playlist, expectedVersion: old.version })
    const { version } = put.body as Address
    const anew = (expectedVersion: number) =>
      office.send('POST', '/api/boards', { id: newId(), name: old.name, replaces: { id: old.id, expectedVersion } })
    expect((await anew(old.version)).status).toBe(409)
    expect((await look(old.token)).statusCode).toBe(200)
    const made = await anew(version)
    expect(made).toMatchObject({ status: 200, body: { name: old.name, playlist, revokedAt: null } })
    const opened = await look((made.body as Address).token)
    expect([opened.statusCode, (JSON.parse(opened.body) as z.infer<typeof Board>).playlist]).toEqual([200, playlist])
    expect((await look(old.token)).statusCode).toBe(404)
    expect((await anew(version + 1)).status).toBe(409)
    expect((await office.send('DELETE', `/api/boards/${(made.body as Address).id}`)).status).toBe(200)
  })

  it('is the project office’s alone', async () => {
    for (const role of ['leader', 'inspection', 'headquarters', 'administrator'] as const) {
      const caller = await server.as(role)
      expect((await caller.get('/api/boards')).status, role).toBe(403)
      expect((await caller.send('POST', '/api/boards', { id: newId(), name: 'x' })).status, role).toBe(403)
      expect((await caller.send('DELETE', `/api/boards/${address.id}`)).status, role).toBe(403)
    }
  })

  it('slows down who tries many tokens', async () => {
    const codes = new Set<number>()
    for (let i = 0; i < 130; i++) codes.add((await look(`${'y'.repeat(40)}${i}`)).statusCode)
    expect([...codes]).toEqual([404, 429])
  })
})
