import type { RateRow } from '@guatu/contract/project-figures'
import type { Dossier } from '@guatu/contract/projects'
import type { CivilDate } from '@guatu/domain/calendar/civil-date'
import { investmentFigure } from '@guatu/domain/reports/investment-figure'
import ExcelJS from 'exceljs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { currentCalendar } from '../calendar/reads.ts'
import { factsOf } from '../cards/material.ts'
import { listJudgedIds, loadMaterial } from '../cards/reads.ts'
import { newId } from '../platform/id.ts'
import { scopeOfSystem } from '../platform/scope.ts'
import { sampleServer } from '../testing/sample-server.ts'
import type { SignedInCaller, TestServer } from '../testing/test-server.ts'
import { type RatePoint, ratesOf, readMembers } from './read-rates.ts'

const NOW = '2026-11-25T02:00:00.000Z'
type Table = { by: string; asOf: string | null; total: RateRow; rows: RateRow[] }
let server: TestServer
let office: SignedInCaller
const rates = async (query: string, caller = office) => (await caller.get(`/api/rates?${query}`)).body as Table

beforeAll(async () => {
  server = await sampleServer(NOW)
  office = await server.as('projectOffice')
})
afterAll(() => server.drop())

describe('rates of the sample district', () => {
  it.each<[string, RatePoint]>([
    ['today', { asOf: '2026-11-25' as CivilDate, knownAt: '2026-11-25T03:00:00.000Z', past: false }],
    [
      'as known when a week was locked',
      { asOf: '2026-11-08' as CivilDate, knownAt: '2026-11-08T16:00:00.000Z', past: true },
    ],
    [
      'as of a past day, known now',
      { asOf: '2026-10-31' as CivilDate, knownAt: '2026-11-25T03:00:00.000Z', past: true },
    ],
  ])('are made of the same figures as the lights: %s', async (_, at) => {
    const scope = scopeOfSystem('test')
    const calendar = await currentCalendar(server.db)
    const members = await readMembers(server.db, scope, calendar, at)
    const material = await loadMaterial(server.db, scope, await listJudgedIds(server.db))
    const judged = new Map(material.map((m) => [m.id, investmentFigure(factsOf(m), calendar, at)]))
    expect(members).toHaveLength(61)
    expect(new Map(members.map((m) => [m.id, m.figure]))).toEqual(new Map(members.map((m) => [m.id, judged.get(m.id)])))
    expect(members.filter((m) => m.figure).length).toBeGreaterThan(40)
  })

  it('give a project alone what its dossier prints, money in place included', async () => {
    const at: RatePoint = { asOf: '2026-11-25' as CivilDate, knownAt: NOW, past: false }
    const members = await readMembers(server.db, scopeOfSystem('test'), await currentCalendar(server.db), at)
    const counted = members.filter((m) => m.figure?.judged)
    const alone = counted.map((m) => {
      const { completionPercent, calendarSharePercent, fundsInPlacePercent } = ratesOf([m], at)
      return { id: m.id, completionPercent, calendarSharePercent, fundsInPlacePercent }
    })
    const headlines = await Promise.all(
      counted.map(async ({ id }) => {
        const { completionPercent, calendarSharePercent, fundsInPlacePercent } = (
          (await office.get(`/api/projects/${id}`)).body as Dossier
        ).rates
        return { id, completionPercent, calendarSharePercent, fundsInPlacePercent }
      }),
    )
    expect(headlines).toEqual(alone)
    expect(new Set(alone.map((one) => one.fundsInPlacePercent)).size).toBeGreaterThan(10)
  })

  it('divide sums by sums, over whole groups that add up to the total', async () => {
    for (const by of ['headquarters', 'region', 'administration', 'chain', 'yearClass']) {
      const table = await rates(`by=${by}`)
      const [total, rows] = [table.total, table.rows.filter((r) => !r.subtotal)]
      const sum = (pick: (r: RateRow) => string | number) => rows.reduce((all, r) => all + Number(pick(r)), 0)
      expect(
        sum((r) => r.projects),
        by,
      ).toBe(61)
      expect(
        sum((r) => r.counted),
        by,
      ).toBe(total.counted)
      expect(
        sum((r) => r.plan),
        by,
      ).toBe(Number(total.plan))
      expect(
        sum((r) => r.done),
        by,
      ).toBe(Number(total.done))
      const oldest = rows.flatMap((r) => r.asOf ?? []).sort()[0]
      expect(total.asOf, by).toBe(oldest)
    }
    const { total } = await rates('by=headquarters')
    expect(total.completionPercent).toBe(((Number(total.done) / Number(total.plan)) * 100).toFixed(1))
  })

  it('leave reserve and preliminary projects out of sums and count them', async () => {
    const { rows } = await rates('by=yearClass')
    const outside = rows.filter((r) => ['reserve', 'preliminary'].includes(r.key))
    expect(outside.length).toBeGreaterThan(0)
    for (const r of outside)
      expect([r.projects > 0, r.plan, r.completionPercent, r.lagPoints, r.rank]).toEqual([
        true,
        '0.00',
        null,
        null,
        null,
      ])
  })

  it('rank by lag as printed, best first, in competition ranks', async () => {
    const { rows } = await rates('by=region')
    const ranked = rows.filter((r) => r.rank !== null)
    for (const r of ranked)
      expect(r.rank).toBe(1 + ranked.filter((o) => Number(o.lagPoints) > Number(r.lagPoints)).length)
    expect(ranked.map((r) => r.rank)).toEqual(ranked.map((r) => r.rank).toSorted((a, b) => a! - b!))
  })

  it('stand below the sum of the place they lie in, which is not added again', async () => {
    const { rows: before, total } = await rates('by=region')
    const inside = before.filter((r) => r.counted > 0).slice(0, 2)
    const codes = inside.map((r) => r.key)
    const pool = server.platform.pool
    await pool.query(
      `insert into region (id, name, level, parent_code) select 'north', '北片区', level, parent_code from region where id = $1`,
      [codes[0]],
    )
    await pool.query(`update region set parent_code = 'north' where id = any($1)`, [codes])
    const { rows } = await rates('by=region')
    const at = rows.findIndex((r) => r.subtotal)
    expect(rows.filter((r) => r.subtotal).map((r) => [r.name, r.depth, r.rank])).toEqual([['北片区小计', 0, null]])
    expect(rows.slice(at + 1, at + 3).map((r) => [r.key, r.depth])).toEqual(codes.map((code) => [code, 1]))
    const [a, b] = inside as [RateRow, RateRow]
    const sum = (pick: (r: RateRow) => string | number) => Number(pick(a)) + Number(pick(b))
    expect(rows[at]).toMatchObject({ projects: sum((r) => r.projects), counted: sum((r) => r.counted) })
    expect([Number(rows[at]!.plan), Number(rows[at]!.done)]).toEqual([sum((r) => r.plan), sum((r) => r.done)])
    expect(rows.filter((r) => !r.subtotal).reduce((n, r) => n + r.projects, 0)).toBe(total.projects)
    await pool.query(
      `update region set parent_code = (select parent_code from region where id = 'north') where id = any($1)`,
      [codes],
    )
    await pool.query(`delete from region where id = 'north'`)
  })

  it('run month by month to the present, each at its own end', async () => {
    const { rows, total } = await rates('by=month')
    expect(rows.map((r) => r.key)).toEqual(
      Array.from({ length: 11 }, (_, i) => `2026-${String(i + 1).padStart(2, '0')}`),
    )
    expect({ ...rows.at(-1)!, key: 'total', name: total.name }).toEqual(total)
    expect(rows[9]).toMatchObject({ done: (await rates('by=headquarters&asOf=2026-10-31')).total.done })
    expect(rows[0]!.completionPercent).toBeNull()
  })

  it('show each person the own projects only', async () => {
    const hq = (await rates('by=headquarters')).rows[0]!
    const own = await rates('by=headquarters', await server.as('headquarters', { unitId: hq.key }))
    expect(own.rows).toHaveLength(1)
    expect(own.rows[0]).toMatchObject({ key: hq.key, projects: hq.projects, done: hq.done })
  })
})

