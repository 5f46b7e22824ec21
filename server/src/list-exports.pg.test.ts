import ExcelJS from 'exceljs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sampleServer } from './testing/sample-server.ts'
import type { SignedInCaller, TestServer } from './testing/test-server.ts'

type Page<Row> = { rows: Row[]; next: string | null; total: number }
let server: TestServer
let office: SignedInCaller
let security: SignedInCaller
let auditor: SignedInCaller

beforeAll(async () => {
  server = await sampleServer('2026-11-25T02:00:00.000Z')
  office = await server.as('projectOffice')
  security = await server.as('securityOfficer')
  auditor = await server.as('auditor')
})
afterAll(() => server.drop())

async function sheetOf(who: SignedInCaller, path: string) {
  const file = await who.raw('GET', path)
  expect(file.status).toBe(200)
  const book = new ExcelJS.Workbook()
  await book.xlsx.load(file.bytes as never)
  const sheet = book.worksheets[0]!
  const rows = Array.from({ length: sheet.rowCount }, (_, i) => (sheet.getRow(i + 1).values as unknown[]).slice(1))
  return { head: rows[2] as string[], body: rows.slice(3) }
}

/** All pages of a list, one after the other. */
async function everyRow<Row>(who: SignedInCaller, path: string, limit: number): Promise<Row[]> {
  const rows: Row[] = []
  for (let cursor = ''; ; ) {
    const page = (await who.get(`${path}${path.includes('?') ? '&' : '?'}limit=${limit}${cursor}`)).body as Page<Row>
    rows.push(...page.rows)
    if (!page.next) return rows
    cursor = `&cursor=${encodeURIComponent(page.next)}`
  }
}

describe('the small lists as Excel', () => {
  it('marks a computed date of a year whose holidays are not announced', async () => {
    const projects = await sheetOf(office, '/api/projects.xlsx')
    const forecast = projects.head.indexOf('预计完工')
    expect(
      projects.body.some(
        (row) => String(row[forecast]).startsWith('2027') && !String(row[forecast]).endsWith('（暂定）'),
      ),
    ).toBe(false)
    expect(projects.body.some((row) => String(row[forecast]).endsWith('（暂定）'))).toBe(true)
  })

  it('hold the units of the list with its filter, all its pages in its order', async () => {
    const units = await everyRow<{ name: string; projectCount: number }>(office, '/api/units?kind=taskForce', 20)
    const { head, body } = await sheetOf(office, '/api/units.xlsx?kind=taskForce&limit=1')
    expect(units.length).toBeGreaterThan(40)
    expect(body.map((r) => r[0])).toEqual(units.map((u) => u.name))
    expect(body.map((r) => r[head.indexOf('项目数')])).toEqual(units.map((u) => u.projectCount))
    expect(new Set(body.map((r) => r[head.indexOf('类别')]))).toEqual(new Set(['专班']))
  })

  it('hold the projects that lack somebody, and whom', async () => {
    const lacks = (await office.get('/api/organization/lacks')).body as { rows: { projectName: string }[] }
    const { head, body } = await sheetOf(office, '/api/organization/lacks.xlsx')
    expect(body.map((r) => r[0])).toEqual(lacks.rows.map((r) => r.projectName))
    const said = /^(专班|帮办专员|片区指挥部|包保领导|联络员)(、|$)/
    expect(body.every((r) => said.test(String(r[head.indexOf('尚缺')])))).toBe(true)
  })

  it('hold the accounts found, their roles in words, and no word of a password', async () => {
    const accounts = await everyRow<{ userName: string }>(security, '/api/accounts', 7)
    const { head, body } = await sheetOf(security, '/api/accounts.xlsx')
    expect(body.map((r) => r[0])).toEqual(accounts.map((a) => a.userName))
    expect(body.map((r) => r[head.indexOf('角色')]).join()).toContain('安全保密员')
    const one = await sheetOf(security, `/api/accounts.xlsx?q=${encodeURIComponent(accounts[0]!.userName)}`)
    expect(one.body.map((r) => r[0])).toContain(accounts[0]!.userName)
    expect(JSON.stringify(body)).not.toMatch(/scrypt|password/i)
  })

  it('hold the audit entries, newest first, with their whole hashes', async () => {
    await office.send('POST', '/api/units', {
      ...{ id: '01900000-0000-7000-8000-00000000abcd', name: '核对单位', shortName: '', kind: 'bureau' },
      ...{ parentId: null, regionCode: null, creditCode: null },
    })
    const entries = await everyRow<{ seq: number; hash: string }>(auditor, '/api/audit?q=create-unit', 3)
    const { head, body } = await sheetOf(auditor, '/api/audit.xlsx?q=create-unit')
    expect(entries.length).toBeGreaterThan(0)
    expect(body.map((r) => [r[0], r[head.indexOf('链上摘要')]])).toEqual(entries.map((e) => [e.seq, e.hash]))
  })

  it('hold the imports', async () => {
    await server.db
      .insertInto('importStaging')
      .values({
        ...{
          id: '01900000-0000-7000-8000-00000000abce',
          fileName: '台账.xlsx',
          sha256: 'a'.repeat(64),
          state: 'refused',
        },
        ...{ createdAt: new Date(), createdBy: null, createdByName: '甲' },
      } as never)
      .execute()
    const listed = ((await office.get('/api/imports')).body as { rows: { fileName: string }[] }).rows
    const { body } = await sheetOf(office, '/api/imports.xlsx')
    expect(body.map((r) => r[0])).toEqual(listed.map((i) => i.fileName))
    expect(body[0]![1]).toBe('不能识别')
  })
})

describe('the project list', () => {
  type Row = { id: string; name: string; lagPoints: string | null; completionPercent: string | null; total: string }
  const sorted = (sort: string) => everyRow<Row>(office, `/api/projects?sort=${sort}`, 9)

  it.each(['lag', 'completion', 'total', 'level', 'name', 'finish', 'asOf'])(
    'turns the order by %s round, and loses nobody between its pages',
    async (sort) => {
      const [up, down] = [await sorted(sort), await sorted(`-${sort}`)]
      expect(new Set(down.map((r) => r.id)).size).toBe(61)
      expect(new Set(up.map((r) => r.id))).toEqual(new Set(down.map((r) => r.id)))
      expect(down[0]!.id).not.toBe(up[0]!.id)
      const whole = (await office.get(`/api/projects?sort=-${sort}&limit=200`)).body as Page<Row>
      expect(down.map((r) => r.id)).toEqual(whole.rows.map((r) => r.id))
    },
  )

  it('has projects without a figure last both ways', async () => {
    for (const [sort, sign] of [
      ['lag', 1],
      ['-lag', -1],
    ] as const) {
      const lags = (await sorted(sort)).map((r) => r.lagPoints)
      const known = lags.filter((l) => l !== null).map(Number)
      expect(known.length).toBeGreaterThan(30)
      expect(lags.slice(known.length).every((l) => l === null)).toBe(true)
      expect(known).toEqual([...known].sort((a, b) => sign * (a - b)))
    }
  })
})
