import { Readable } from 'node:stream'
import type { Lack } from '@guatu/contract/organization'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../platform/id.ts'
import { type SignedInCaller, type TestServer, testServer } from '../testing/test-server.ts'
import { writeTable } from './excel/write-table.ts'

let server: TestServer
let office: SignedInCaller
const HEADS = ['项目名称', '指挥部', '专班', '包保领导', '帮办专员', '联络员']
const names = Array.from({ length: 61 }, (_, i) => `示例${i + 1}号项目`)
/** 56 task forces below 5 headquarters; five of them look after two projects. */
const sheetRows = names.map((name, i) => {
  const crew = i % 56
  return [
    name,
    `${'工城文交教'[crew % 5]}线指挥部`,
    `第${crew + 1}专班`,
    `${'工城文交教'[crew % 5]}线分管区领导`,
    `专员${crew + 1}`,
    `联络人某${'甲乙丙丁'[crew % 4]} 0632-555${String(1000 + crew)}`,
  ]
})
type Preview = {
  rows: { row: number; project: string; projectId: string | null; problems: string[] }[]
  newUnits: string[]
}

async function sheetOf(rows: readonly (readonly string[])[]): Promise<{ payload: Buffer; type: string }> {
  const chunks: Buffer[] = []
  const { PassThrough } = await import('node:stream')
  const out = new PassThrough()
  const read = (async () => {
    for await (const chunk of Readable.from(out)) chunks.push(chunk as Buffer)
  })()
  await writeTable(out, {
    title: '指挥部专班设置表',
    columns: HEADS.map((header) => ({ header })),
    rows: rows.map((r) => [...r]),
  })
  await read
  const boundary = 'setup-sheet'
  const head = `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="setup.xlsx"\r\n\r\n`
  const payload = Buffer.concat([Buffer.from(head), ...chunks, Buffer.from(`\r\n--${boundary}--\r\n`)])
  return { payload, type: `multipart/form-data; boundary=${boundary}` }
}
const preview = async (rows: readonly (readonly string[])[]) => {
  const { payload, type } = await sheetOf(rows)
  return office.raw('POST', '/api/organization/setup/preview', payload, type)
}

beforeAll(async () => {
  server = await testServer()
  office = await server.as('projectOffice')
  for (const [i, name] of names.entries()) {
    const id = newId()
    const made = await office.send('POST', '/api/projects', bare(id, name))
    expect(made.status).toBe(200)
    const list = i % 3 === 0 ? '省重大' : i % 3 === 1 ? '市重点' : '重大工程'
    await office.send('POST', `/api/projects/${id}/listings`, {
      id: newId(),
      list,
      from: '2026-01-05',
      to: null,
      documentNumber: null,
    })
  }
})
afterAll(() => server.drop())

const bare = (id: string, name: string) => ({
  ...{ id, name, kind: 'industrial', yearClass: 'new', stage: 'landed', regionCode: null, administrationId: null },
  ...{ ownerUnitId: null, leadUnitId: null, headquartersId: null, areaHeadquartersId: null, taskForceId: null },
  ...{ sponsorPostId: null, officerPostId: null, liaisonPostId: null, chain: null, chainRole: null, sector: null },
  ...{ site: null, packageOf: null, total: '1000000.00', plannedStart: null },
})

