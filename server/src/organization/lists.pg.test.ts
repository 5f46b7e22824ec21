import type { AuditEntry } from '@guatu/contract/audit'
import type { Page } from '@guatu/contract/common'
import type { Account } from '@guatu/contract/identity'
import type { PostInUnit, Unit } from '@guatu/contract/organization'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../platform/id.ts'
import { sampleServer } from '../testing/sample-server.ts'
import type { SignedInCaller, TestServer } from '../testing/test-server.ts'

let server: TestServer
let office: SignedInCaller
let auditor: SignedInCaller
beforeAll(async () => {
  server = await sampleServer('2026-11-25T02:00:00.000Z')
  office = await server.as('projectOffice')
  auditor = await server.as('auditor')
})
afterAll(() => server.drop())

/** Every page of a list, of `limit` rows each. */
async function all<T>(caller: SignedInCaller, path: string, limit: number): Promise<T[]> {
  const rows: T[] = []
  for (let cursor = ''; ; ) {
    const mark = path.includes('?') ? '&' : '?'
    const answer = await caller.get(`${path}${mark}limit=${limit}${cursor && `&cursor=${cursor}`}`)
    expect(answer.status).toBe(200)
    const page = answer.body as Page<T>
    rows.push(...page.rows)
    if (page.next === null) return rows
    cursor = encodeURIComponent(page.next)
  }
}

describe('units', () => {
  it('stand in the order of their numbers, Chinese or Arabic, page by page', async () => {
    const names = ['第10检验组', '第2检验组', '第十二检验组', '第三检验组', '第二十检验组', '三一检验组']
    for (const name of names) {
      const body = {
        id: newId(),
        name,
        shortName: '',
        kind: 'office',
        parentId: null,
        regionCode: null,
        creditCode: null,
      }
      expect((await office.send('POST', '/api/units', body)).status).toBe(200)
    }
    const inOrder = ['第2检验组', '第三检验组', '第10检验组', '第十二检验组', '第二十检验组', '三一检验组']
    const found = await all<Unit>(office, '/api/units?q=检验组', 2)
    expect(found.map((u) => u.name).sort()).toEqual([...names].sort())
    expect(found.map((u) => u.name).filter((n) => n.startsWith('第'))).toEqual(inOrder.slice(0, 5))
    const turned = await all<Unit>(office, '/api/units?q=检验组&sort=-name', 2)
    expect(turned.map((u) => u.name)).toEqual(found.map((u) => u.name).reverse())
  })

  it.each(['name', '-name', 'kind', 'parent', 'projects', '-projects'])('are all shown once by %s', async (sort) => {
    const once = await all<Unit>(office, `/api/units?sort=${sort}`, 200)
    const paged = await all<Unit>(office, `/api/units?sort=${sort}`, 7)
    expect(paged.map((u) => u.id)).toEqual(once.map((u) => u.id))
    expect(new Set(once.map((u) => u.id)).size).toBe(once.length)
  })

  it('are found by several kinds, by a vacant post and by a person', async () => {
    const kinds = await all<Unit>(office, '/api/units?kind=headquarters,taskForce', 200)
    expect(new Set(kinds.map((u) => u.kind))).toEqual(new Set(['headquarters', 'taskForce']))
    const id = newId()
    const { id: unitId } = kinds[0]!
    await office.send('POST', '/api/posts', { id, unitId, title: '空岗', duty: 'member' })
    expect((await all<Unit>(office, '/api/units?posts=vacant', 200)).map((u) => u.id)).toContain(unitId)
    const person = kinds.flatMap((u) => u.posts).find((p) => p.holder)!.holder!.personName
    const units = await all<Unit>(office, `/api/units?q=${encodeURIComponent(person)}`, 200)
    expect(units.length).toBeGreaterThan(0)
    for (const u of units) expect(u.posts.some((p) => p.holder?.personName.includes(person))).toBe(true)
  })
})

describe('posts', () => {
  it.each(['unit', 'title', 'person', 'duty', '-from'])('are all shown once by %s', async (sort) => {
    const once = await all<PostInUnit>(office, `/api/posts?sort=${sort}`, 200)
    expect((await all<PostInUnit>(office, `/api/posts?sort=${sort}`, 11)).map((p) => p.id)).toEqual(
      once.map((p) => p.id),
    )
    expect(once.length).toBeGreaterThan(50)
  })
  it('are found by duty, by vacancy and by number', async () => {
    const liaisons = await all<PostInUnit>(office, '/api/posts?duty=liaison&held=held', 200)
    expect(liaisons.every((p) => p.duty === 'liaison' && p.holder !== null)).toBe(true)
    const phone = liaisons[0]!.holder!.phone
    expect((await all<PostInUnit>(office, `/api/posts?q=${phone}`, 200)).map((p) => p.id)).toContain(liaisons[0]!.id)
    expect((await all<PostInUnit>(office, '/api/posts?held=vacant', 200)).every((p) => p.holder === null)).toBe(true)
  })
})

describe('accounts', () => {
  it('are filtered by role and state and sorted, page by page', async () => {
    const administrator = await server.as('administrator')
    const rows = await all<Account>(administrator, '/api/accounts?role=auditor,liaison&state=active&sort=-person', 3)
    expect(rows.length).toBeGreaterThan(1)
    for (const a of rows) expect(a.grants.some((g) => g.role === 'auditor' || g.role === 'liaison')).toBe(true)
    expect(await all<Account>(administrator, '/api/accounts?state=disabled', 50)).toEqual([])
    for (const sort of ['userName', '-person', 'role', 'state'])
      expect((await all<Account>(administrator, `/api/accounts?sort=${sort}`, 4)).map((a) => a.id)).toEqual(
        (await all<Account>(administrator, `/api/accounts?sort=${sort}`, 200)).map((a) => a.id),
      )
  })
})

describe('the audit', () => {
  it('is searched by the words the page shows, cut by civil days of Shanghai, and turned to the oldest first', async () => {
    // 24 November 17:00 UTC is 1 o'clock of the 25th in Shanghai.
    const words = await all<AuditEntry>(auditor, `/api/audit?q=${encodeURIComponent('新建单位')}`, 2)
    expect(words.length).toBeGreaterThan(5)
    expect(new Set(words.map((e) => [e.command, e.doing].join()))).toEqual(new Set(['create-unit,新建单位']))
    const today = await all<AuditEntry>(auditor, '/api/audit?from=2026-11-25&to=2026-11-25', 20)
    expect(today.length).toBeGreaterThanOrEqual(words.length)
    expect(await all<AuditEntry>(auditor, '/api/audit?from=2026-11-26', 20)).toEqual([])
    const oldest = await all<AuditEntry>(auditor, '/api/audit?from=2026-11-25&to=2026-11-25&sort=seq', 20)
    expect(oldest.slice(0, today.length).map((e) => e.seq)).toEqual(today.map((e) => e.seq).reverse())
  })
})
