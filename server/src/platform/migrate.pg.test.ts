import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { migrate } from './migrate.ts'
import { type TestDatabase, testDatabase } from './testing/test-database.ts'

describe('migrations', () => {
  let database: TestDatabase
  let folder: string
  let client: pg.Client
  const write = (name: string, sql: string) => writeFileSync(join(folder, name), sql)
  const tables = async () =>
    (await client.query(`SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1`)).rows.map(
      (r) => r.tablename,
    )

  beforeAll(async () => {
    database = await testDatabase({ empty: true })
  })
  afterAll(() => database.drop())
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'guatu-migrations-'))
    client = new pg.Client(database.connection)
    await client.connect()
    await client.query('DROP SCHEMA public CASCADE; CREATE SCHEMA public')
    write('0001-projects-have-names.sql', 'CREATE TABLE project (name text);\n')
  })
  afterEach(async () => {
    await client.end()
    rmSync(folder, { recursive: true })
  })

  test('are applied once, in order, and the second run finds nothing to do', async () => {
    write('0002-projects-have-codes.sql', 'ALTER TABLE project ADD code text; CREATE TABLE code (code text);')
    const both = ['0001-projects-have-names.sql', '0002-projects-have-codes.sql']
    expect(await migrate(database.connection, folder)).toEqual(both)
    expect(await migrate(database.connection, folder)).toEqual([])
    expect(await tables()).toEqual(['code', 'project', 'schema_migration'])
  })

  test('are applied once when four servers start together', async () => {
    write('0002-a-counter.sql', 'CREATE TABLE counter AS SELECT pg_sleep(0.1)::text, 1 AS n;')
    const runs = await Promise.all([1, 2, 3, 4].map(() => migrate(database.connection, folder)))
    expect(runs.map((r) => r.length).sort()).toEqual([0, 0, 0, 2])
  })

  test('take a pool as well as a connection', async () => {
    const pool = new pg.Pool(database.connection)
    expect(await migrate(pool, folder)).toHaveLength(1)
    await pool.end()
  })

  test('call for a backup before they change a database that holds something, never before the first', async () => {
    const asked: string[][] = []
    const beforeMigrate = async (pending: readonly string[]) => void asked.push([...pending])
    await migrate(database.connection, folder, { beforeMigrate })
    expect(asked).toEqual([])
    write('0002-more.sql', 'CREATE TABLE more ();')
    await migrate(database.connection, folder, { beforeMigrate })
    expect(asked).toEqual([['0002-more.sql']])
  })

  test('change nothing when the backup fails', async () => {
    await migrate(database.connection, folder)
    write('0002-more.sql', 'CREATE TABLE more ();')
    const beforeMigrate = () => Promise.reject(new Error('no space'))
    await expect(migrate(database.connection, folder, { beforeMigrate })).rejects.toThrow('no space')
    expect(await tables()).not.toContain('more')
  })

  test('leave nothing behind when one of them fails', async () => {
    write('0002-broken.sql', 'CREATE TABLE half (); SELECT nonsense;')
    await expect(migrate(database.connection, folder)).rejects.toMatchObject({
      coded: { code: 'start.migrationFailed' },
    })
    expect(await tables()).toEqual(['project', 'schema_migration'])
  })

  test.each([
    ['an applied file was changed', '0001-projects-have-names.sql', 'start.migrationChanged'],
    ['a new file stands before an applied one', '0000-too-late.sql', 'start.migrationBefore'],
    ['two files have one number', '0001-again.sql', 'start.migrationMisnamed'],
    ['a name is no sentence', '2-Bad Name.sql', 'start.migrationMisnamed'],
  ])('are refused when %s', async (_, name, code) => {
    await migrate(database.connection, folder)
    write(name, 'SELECT 1;')
    await expect(migrate(database.connection, folder)).rejects.toMatchObject({ coded: { code } })
  })

  test('are refused when a newer program has been here', async () => {
    write('0002-more.sql', 'CREATE TABLE more ();')
    await migrate(database.connection, folder)
    rmSync(join(folder, '0002-more.sql'))
    await expect(migrate(database.connection, folder)).rejects.toMatchObject({ coded: { code: 'start.databaseNewer' } })
  })

  test('do not mind other line ends', async () => {
    await migrate(database.connection, folder)
    write('0001-projects-have-names.sql', 'CREATE TABLE project (name text);\r\n')
    expect(await migrate(database.connection, folder)).toEqual([])
  })
})
