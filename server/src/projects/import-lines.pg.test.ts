import type { ImportLine } from '@guatu/contract/imports'
import ExcelJS from 'exceljs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type SignedInCaller, type TestServer, testServer } from '../testing/test-server.ts'
import { importDesk } from './testing/import-desk.ts'
import { madeLedger, madeRows } from './testing/made-ledger.ts'

let server: TestServer
let office: SignedInCaller
let id = ''

/** Stored before: six rows. Then: one cell changed, a row gone, two without a readable plan, two new. */
beforeAll(async () => {
  server = await testServer('2026-11-22T02:00:00.000Z')
  office = await server.as('projectOffice')
  const desk = importDesk(office)
  const rows = madeRows(6)
  await desk.confirm(await desk.upload(await madeLedger(rows)))
  const next = [
    { ...rows[0]!, done: 1_111 },
    rows[1]!,
    { ...rows[2]!, plan: '待定(见附件)x' },
    { ...rows[3]!, plan: '=另议' },
    rows[4]!,
    { ...madeRows(7)[6]!, name: '甲区1号地块', headquarters: '综合指挥部', finish: '26.10' },
    { ...madeRows(8)[7]!, name: '甲区12号地块', headquarters: '综合指挥部' },
  ]
  id = (await desk.upload(await madeLedger(next))).id
})
afterAll(() => server.drop())

type Page = { rows: ImportLine[]; next: string | null; total: number }
const page = async (query: string) => (await office.get(`/api/imports/${id}/lines?${query}`)).body as Page
const namesOf = ({ rows }: Page) => rows.map((r) => r.name)

describe('the lists inside an import', () => {
  it('hold what the head counts', async () => {
    const { counts } = (await office.get(`/api/imports/${id}`)).body as { counts: Record<string, number> }
    expect(counts).toMatchObject({ bad: 2, new: 2, changed: 1, same: 2, gone: 1 })
    for (const [list, count] of Object.entries(counts))
      expect([list, (await page(`list=${list}`)).total]).toEqual([list, count])
  })

  it('do not call a project gone whose row waits for repair', async () => {
    expect(namesOf(await page('list=gone'))).toEqual(['云山区产业园6号项目'])
  })

  it('say beside a row to repair which cell keeps it out, what stands there and why', async () => {
    expect((await page('list=bad')).rows[0]).toMatchObject({
      ...{ row: 5, state: 'bad', problem: expect.stringContaining('修改') },
      doubts: [{ field: 'yearPlanYuan', cell: 'H5', header: '年度计划投资（万元）', raw: '待定(见附件)x' }],
    })
  })

  it('are searched in everything they show', async () => {
    expect(namesOf(await page(`list=bad&q=${encodeURIComponent('见附件')}`))).toEqual(['云山区产业园3号项目'])
    expect(namesOf(await page('list=new&q=12'))).toEqual(['甲区12号地块'])
    expect((await page(`list=changed&q=${encodeURIComponent('1,111万元')}`)).total).toBe(1)
    expect((await page('list=gone&q=6号')).total).toBe(1)
    expect((await page('list=gone&q=nobody')).rows).toEqual([])
  })

  it('are filtered by field, by sheet and by whether there is a suggestion', async () => {
    const kinds = await page('list=doubts&field=projectKind')
    expect(kinds.rows.every((r) => r.doubts[0]!.field === 'projectKind')).toBe(true)
    expect(kinds.total).toBe(2)
    const all = (await page('list=doubts')).total
    const [withOne, without] = [await page('list=doubts&suggestion=with'), await page('list=doubts&suggestion=without')]
    expect([withOne.total > 0, without.total > 0, withOne.total + without.total]).toEqual([true, true, all])
    expect((await page('list=doubts&sheet=nowhere')).total).toBe(0)
    expect((await page(`list=doubts&sheet=${encodeURIComponent('台账')}`)).total).toBe(all)
    expect((await page('list=changed&field=yearDone')).total).toBe(1)
    expect((await page('list=changed&field=total')).total).toBe(0)
  })

  it('are sorted with numbers in names by their value, and turned', async () => {
    expect(namesOf(await page('list=new&sort=name'))).toEqual(['甲区1号地块', '甲区12号地块'])
    expect(namesOf(await page('list=new&sort=-name'))).toEqual(['甲区12号地块', '甲区1号地块'])
    expect(namesOf(await page('list=same&sort=-row'))).toEqual(namesOf(await page('list=same')).reverse())
  })

  it('are turned page by page without losing or repeating a line', async () => {
    const { rows: all } = await page('list=doubts')
    const seen: string[] = []
    for (let next: string | null = ''; next !== null; ) {
      const some: Page = await page(`list=doubts&limit=1&cursor=${next}`)
      seen.push(...some.rows.map((r) => r.key))
      next = some.next
    }
    expect(seen).toEqual(all.map((r) => r.key))
    expect(new Set(seen).size).toBe(seen.length)
  })
})

describe('their Excel', () => {
  const book = async (query: string) => {
    const { bytes } = await office.raw('GET', `/api/imports/${id}/lines.xlsx?${query}`)
    const read = new ExcelJS.Workbook()
    await read.xlsx.load(bytes as unknown as ArrayBuffer)
    const rows: unknown[][] = []
    read.worksheets[0]!.eachRow((row) => rows.push((row.values as unknown[]).slice(1)))
    return rows
  }

  it('of rows to repair has the sheet’s own columns, and beside each doubtful cell the sentence', async () => {
    const [title, , head, ...rows] = await book('list=bad')
    expect(title![0]).toBe('待修正的行：台账.xlsx')
    const at = head!.indexOf('年度计划投资（万元）')
    expect(head![at + 1]).toBe('年度计划投资（万元）（说明）')
    expect(head).toContain('项目名称')
    expect(rows.map((r) => r[at])).toEqual(['待定(见附件)x', '=另议'])
    for (const row of rows) expect(row[at + 1]).toMatch(/[\u4e00-\u9fff]{4}/)
  })

  it('of doubts and of changes has one row for each, narrowed as the list is', async () => {
    expect((await book('list=doubts&field=projectKind')).slice(3)).toHaveLength(2)
    expect((await book('list=changed')).slice(2)).toEqual([
      ['行', '项目名称', '变化项', '现有数据', '表中数据'],
      [3, '云山区产业园1号项目', '本年完成投资', '1,000万元', '1,111万元'],
    ])
    expect((await book('list=gone')).slice(3)).toEqual([['云山区产业园6号项目']])
  })
})