describe('an evening of setting up', () => {
  it('starts with everything lacking that the classes demand', async () => {
    const lacks = (await office.get('/api/organization/lacks')).body as {
      rows: (typeof Lack)['_output'][]
      complete: number
      listed: number
    }
    expect([lacks.listed, lacks.complete]).toEqual([61, 0])
    expect(lacks.rows.find((r) => r.projectName === names[0])?.lacks).toEqual(['taskForce', 'sponsor', 'liaison'])
    expect(lacks.rows.find((r) => r.projectName === names[2])?.lacks).toEqual([
      'areaHeadquarters',
      'sponsor',
      'liaison',
    ])
  })

  it('lists what is lacking page by page, by what is missing and by list, who lacks most first', async () => {
    type Lacks = { rows: (typeof Lack)['_output'][]; next: string | null; total: number; listings: string[] }
    const page = async (query: string) => (await office.get(`/api/organization/lacks?${query}`)).body as Lacks
    const seen: string[] = []
    for (let cursor = ''; ; ) {
      const { rows, next } = await page(`sort=-project&limit=13${cursor}`)
      seen.push(...rows.map((r) => r.projectName))
      if (next === null) break
      cursor = `&cursor=${next}`
    }
    expect(seen).toHaveLength(61)
    expect(new Set(seen).size).toBe(61)
    const { rows, listings } = await page('sort=lacks&limit=200&lack=areaHeadquarters')
    expect(rows.every((r) => r.lacks.includes('areaHeadquarters'))).toBe(true)
    const byList = await page(`limit=200&listing=${encodeURIComponent(listings[0]!)}`)
    expect(byList.rows.length).toBeGreaterThan(0)
    expect(byList.rows.every((r) => r.listing.includes(listings[0]!))).toBe(true)
    expect((await page(`q=${encodeURIComponent(names[0]!)}`)).total).toBeGreaterThan(0)
  })

  it('names what speaks against a row and leaves the good ones alone', async () => {
    const shown = await preview([
      sheetRows[0]!,
      sheetRows[0]!,
      ['没有建档的项目', '工线指挥部', '', '', '', ''],
      [names[3]!, '', '', '某人', '', ''],
    ])
    expect(shown.status).toBe(200)
    const { rows } = shown.body as Preview
    expect(rows.map((r) => r.problems.length)).toEqual([0, 1, 1, 1])
    expect(rows[1]!.problems[0]).toBe(`同一项目在第${rows[0]!.row}行已出现`)
    expect(rows[2]!.problems[0]).toContain('没有建档的项目')
    expect(rows[3]!.problems[0]).toContain('不知属于哪个单位')
  })

  it('reads the same sheet as CSV, as an office saves it', async () => {
    const csv = [HEADS, ...sheetRows].map((row) => row.join(',')).join('\r\n')
    const boundary = 'setup-sheet'
    const head = `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="setup.csv"\r\n\r\n`
    const payload = Buffer.from(`${head}${csv}\r\n--${boundary}--\r\n`)
    const type = `multipart/form-data; boundary=${boundary}`
    const shown = await office.raw('POST', '/api/organization/setup/preview', payload, type)
    expect(shown.status).toBe(200)
    const seen = shown.body as Preview
    expect(seen.rows.map((r) => r.project)).toEqual(names)
    expect(seen.rows.flatMap((r) => r.problems)).toEqual([])
    expect(seen.newUnits.filter((n) => n.endsWith('指挥部'))).toHaveLength(5)
    expect(seen.newUnits.filter((n) => n.endsWith('专班'))).toHaveLength(56)
  })

  it('makes exactly 5 headquarters, 56 task forces and 61 projects ready from one sheet', async () => {
    const shown = await preview(sheetRows)
    expect(shown.status).toBe(200)
    const seen = shown.body as Preview
    expect(seen.rows).toHaveLength(61)
    expect(seen.rows.flatMap((r) => r.problems)).toEqual([])
    const done = await office.send('POST', '/api/organization/setup', { rows: seen.rows })
    expect(done.status).toBe(200)
    expect(done.body).toMatchObject({ projects: 61, units: 5 + 56 })
    const units = (await office.get('/api/units?kind=headquarters')).body as {
      total: number
      rows: { projectCount: number; posts: { duty: string }[] }[]
    }
    expect(units.total).toBe(5)
    expect(units.rows.reduce((sum, u) => sum + u.projectCount, 0)).toBe(61)
    const crews = (await office.get('/api/units?kind=taskForce&limit=200')).body as typeof units
    expect(crews.total).toBe(56)
    expect(crews.rows.map((u) => u.projectCount).sort()).toEqual([...Array(51).fill(1), ...Array(5).fill(2)])
    expect(units.rows.every((u) => u.posts.some((p) => p.duty === 'sponsor'))).toBe(true)
    const lacks = (await office.get('/api/organization/lacks')).body as {
      rows: { lacks: string[] }[]
      complete: number
    }
    expect(lacks.complete).toBe(41)
    expect(lacks.rows.every((r) => r.lacks.join() === 'areaHeadquarters')).toBe(true)
  })

  it('tells who is rung: the liaison of the sheet holds the post from today', async () => {
    const crews = (await office.get('/api/units?kind=taskForce&limit=200')).body as {
      rows: { posts: { duty: string; holder: { personName: string; phone: string; from: string } | null }[] }[]
    }
    const liaisons = crews.rows.flatMap((u) => u.posts.filter((p) => p.duty === 'liaison'))
    expect(liaisons[0]?.holder).toMatchObject({ from: '2026-11-20' })
    expect(liaisons.every((p) => /^联络人某/.test(p.holder!.personName) && /^0632-/.test(p.holder!.phone))).toBe(true)
  })

  it('changes nothing when the same sheet comes again', async () => {
    const seen = (await preview(sheetRows)).body as Preview
    expect(seen.newUnits).toEqual([])
    expect((await office.send('POST', '/api/organization/setup', { rows: seen.rows })).body).toEqual({
      units: 0,
      posts: 0,
      projects: 0,
    })
  })

  it('keeps two headquarters’ first task forces apart, and says before confirming whose is new', async () => {
    const seen = (await preview([[names[1]!, '城线指挥部', '第1专班', '', '', '']])).body as Preview
    expect(seen.newUnits).toEqual(['城线指挥部 第1专班'])
  })

  it('is not for a liaison', async () => {
    const liaison = await server.as('liaison')
    expect((await liaison.send('POST', '/api/organization/setup', { rows: [] })).status).toBe(403)
  })
})
