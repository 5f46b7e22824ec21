import type { Account } from '@guatu/contract/identity'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../platform/id.ts'
import { type SignedInCaller, type TestServer, testServer } from '../testing/test-server.ts'

let server: TestServer
let administrator: SignedInCaller
let security: SignedInCaller
let auditor: SignedInCaller
const clerk = {
  id: newId(),
  userName: '水务局',
  personName: '区水务局经办人',
  phone: '0632-5550303',
  grants: [grant('department')],
}

function grant(role: string) {
  return { role, unitId: null, regionCode: null }
}
const codeOf = (problem: unknown) => (problem as { code: string }).code
const standing = async (id: string): Promise<Account> => {
  const page = (await security.get('/api/accounts?limit=200')).body as { rows: Account[] }
  return page.rows.find((a) => a.id === id)!
}
const change = async (id: string, roles: readonly string[], disabled = false) =>
  security.send('PUT', `/api/accounts/${id}`, {
    expectedVersion: (await standing(id)).version,
    grants: roles.map(grant),
    disabled,
  })
const login = (userName: string, password: string) =>
  server.app.inject({ method: 'POST', url: '/api/session', payload: { userName, password } })

beforeAll(async () => {
  server = await testServer()
  administrator = await server.as('administrator')
  security = await server.as('securityOfficer')
  auditor = await server.as('auditor')
})
afterAll(() => server.drop())

describe('an account', () => {
  let firstPassword = ''

  it('is made by the administrator with a first password that is told once and must be changed', async () => {
    const made = await administrator.send('POST', '/api/accounts', clerk)
    expect(made.status).toBe(200)
    ;({ firstPassword } = made.body as { firstPassword: string })
    expect(firstPassword).toMatch(/^[a-z2-9]{4}-[a-z2-9]{4}-[a-z2-9]{4}$/)
    const signedIn = await login('水务局', firstPassword)
    expect(signedIn.json()).toMatchObject({ mustChangePassword: true, personName: '区水务局经办人' })
    expect(JSON.stringify((await administrator.get('/api/accounts')).body)).not.toContain(firstPassword)
  })

  it('has a user name of its own, whatever its capitals', async () => {
    await administrator.send('POST', '/api/accounts', { ...clerk, id: newId(), userName: 'Wang' })
    const taken = await administrator.send('POST', '/api/accounts', { ...clerk, id: newId(), userName: 'WANG' })
    expect(codeOf(taken.body)).toBe('identity.userNameTaken')
  })

  it('that is disabled is out at once and stays out', async () => {
    const cookie = String((await login('水务局', firstPassword)).headers['set-cookie']).split(';')[0]!
    const me = () => server.app.inject({ method: 'GET', url: '/api/session', headers: { cookie } })
    expect((await me()).statusCode).toBe(200)
    expect((await change(clerk.id, ['department'], true)).body).toMatchObject({ disabled: true })
    expect((await me()).statusCode).toBe(401)
    expect((await login('水务局', firstPassword)).json()).toMatchObject({ code: 'identity.disabled' })
    await change(clerk.id, ['department'])
  })

  it('gets a new first password from the administrator, and the old one and its sessions are gone', async () => {
    const reset = await administrator.send('POST', `/api/accounts/${clerk.id}/password`)
    const next = (reset.body as { firstPassword: string }).firstPassword
    expect((await login('水务局', firstPassword)).statusCode).toBe(401)
    expect((await login('水务局', next)).json()).toMatchObject({ mustChangePassword: true })
  })

  it('changes with a version, and a stale one is shown what stands', async () => {
    const stale = await security.send('PUT', `/api/accounts/${clerk.id}`, {
      expectedVersion: 1,
      grants: [],
      disabled: false,
    })
    expect(stale.status).toBe(409)
    expect((stale.body as { current: Account }).current).toMatchObject({ userName: '水务局', version: 3 })
  })
})

