import { readdirSync } from 'node:fs'
import { allOperations, operationsBySubject } from '@guatu/contract/all'
import type { Operation } from '@guatu/contract/operation'
import { type Role, roles } from '@guatu/domain/organization/actor'
import { PNG } from 'pngjs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from './platform/id.ts'
import { cardTarget } from './testing/card-target.ts'
import { matterTarget } from './testing/matter-target.ts'
import { bareProject, inputs, type Target } from './testing/permission-inputs.ts'
import { expectations } from './testing/permission-table.ts'
import { type SignedInCaller, type TestServer, testServer } from './testing/test-server.ts'

const operations = allOperations

const REGION = '370499101'
let server: TestServer
const callers = new Map<Role, SignedInCaller>()
let own: Target
let elsewhere: string
let foreign: Target

beforeAll(async () => {
  server = await testServer()
  const office = await server.as('projectOffice')
  await server.db.insertInto('region').values({ id: '370499', name: '云山区', level: 3, parentCode: null }).execute()
  await server.db.insertInto('region').values({ id: REGION, name: '石桥镇', level: 4, parentCode: '370499' }).execute()
  const unit = async (name: string, kind: string, parentId: string | null = null): Promise<string> => {
    const id = newId()
    const made = await office.send('POST', '/api/units', {
      id,
      name,
      shortName: '',
      kind,
      parentId,
      regionCode: null,
      creditCode: null,
    })
    expect(made.status).toBe(200)
    return id
  }
  const headquarters = await unit('工业指挥部', 'headquarters')
  const ties = {
    headquartersId: headquarters,
    taskForceId: await unit('第1专班', 'taskForce', headquarters),
    leadUnitId: await unit('区发改局', 'bureau'),
    ownerUnitId: await unit('示例实业公司', 'firm'),
  }
  const units: Partial<Record<Role, string>> = {
    headquarters,
    taskForce: ties.taskForceId,
    department: ties.leadUnitId,
    responsibleUnit: ties.ownerUnitId,
  }
  elsewhere = await unit('区文旅局', 'bureau')
  for (const role of roles) {
    const regionCode = role === 'township' || role === 'park' ? REGION : null
    callers.set(role, await server.as(role, { unitId: units[role] ?? null, regionCode }))
  }
  const posts = {
    officerPostId: await postOf('serviceOfficer', ties.taskForceId),
    liaisonPostId: await postOf('liaison', ties.taskForceId),
  }
  own = await targetOf(office, { ...ties, ...posts, regionCode: REGION })
  foreign = await targetOf(office, {})
})
afterAll(() => server.drop())

/** A post of the task force, held by the account of the role. */
async function postOf(role: 'serviceOfficer' | 'liaison', unitId: string): Promise<string> {
  const person = await server.db
    .selectFrom('person')
    .select('id')
    .where('name', 'like', `${role}-%`)
    .executeTakeFirstOrThrow()
  const id = newId()
  await server.db.insertInto('post').values({ id, unitId, title: role, duty: role, version: 1 }).execute()
  const fact = { occurredOn: '2026-01-01', recordedAt: new Date(), supersedes: null }
  await server.db
    .insertInto('postHolding')
    .values({ id: newId(), postId: id, personId: person.id, fromOn: '2026-01-01', ...fact })
    .execute()
  return id
}

async function targetOf(
  office: SignedInCaller,
  ties: object & { leadUnitId?: string; regionCode?: string },
): Promise<Target> {
  const [projectId, bottleneckId, pauseId] = [newId(), newId(), newId()]
  const done = [
    await office.send('POST', '/api/projects', { ...bareProject(projectId, `项目${projectId}`), ...ties }),
    await office.send('POST', `/api/projects/${projectId}/plan`, {
      ...{ id: newId(), template: 'industrial-plant', committedFinish: '2029-06-30', start: null },
    }),
    await office.send('POST', `/api/projects/${projectId}/bottlenecks`, {
      ...{ id: bottleneckId, text: '某堵点', factor: 'land', waitsForUnitId: null, level: 'district', due: null },
      occurredOn: '2026-11-19',
    }),
    await office.send('POST', `/api/projects/${projectId}/pauses`, {
      ...{ id: pauseId, reason: 'relics', from: '2026-11-19', to: '2026-12-31', documentNumber: '', note: '' },
    }),
  ]
  expect(done.map((d) => d.status)).toEqual([200, 200, 200, 200])
  const picture = PNG.sync.write(new PNG({ width: 4, height: 4 }))
  const head = '--b\r\nContent-Disposition: form-data; name="file"; filename="a.png"\r\n\r\n'
  const payload = Buffer.concat([Buffer.from(head), picture, Buffer.from('\r\n--b--\r\n')])
  const filed = await office.raw(
    'POST',
    `/api/projects/${projectId}/attachments`,
    payload,
    'multipart/form-data; boundary=b',
  )
  expect(filed.status).toBe(200)
  const attachmentId = (filed.body as { id: string }).id
  const { sha256 } = await server.db
    .selectFrom('attachment')
    .select('sha256')
    .where('id', '=', attachmentId)
    .executeTakeFirstOrThrow()
  return {
    ...{ projectId, bottleneckId, pauseId, attachmentId },
    ...(await cardTarget(server.db, projectId, sha256)),
    ...(await matterTarget(server.db, projectId, ties.leadUnitId ?? elsewhere, sha256)),
  }
}

