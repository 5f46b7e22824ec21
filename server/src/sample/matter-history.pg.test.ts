import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { judgeGroups } from '../cards/group-jobs.ts'
import { sampleServer } from '../testing/sample-server.ts'
import type { SignedInCaller, TestServer } from '../testing/test-server.ts'

type Row = { title: string; state: string; light: { level: string } | null; number: string | null; void: boolean }
let server: TestServer
let inspection: SignedInCaller
beforeAll(async () => {
  server = await sampleServer('2026-11-22T02:00:00.000Z')
  await judgeGroups(server)
  inspection = await server.as('inspection')
})
afterAll(() => server.drop())

describe('the sample’s matters', () => {
  it('are some twenty, of many states, with every level of the default set', async () => {
    const { rows } = (await inspection.get('/api/matters?limit=200')).body as { rows: Row[] }
    expect(rows.length).toBeGreaterThan(18)
    expect(new Set(rows.map((r) => r.state)).size).toBeGreaterThan(8)
    const levels = new Set(rows.map((r) => r.light?.level ?? 'none'))
    expect([...levels].sort()).toEqual(['none', 'normal', 'remind', 'severe', 'warn'])
    expect(rows.filter((r) => r.void).length).toBe(1)
  })

  it('light their units apart from the projects, with rates of closure', async () => {
    const { rows } = (await inspection.get('/api/groups?by=unit&limit=200')).body as {
      rows: { name: string; matters: { level: string; objects: number; closurePercent: string | null } | null }[]
    }
    const housing = rows.find((r) => r.name === '区住建局')
    expect(housing?.matters).toMatchObject({ objects: 3 })
    const water = rows.find((r) => r.name === '区水务局')
    expect(water?.matters).toMatchObject({ objects: 1, closurePercent: '50.0' })
  })
})