describe('administrator, security officer and auditor', () => {
  it('cannot do each other’s work', async () => {
    const doors = [
      ['GET', '/api/accounts'],
      ['POST', '/api/accounts'],
      ['PUT', `/api/accounts/${clerk.id}`],
      ['POST', `/api/accounts/${clerk.id}/password`],
      ['GET', '/api/audit'],
    ] as const
    const opens = async (who: SignedInCaller) => {
      const answers: boolean[] = []
      for (const [method, path] of doors) {
        const body = method === 'PUT' ? { expectedVersion: 0, grants: [], disabled: false } : { ...clerk }
        const answer = method === 'GET' ? await who.get(path) : await who.send(method, path, body)
        answers.push(answer.status !== 403)
      }
      return answers
    }
    expect(await opens(administrator)).toEqual([true, true, false, true, false])
    expect(await opens(security)).toEqual([true, false, true, false, false])
    expect(await opens(auditor)).toEqual([false, false, false, false, true])
  })

  it('are made by the security officer alone, never by the administrator', async () => {
    for (const role of ['administrator', 'securityOfficer', 'auditor']) {
      const wanted = { ...clerk, id: newId(), userName: `新${role}`, grants: [grant(role)] }
      expect(codeOf((await administrator.send('POST', '/api/accounts', wanted)).body)).toBe('identity.privilegedGrant')
    }
    expect((await change(clerk.id, ['department', 'auditor'])).status).toBe(200)
  })

  it('are never one person, not even through two accounts', async () => {
    expect(codeOf((await change(clerk.id, ['auditor', 'administrator'])).body)).toBe('identity.privilegedGrant')
    const second = { ...clerk, id: newId(), userName: '水务局二' }
    await administrator.send('POST', '/api/accounts', second)
    expect((await standing(second.id)).personId).toBe((await standing(clerk.id)).personId)
    expect(codeOf((await change(second.id, ['administrator'])).body)).toBe('identity.privilegedGrant')
  })

  it('cannot be entered by the administrator through a reset of their passwords', async () => {
    const reset = await administrator.send('POST', `/api/accounts/${clerk.id}/password`)
    expect([reset.status, codeOf(reset.body)]).toEqual([422, 'identity.officersPassword'])
  })

  it('keep their own account out of their own hands, and no office is left empty', async () => {
    const accounts = ((await security.get('/api/accounts?limit=200')).body as { rows: Account[] }).rows
    const holder = (role: string) => accounts.find((a) => a.grants.some((g) => g.role === role) && a.id !== clerk.id)!
    expect(codeOf((await change(holder('securityOfficer').id, ['securityOfficer', 'judge'])).body)).toBe(
      'identity.ownAccount',
    )
    expect(codeOf((await change(holder('administrator').id, [])).body)).toBe('identity.lastOfficer')
    expect(codeOf((await change(holder('administrator').id, ['administrator'], true)).body)).toBe(
      'identity.lastOfficer',
    )
  })
})

describe('an empty installation', () => {
  it('gets its first security officer from the administrator, one only, and never the administrator himself', async () => {
    const empty = await testServer()
    try {
      const first = await empty.as('administrator')
      const wanted = (userName: string, personName: string) => ({
        ...{ id: newId(), userName, personName, phone: '' },
        grants: [grant('securityOfficer')],
      })
      const { name } = await empty.db.selectFrom('person').select('name').executeTakeFirstOrThrow()
      expect(codeOf((await first.send('POST', '/api/accounts', wanted('自己', name))).body)).toBe(
        'identity.privilegedGrant',
      )
      expect((await first.send('POST', '/api/accounts', wanted('安全员', '保密员某'))).status).toBe(200)
      expect(codeOf((await first.send('POST', '/api/accounts', wanted('安全员二', '另一人'))).body)).toBe(
        'identity.privilegedGrant',
      )
    } finally {
      await empty.drop()
    }
  })
})
