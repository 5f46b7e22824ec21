import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isRefusal } from '@guatu/domain/kernel/coded'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { migrate } from '../migrate.ts'
import { type TestDatabase, testDatabase } from '../testing/test-database.ts'
import { makeBackup } from './make-backup.ts'
import { readTables } from './read-catalogue.ts'
import { restoreBackup } from './restore-backup.ts'

/** Everything that makes a copy hard: a cycle of keys, a trigger that refuses changes, partitions made while running, odd names and values. */
const SCHEMA = `
  CREATE TABLE unit (id uuid PRIMARY KEY, name text NOT NULL, head uuid);
  CREATE TABLE person (id uuid PRIMARY KEY, unit uuid NOT NULL REFERENCES unit, "Name 名" text, born date, pay numeric(18,2));
  ALTER TABLE unit ADD CONSTRAINT "unit's head" FOREIGN KEY (head) REFERENCES person;
  CREATE TABLE fact (n bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, body jsonb, twice int GENERATED ALWAYS AS (1 + 1) STORED, raw bytea);
  CREATE FUNCTION no() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'facts are appended'; END $$;
  CREATE TRIGGER keep BEFORE UPDATE OR DELETE ON fact FOR EACH ROW EXECUTE FUNCTION no();
  CREATE TRIGGER keep_all BEFORE TRUNCATE ON fact EXECUTE FUNCTION no();
  INSERT INTO fact (body) VALUES ('{"seeded": true}');
  CREATE SCHEMA jobs;
  CREATE TABLE jobs.job (queue text NOT NULL, n int NOT NULL DEFAULT 7, note text) PARTITION BY LIST (queue);
  CREATE SEQUENCE jobs.number START 5;`

const CONTENT = `
  INSERT INTO unit VALUES ('00000000-0000-7000-8000-000000000001', E'发改局\\t"a\\\\b"\\n', NULL), ('00000000-0000-7000-8000-000000000002', '', NULL);
  INSERT INTO person VALUES ('00000000-0000-7000-8000-000000000003', '00000000-0000-7000-8000-000000000001', '李四', '2026-03-31', 12.30),
    ('00000000-0000-7000-8000-000000000004', '00000000-0000-7000-8000-000000000001', NULL, NULL, NULL);
  UPDATE unit SET head = '00000000-0000-7000-8000-000000000003' WHERE name <> '';
  INSERT INTO fact (body, raw) SELECT jsonb_build_object('n', n), decode(md5(n::text), 'hex') FROM generate_series(1, 5000) n;
  CREATE TABLE jobs."j one" (LIKE jobs.job INCLUDING DEFAULTS);
  ALTER TABLE jobs."j one" ADD PRIMARY KEY (queue, n), ADD CONSTRAINT mine CHECK (queue = 'one');
  CREATE INDEX "by note" ON jobs."j one" (note);
  ALTER TABLE jobs.job ATTACH PARTITION jobs."j one" FOR VALUES IN ('one');
  INSERT INTO jobs.job VALUES ('one', 1, 'send');
  SELECT nextval('jobs.number');`