describe('a package and a leaver', () => {
  const before = async () => (await rates('by=headquarters')).total

  it('counts a package at both, its money at the leaf', async () => {
    const was = await before()
    const leaf = await server.db
      .selectFrom('verdict')
      .select('projectId')
      .where('yearDueYuan', 'is not', null)
      .orderBy('projectId')
      .executeTakeFirstOrThrow()
    const { body } = (await office.get(`/api/projects/${leaf.projectId}`)).body as { body: object }
    const packageId = newId()
    await office.send('POST', '/api/projects', { id: packageId, ...body, name: '打包项目' })
    await server.db.updateTable('project').set({ packageOf: packageId }).where('id', '=', leaf.projectId).execute()
    await office.send('POST', `/api/projects/${packageId}/year-plans`, {
      id: newId(),
      year: 2026,
      total: '99999999.00',
      months: null,
      reason: '打包计划',
    })
    const now = await before()
    expect(now).toMatchObject({ projects: was.projects + 1, counted: was.counted, plan: was.plan, done: was.done })
  })

  it('lets a leaver go from the day of its approval, with figure and plan', async () => {
    const was = await before()
    const leaver = await server.db
      .selectFrom('verdict')
      .selectAll()
      .where('yearDueYuan', 'is not', null)
      .orderBy('projectId', 'desc')
      .executeTakeFirstOrThrow()
    await server.db
      .updateTable('project')
      .set({ withdrawnOn: '2026-11-25' })
      .where('id', '=', leaver.projectId)
      .execute()
    const now = await before()
    expect(now.projects).toBe(was.projects - 1)
    expect(Number(was.plan) - Number(now.plan)).toBe(Number(leaver.yearPlanYuan))
    const yesterday = (await rates('by=headquarters&asOf=2026-11-24')).total
    // Yesterday the leaver was still a member, and the package of the test before was not yet one.
    expect(yesterday.projects).toBe(was.projects - 1)
    expect(yesterday.plan).toBe(was.plan)
  })
})