type Outcome = 'allowed' | 'refused' | 'hidden'

async function outcomeOf(op: Operation, who: SignedInCaller, target: Target): Promise<Outcome | string> {
  const input = inputs[op.id]?.(target) ?? {}
  const path = op.path.replace(/:\w+/, input.id ?? target.projectId) + (input.query ?? '')
  const empty = Buffer.from('--b--\r\n')
  const answer = input.upload
    ? await who.raw('POST', path, empty, 'multipart/form-data; boundary=b')
    : op.method === 'GET'
      ? await who.raw('GET', path)
      : await who.send(op.method, path, input.body)
  const code = (answer.body as { code?: string } | undefined)?.code
  if (code === 'platform.notPermitted') return 'refused'
  if (code === 'platform.notFound') return 'hidden'
  const wellFormed = code !== 'platform.badInput' && code !== 'platform.notSignedIn' && answer.status < 500
  return wellFormed ? 'allowed' : `${answer.status} ${code} ${JSON.stringify(answer.body)}`
}

const speaksOf = (op: Operation, key: string): boolean => key in (expectations[op.id] ?? {})
// A stream never ends, and a log-out would end the others' calls: asked for in tests of their own.
const asked = operations.filter((op) => !['liveTopics', 'logout', 'login'].includes(op.id))

describe('the contract', () => {
  it('is read whole: every subject file is in this test', () => {
    const files = readdirSync(new URL('../../contract/src', import.meta.url)).map((f) => f.replace(/\.ts$/, ''))
    const others = ['all', 'card-rows', 'common', 'openapi', 'operation']
    const subject = (file: string) => file.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())
    const subjects = files.filter((f) => !f.endsWith('.test') && !others.includes(f)).map(subject)
    expect(subjects.sort()).toEqual([...operationsBySubject.keys()].sort())
  })

  it('has an expectation for every operation, and no expectation for another', () => {
    expect(Object.keys(expectations).sort()).toEqual([...new Set(operations.map((op) => op.id))].sort())
  })

  it('has a route for every operation', () => {
    const without = operations.filter((op) => !server.platform.served.has(op.id)).map((op) => op.id)
    expect(without).toEqual([])
  })
})

describe('who may', () => {
  it.each(asked.filter((op) => speaksOf(op, 'anywhere')).map((op) => [op.id, op] as const))(
    '%s, about no single project',
    async (id, op) => {
      const expected = expectations[id] as { anywhere: readonly Role[] }
      const allowed: Role[] = []
      const odd: string[] = []
      for (const role of roles) {
        // What is not there is found missing only by those who may look for it.
        const outcome = await outcomeOf(op, callers.get(role)!, own)
        if (outcome === 'allowed' || outcome === 'hidden') allowed.push(role)
        else if (outcome !== 'refused') odd.push(`${role}: ${outcome}`)
      }
      expect(odd).toEqual([])
      expect(allowed).toEqual(roles.filter((r) => expected.anywhere.includes(r)))
    },
  )

  it.each(asked.filter((op) => speaksOf(op, 'own')).map((op) => [op.id, op] as const))(
    '%s, about an own and about a foreign project',
    async (id, op) => {
      const expected = expectations[id] as { own: readonly Role[]; foreign: readonly Role[] }
      for (const [scope, target] of [
        ['own', own],
        ['foreign', foreign],
      ] as const) {
        const allowed: Role[] = []
        const odd: string[] = []
        for (const role of roles) {
          const outcome = await outcomeOf(op, callers.get(role)!, target)
          if (outcome === 'allowed') allowed.push(role)
          // Who is tied to a project is refused, not told that it is not there.
          else if (outcome !== 'refused' && !(outcome === 'hidden' && scope === 'foreign'))
            odd.push(`${role}: ${outcome}`)
        }
        expect(odd, scope).toEqual([])
        expect(allowed, scope).toEqual(roles.filter((r) => expected[scope].includes(r)))
      }
    },
  )

  it('nothing without signing in, but what is for anybody', async () => {
    const open: string[] = []
    for (const op of operations) {
      const url = op.path.replace(/:\w+/, own.projectId)
      const answer = await server.app.inject({ method: op.method, url, ...(op.method !== 'GET' && { payload: {} }) })
      if (answer.statusCode !== 401) open.push(op.id)
    }
    const anybody = operations.filter((op) => speaksOf(op, 'anybody')).map((op) => op.id)
    expect(open.sort()).toEqual(anybody.sort())
  })

  it('see which projects: all of them region-wide, only their own otherwise, none a judge and a security officer', async () => {
    for (const role of roles) {
      const list = await callers.get(role)!.get('/api/projects')
      const seen = ((list.body as { rows?: { id: string }[] }).rows ?? []).map((r) => r.id)
      const reading = expectations.getDossier as { own: readonly Role[]; foreign: readonly Role[] }
      expect([role, seen.includes(own.projectId), seen.includes(foreign.projectId)]).toEqual([
        role,
        reading.own.includes(role),
        reading.foreign.includes(role),
      ])
    }
  })

  it('log out, each of them', async () => {
    for (const role of roles) {
      const who = await server.as(role)
      await who.send('DELETE', '/api/session')
      expect((await who.get('/api/session')).status).toBe(401)
    }
  })
})
