import type { ContestDetail, ContestRow } from '@guatu/contract/appraisal'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sampleServer } from '../testing/sample-server.ts'
import type { SignedInCaller, TestServer } from '../testing/test-server.ts'

let server: TestServer
let office: SignedInCaller
let rows: ContestRow[]
beforeAll(async () => {
  server = await sampleServer('2026-11-22T02:00:00.000Z')
  office = await server.as('projectOffice')
  rows = ((await office.get('/api/contests')).body as { rows: ContestRow[] }).rows
})
afterAll(() => server.drop())
const detail = async (row: ContestRow) => (await office.get(`/api/contests/${row.id}`)).body as ContestDetail

describe('the sample’s contests', () => {
  it('are one being marked, one on the board and one before it', () => {
    expect(rows.map((r) => [r.name, r.state, r.onBoard])).toEqual([
      ['百日攻坚擂台赛第三场', 'marking', false],
      ['百日攻坚擂台赛第二场', 'revealed', true],
      ['百日攻坚擂台赛第一场', 'revealed', false],
    ])
  })

  it('have an order, scores and changes of rank that are the same every time', async () => {
    const { result, judges } = await detail(rows[1]!)
    expect(result!.lines.map((l) => [l.name, l.rank, l.score, l.change])).toEqual([
      ['交通水利指挥部', 1, '94.33', 2],
      ['文旅康养指挥部', 2, '93.17', 0],
      ['教育民生指挥部', 3, '88.50', -2],
      ['工业项目指挥部', 4, '88.17', 1],
      ['城市建设指挥部', 5, '83.75', -1],
    ])
    expect(judges.flatMap((j) => j.recusals.map((r) => r.contestant))).toEqual(['城市建设指挥部'])
  })

  it('wait for two judges, and tell nobody what three have given', async () => {
    const marking = await detail(rows[0]!)
    expect(marking.judges.map((j) => [j.given, j.due])).toEqual([
      ...[5, 5, 5].map((n) => [n, n]),
      ...[
        [0, 5],
        [0, 4],
      ],
    ])
    expect([marking.result, marking.mine]).toEqual([null, null])
  })
})