describe('lists as Excel', () => {
  const sheetOf = async (path: string) => {
    const file = await office.raw('GET', path)
    expect(file.status).toBe(200)
    const book = new ExcelJS.Workbook()
    await book.xlsx.load(file.bytes as never)
    const sheet = book.worksheets[0]!
    const rows = Array.from({ length: sheet.rowCount }, (_, i) => (sheet.getRow(i + 1).values as unknown[]).slice(1))
    return { sheet, head: rows[2] as string[], second: rows[1], body: rows.slice(3) }
  }

  it('holds exactly the projects of the list with its filters, with units and as-of', async () => {
    const list = (await office.get('/api/projects?level=severe,warn&limit=200')).body as {
      rows: { name: string; yearDone: string }[]
    }
    const { head, second, body } = await sheetOf('/api/projects.xlsx?level=severe,warn&limit=1')
    expect(body.map((r) => r[0])).toEqual(list.rows.map((r) => r.name))
    expect(body.map((r) => r[head.indexOf('本年完成（万元）')])).toEqual(
      list.rows.map((r) => Number(r.yearDone) / 10_000),
    )
    expect(second![0]).toMatch(/^截至2026年11月\d+日$/)
    expect(second).toContain('单位：万元')
  })

  it('keeps a name that looks like a formula a text', async () => {
    const one = await server.db
      .selectFrom('project')
      .select('id')
      .where('withdrawnOn', 'is', null)
      .executeTakeFirstOrThrow()
    await server.db.updateTable('project').set({ name: '=HYPERLINK("http://x")' }).where('id', '=', one.id).execute()
    const { sheet } = await sheetOf('/api/projects.xlsx?q=HYPERLINK')
    const cell = sheet.getCell('A4')
    expect([cell.type, cell.value]).toEqual([ExcelJS.ValueType.String, '=HYPERLINK("http://x")'])
  })

  it('prints the rates with their total in the last row', async () => {
    const { total } = await rates('by=headquarters')
    const { head, body } = await sheetOf('/api/rates.xlsx?by=headquarters')
    expect(body.at(-1)![head.indexOf('指挥部')]).toBe('合计')
    expect(body.at(-1)![head.indexOf('年度计划（万元）')]).toBe(Number(total.plan) / 10_000)
    expect(body.at(-1)![head.indexOf('投资完成率')]).toBeCloseTo(Number(total.completionPercent) / 100, 6)
  })
})
