import type { Light } from '@guatu/contract/cards'
import type { Fact } from '@guatu/contract/facts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sampleServer } from '../testing/sample-server.ts'
import type { SignedInCaller, TestServer } from '../testing/test-server.ts'

let server: TestServer
let office: SignedInCaller
let lit: { projectId: string; level: string }[]

beforeAll(async () => {
  server = await sampleServer('2026-11-22T02:00:00.000Z', 20, 4)
  office = await server.as('projectOffice')
  lit = await server.db.selectFrom('verdict').select(['projectId', 'level']).where('level', '!=', 'normal').execute()
})
afterAll(() => server.drop())

const factsOf = async (projectId: string, ids: readonly string[]) =>
  (await office.get(`/api/projects/${projectId}/facts?ids=${ids.join(',')}`)).body as Fact[]

describe('the facts that evidence names', () => {
  it('are told in sentences, with who recorded them and when', async () => {
    let told = 0
    for (const { projectId } of lit) {
      const light = (await office.get(`/api/projects/${projectId}/light`)).body as Light
      for (const fact of await factsOf(
        projectId,
        light.inputs.flatMap((i) => i.facts),
      )) {
        expect(fact.sentence).not.toMatch(/\{|undefined|null/)
        told += 1
      }
    }
    expect(told).toBeGreaterThan(lit.length / 2)
  })
  it('of another project are not told, nor is what is no id', async () => {
    const [one, other] = lit
    const light = (await office.get(`/api/projects/${one!.projectId}/light`)).body as Light
    const ids = light.inputs.flatMap((i) => i.facts)
    expect(await factsOf(other!.projectId, ids)).toEqual([])
    expect(await factsOf(one!.projectId, ["'; drop table report; --"])).toEqual([])
  })
})
