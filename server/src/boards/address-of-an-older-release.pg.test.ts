import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { BoardAddress, NewBoardAddress } from '@guatu/contract/boards'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readHeadFaults } from '../audit/verify-reads.ts'
import { newId } from '../platform/id.ts'
import { type SignedInCaller, type TestServer, testServer } from '../testing/test-server.ts'

const MIGRATION = new URL('../../migrations/0021-a-board-address-is-kept-as-a-hash-alone.sql', import.meta.url)
const token = randomBytes(32).toString('base64url')
const id = newId()
let server: TestServer
let office: SignedInCaller
const opens = async (t: string) => (await server.app.inject({ url: `/api/board/${t}` })).statusCode
const listed = async () => ((await office.get('/api/boards')).body as BoardAddress[]).find((b) => b.id === id)

beforeAll(async () => {
  server = await testServer()
  office = await server.as('projectOffice')
  const made = await office.send('POST', '/api/boards', { id, name: '一楼大厅' })
  expect(made.status).toBe(200)
  // As the release before left it: the token as text in the head and in the revision.
  await server.platform.pool.query(`
    alter table board_address add column token text;
    update board_address set token = '${token}', token_hash = 'x';
    alter table revision disable trigger user;
    update revision set body = body || jsonb_build_object('token', '${token}') where register = 'board_address';
    alter table revision enable trigger user`)
  expect(await opens(token)).toBe(404)
  await server.platform.pool.query(readFileSync(MIGRATION, 'utf8'))
  await server.platform.pool.query(
    `alter table revision disable trigger user;
     update revision set body = body || jsonb_build_object('token_hash', (select token_hash from board_address)) where register = 'board_address';
     alter table revision enable trigger user`,
  )
})
afterAll(() => server.drop())

describe('a board address of an older release', () => {
  it('goes on opening by the hash that was made of it, and stands nowhere in its table', async () => {
    expect(await opens(token)).toBe(200)
    const { rows } = await server.platform.pool.query('select to_jsonb(b)::text as text from board_address b')
    expect(rows[0].text).not.toContain(token)
  })

  it('leaves its register equal to a history that still names the column', async () => {
    const { rows } = await server.platform.pool.query(
      "select body ->> 'token' as token from revision where register = 'board_address'",
    )
    expect(rows).toEqual([{ token }])
    const faults = (gone: string[]) =>
      server.db.transaction().execute((trx) => readHeadFaults(trx, 'board_address', { limit: 9, gone }))
    expect([await faults([]), await faults(['token'])]).toEqual([[{ kind: 'headChanged', id }], []])
  })

  it('is marked as told by the history until it is made anew, and then opens nothing', async () => {
    const old = await listed()
    expect(old).toMatchObject({ told: true, revokedAt: null })
    const replaces = { id, expectedVersion: old!.version }
    const made = (await office.send('POST', '/api/boards', { id: newId(), name: '一楼大厅', replaces }))
      .body as NewBoardAddress
    expect(made.told).toBe(false)
    expect([await opens(token), await opens(made.token!)]).toEqual([404, 200])
  })
})