describe('a backup', () => {
  const folder = mkdtempSync(join(tmpdir(), 'guatu-backup-'))
  const migrationsDir = join(folder, 'migrations')
  const filesDir = join(folder, 'files')
  const now = new Date('2026-11-22T08:00:00Z')
  let source: TestDatabase
  let file: string
  const targets: TestDatabase[] = []

  beforeAll(async () => {
    mkdirSync(migrationsDir)
    writeFileSync(join(migrationsDir, '0001-all-that-is-hard.sql'), SCHEMA)
    mkdirSync(join(filesDir, 'ab'), { recursive: true })
    writeFileSync(join(filesDir, 'ab', 'abcdef'), Buffer.from([0, 1, 2, 255]))
    writeFileSync(join(filesDir, 'empty'), '')
    source = await testDatabase({ empty: true })
    await migrate(source.connection, migrationsDir)
    await query(source, CONTENT)
    file = (await makeBackup({ connection: source.connection, filesDir, toDir: join(folder, 'to'), now })).file
  })
  afterAll(async () => {
    for (const database of [source, ...targets]) await database?.drop()
    rmSync(folder, { recursive: true })
  })

  const emptyTarget = async () => {
    const target = await testDatabase({ empty: true })
    targets.push(target)
    return { target, filesDir: mkdtempSync(join(folder, 'files-')), migrationsDir }
  }
  const restore = (from: string, to: Awaited<ReturnType<typeof emptyTarget>>) =>
    restoreBackup({ file: from, connection: to.target.connection, filesDir: to.filesDir, migrationsDir })

  test('restored into an empty database is equal in every table, sequence, key, index and file', async () => {
    const to = await emptyTarget()
    expect(isRefusal(await restore(file, to))).toBe(false)
    expect(await fingerprint(to.target)).toEqual(await fingerprint(source))
    expect(readFileSync(join(to.filesDir, 'ab', 'abcdef'))).toEqual(Buffer.from([0, 1, 2, 255]))
    expect(readFileSync(join(to.filesDir, 'empty'), 'utf8')).toBe('')
    await expect(query(to.target, 'UPDATE fact SET body = NULL')).rejects.toThrow('facts are appended')
    await query(to.target, `INSERT INTO fact (body) VALUES ('{"after": true}')`)
  })

  test('names what it holds, and leaves nothing else in its folder', async () => {
    expect(readdirSync(join(folder, 'to'))).toEqual([file.split('/').at(-1)])
    expect(file).toMatch(/-2026-11-22T08-00-00-000Z\.tar$/)
  })

  test('shows one instant, though others write meanwhile', async () => {
    const client = new pg.Client(source.connection)
    await client.connect()
    let going = true
    const writing = (async () => {
      while (going) {
        await client.query('BEGIN')
        await client.query(`INSERT INTO fact (body) VALUES ('{"pair": 1}')`)
        await client.query(`INSERT INTO jobs.job VALUES ('one', (SELECT max(n) + 1 FROM jobs.job), 'pair')`)
        await client.query('COMMIT')
      }
    })()
    const done = await makeBackup({ connection: source.connection, filesDir, toDir: join(folder, 'busy'), now })
    going = false
    await writing
    await client.end()
    const to = await emptyTarget()
    await restore(done.file, to)
    const [row] = await query(
      to.target,
      `SELECT (SELECT count(*) FROM fact WHERE body ? 'pair') AS facts, (SELECT count(*) FROM jobs.job WHERE note = 'pair') AS jobs`,
    )
    expect(row!.facts).toBe(row!.jobs)
  })

  test('is refused where something is already', async () => {
    const to = await emptyTarget()
    await query(to.target, 'CREATE TABLE mine ()')
    expect(await restore(file, to)).toMatchObject({ code: 'backup.databaseNotEmpty' })
  })

  test.each([
    [
      'a byte of a table was changed',
      (bytes: Buffer) => bytes.fill(7, bytes.lastIndexOf('tables/0000') + 530, bytes.lastIndexOf('tables/0000') + 534),
      'backup.damaged',
    ],
    [
      'a byte of a file was changed',
      (bytes: Buffer) =>
        bytes.fill(7, bytes.lastIndexOf('files/ab/abcdef') + 512, bytes.lastIndexOf('files/ab/abcdef') + 513),
      'backup.damaged',
    ],
    ['its list was changed', (bytes: Buffer) => bytes.fill(7, 600, 601), 'backup.notABackup'],
    ['it is no backup at all', (bytes: Buffer) => bytes.fill(7), 'backup.notABackup'],
  ])('is refused when %s, and nothing is changed', async (_, damage, code) => {
    const bytes = readFileSync(file)
    damage(bytes)
    writeFileSync(join(folder, 'damaged.tar'), bytes)
    const to = await emptyTarget()
    expect(await restore(join(folder, 'damaged.tar'), to)).toMatchObject({ code })
    expect(readdirSync(to.filesDir)).toEqual([])
    expect(await withClient(to.target, readTables)).toEqual([])
  })

  test('is refused when it was cut short', async () => {
    const cut = join(folder, 'cut.tar')
    writeFileSync(cut, readFileSync(file))
    truncateSync(cut, 9_000)
    expect(await restore(cut, await emptyTarget())).toMatchObject({ code: 'backup.notABackup' })
  })

  test('of another program is refused', async () => {
    const to = await emptyTarget()
    const other = mkdtempSync(join(folder, 'migrations-'))
    writeFileSync(join(other, '0001-all-that-is-hard.sql'), 'SELECT 1;')
    const options = { file, connection: to.target.connection, filesDir: to.filesDir, migrationsDir: other }
    expect(await restoreBackup(options)).toMatchObject({ code: 'backup.otherProgram' })
  })
})

async function withClient<T>(database: TestDatabase, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(database.connection)
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

const query = (database: TestDatabase, sql: string): Promise<Record<string, unknown>[]> =>
  withClient(database, async (client) => (await client.query(sql)).rows)

/** The content of every table without regard to order, and all that hangs on them. */
const fingerprint = (database: TestDatabase) =>
  withClient(database, async (client) => {
    const tables: Record<string, unknown> = {}
    for (const { table } of await readTables(client)) {
      tables[table] = (
        await client.query(`SELECT count(*), md5(string_agg(t::text, '|' ORDER BY t::text)) FROM ${table} t`)
      ).rows[0]
    }
    const catalogue = await client.query(`
      SELECT conrelid::regclass::text AS of, conname AS name, pg_get_constraintdef(oid) AS is FROM pg_constraint WHERE conrelid <> 0
        AND conrelid >= 16384
      UNION ALL SELECT schemaname || '.' || tablename, indexname, indexdef FROM pg_indexes WHERE schemaname IN ('public', 'jobs')
      UNION ALL SELECT schemaname, sequencename, last_value::text FROM pg_sequences
      UNION ALL SELECT tgrelid::regclass::text, tgname, tgenabled::text FROM pg_trigger WHERE NOT tgisinternal ORDER BY 1, 2, 3`)
    return { tables, catalogue: catalogue.rows }
  })
