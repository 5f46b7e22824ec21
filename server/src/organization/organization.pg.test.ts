import type { Post, Unit } from '@guatu/contract/organization'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../platform/id.ts'
import { type SignedInCaller, type TestServer, testServer } from '../testing/test-server.ts'

let server: TestServer
let office: SignedInCaller
let administrator: SignedInCaller
const bureau = {
  id: newId(),
  name: '区水务局',
  shortName: '水务局',
  kind: 'bureau',
  parentId: null,
  regionCode: null,
  creditCode: null,
}
const codeOf = (problem: unknown) => (problem as { code: string }).code

beforeAll(async () => {
  server = await testServer()
  office = await server.as('projectOffice')
  administrator = await server.as('administrator')
})
afterAll(() => server.drop())

describe('units', () => {
  it('are made once: the same id again is the first answer, another body a conflict, another id a taken name', async () => {
    const made = await office.send('POST', '/api/units', bureau)
    expect(made.status).toBe(200)
    expect(made.body).toMatchObject({ name: '区水务局', version: 1, posts: [], projectCount: 0 })
    expect((await office.send('POST', '/api/units', bureau)).body).toEqual(made.body)
    expect((await office.send('POST', '/api/units', { ...bureau, name: '区林业局' })).status).toBe(409)
    const twin = await office.send('POST', '/api/units', { ...bureau, id: newId() })
    expect([twin.status, codeOf(twin.body)]).toEqual([422, 'organization.unitNameTaken'])
  })

  it('carry only credit codes whose check character fits', async () => {
    const firm = { ...bureau, id: newId(), name: '示例锂电实业有限公司', kind: 'firm' }
    const wrong = await office.send('POST', '/api/units', { ...firm, creditCode: '91370499M7PE6RATYX' })
    expect(codeOf(wrong.body)).toBe('organization.badCreditCode')
    expect((wrong.body as { detail: string }).detail).toContain('校验码不符')
    const right = await office.send('POST', '/api/units', { ...firm, creditCode: '91370499m7pe6ratyr' })
    expect(right.body).toMatchObject({ creditCode: '91370499M7PE6RATYR' })
  })

  it('change with a version, and a stale one is shown what stands', async () => {
    const { id: _, ...body } = bureau
    const change = { ...body, name: '区水务和湖泊局', expectedVersion: 1, reason: '机构改革更名' }
    expect((await office.send('PUT', `/api/units/${bureau.id}`, change)).body).toMatchObject({ version: 2 })
    const stale = await administrator.send('PUT', `/api/units/${bureau.id}`, change)
    expect(stale.status).toBe(409)
    expect((stale.body as { current: Unit }).current).toMatchObject({ name: '区水务和湖泊局', version: 2 })
    const itself = { ...change, expectedVersion: 2, parentId: bureau.id }
    expect(codeOf((await office.send('PUT', `/api/units/${bureau.id}`, itself)).body)).toBe('organization.parentBelow')
  })

  it('are paged by the sound of their names without losing or doubling one', async () => {
    for (const name of ['安全局', '财政局', '包装公司', '大数据局', '二中', '发改局', '安全局二'])
      await office.send('POST', '/api/units', { ...bureau, id: newId(), name })
    const seen: string[] = []
    for (let cursor = ''; ; ) {
      const page = (await office.get(`/api/units?limit=3${cursor && `&cursor=${cursor}`}`)).body as {
        rows: Unit[]
        next: string | null
        total: number
      }
      seen.push(...page.rows.map((u) => u.name))
      if (page.next === null) {
        expect(seen).toHaveLength(page.total)
        break
      }
      cursor = page.next
    }
    expect(seen.slice(0, 4)).toEqual(['安全局', '安全局二', '包装公司', '财政局'])
    expect(new Set(seen).size).toBe(seen.length)
    const found = (await office.get(`/api/units?q=${encodeURIComponent('湖泊')}`)).body as { rows: Unit[] }
    expect(found.rows.map((u) => u.id)).toEqual([bureau.id])
  })

  it('are made by the project office and the administrator alone', async () => {
    const leader = await server.as('leader')
    expect((await leader.send('POST', '/api/units', { ...bureau, id: newId(), name: '另一局' })).status).toBe(403)
    expect((await leader.get('/api/units')).status).toBe(200)
  })
})

describe('a post', () => {
  const postId = newId()
  const handOver = (personName: string, from: string, phone = '') =>
    office.send('POST', `/api/posts/${postId}/holdings`, { id: newId(), personName, phone, from, note: '' })

  it('is handed over: today the first holder still, from the first of the month the successor', async () => {
    const made = await office.send('POST', '/api/posts', {
      id: postId,
      unitId: bureau.id,
      title: '分管副局长',
      duty: 'sponsor',
    })
    expect(made.body).toMatchObject({ title: '分管副局长', holder: null })
    const first = (await handOver('张某甲', '2026-01-01', '0632-5550101')).body as Post
    expect(first.holder).toMatchObject({ personName: '张某甲', phone: '0632-5550101', from: '2026-01-01', to: null })
    const second = (await handOver('李某乙', '2026-12-01', '0632-5550102')).body as Post
    expect(second.holder).toMatchObject({ personName: '张某甲', to: '2026-11-30' })
    server.setNow('2026-12-02T02:00:00.000Z')
    office = await server.as('projectOffice')
    const unit = (await office.get(`/api/units?q=${encodeURIComponent('湖泊')}`)).body as { rows: Unit[] }
    expect(unit.rows[0]!.posts[0]!.holder).toMatchObject({ personName: '李某乙', from: '2026-12-01' })
  })

  it('keeps who held it, and takes no successor from before its holder', async () => {
    const early = await handOver('王某丙', '2026-11-30')
    expect([early.status, codeOf(early.body)]).toEqual([422, 'organization.handOverBeforeHolder'])
    const holdings = await server.db
      .selectFrom('postHolding')
      .select('fromOn')
      .where('postId', '=', postId)
      .orderBy('fromOn')
      .execute()
    expect(holdings.map((h) => h.fromOn)).toEqual(['2026-01-01', '2026-12-01'])
  })

  it('finds a successor who is known already rather than making a second person', async () => {
    await handOver('张某甲', '2027-01-01')
    const people = await server.db.selectFrom('person').select('phone').where('name', '=', '张某甲').execute()
    expect(people).toEqual([{ phone: '0632-5550101' }])
  })
})
