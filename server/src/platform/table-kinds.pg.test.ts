import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { FACT_TABLES, REGISTER_TABLES } from '../audit/checked-tables.ts'
import type { TableKind } from './tables.ts'
import { type TestDatabase, testDatabase } from './testing/test-database.ts'

const SERVER = fileURLToPath(new URL('..', import.meta.url))
const snake = (name: string): string => name.replace(/[A-Z]/g, (c) => `_${c.toLowerCase()}`)

/** Tables that the migrations keep for themselves. */
const OF_MIGRATIONS: [string, TableKind][] = [['schema_migration', 'operational']]

/** Operational tables whose rows several people may change at once: a version refuses the second, nothing keeps the first. */
const VERSIONED_ANYWAY = ['import_staging']

/** Facts that have a moment but are not about a day. */
const WITHOUT_A_DAY = ['audit_entry']
const OTHER_MOMENT: Readonly<Record<string, string>> = { audit_entry: 'at' }
const OTHER_DAY: Readonly<Record<string, string>> = { revision: 'effective_on' }

describe('tables are what they say', () => {
  let database: TestDatabase
  let client: pg.Client
  const declared: [table: string, kind: TableKind, by: string][] = OF_MIGRATIONS.map(([t, k]) => [t, k, 'migrations'])
  const columns = new Map<string, Set<string>>()
  const protectedTables = new Map<string, string[]>()
  const ofKind = (kind: TableKind): string[] => declared.filter((d) => d[1] === kind).map((d) => d[0])
  const has = (table: string, column: string): boolean => columns.get(table)?.has(column) ?? false

  beforeAll(async () => {
    const rooms = readdirSync(SERVER, { recursive: true, encoding: 'utf8' }).filter((f) =>
      /(^|[\\/])tables\.ts$/.test(f),
    )
    for (const file of rooms) {
      const { kinds } = (await import(`${SERVER}${file}`)) as { kinds: Record<string, TableKind> }
      for (const [name, kind] of Object.entries(kinds)) declared.push([snake(name), kind, file])
    }
    database = await testDatabase()
    client = new pg.Client(database.connection)
    await client.connect()
    const found = await client.query<{ t: string; c: string }>(
      `select table_name t, column_name c from information_schema.columns join information_schema.tables using (table_schema, table_name)
       where table_schema = 'public' and table_type = 'BASE TABLE'`,
    )
    for (const { t, c } of found.rows) columns.set(t, (columns.get(t) ?? new Set()).add(c))
    const triggers = await client.query<{ t: string; names: string[] }>(
      `select relname t, array_agg(tgname::text order by tgname) names from pg_trigger join pg_class on pg_class.oid = tgrelid
       where not tgisinternal and tgenabled in ('O', 'A') group by relname`,
    )
    for (const { t, names } of triggers.rows) protectedTables.set(t, names)
  })
  afterAll(async () => {
    await client?.end()
    await database?.drop()
  })

  test('every table is declared once, and every declared table exists', () => {
    expect(declared.map((d) => d[0]).sort()).toEqual([...columns.keys()].sort())
  })

  test('the audit chain knows every fact and every register', () => {
    expect([...FACT_TABLES].sort()).toEqual(
      ofKind('fact')
        .filter((t) => t !== 'audit_entry')
        .sort(),
    )
    expect([...REGISTER_TABLES].sort()).toEqual(ofKind('register').sort())
  })

  test('facts, and only facts, are protected against change', () => {
    const both = ['append_only', 'append_only_all']
    expect([...protectedTables.keys()].sort()).toEqual(ofKind('fact').sort())
    expect([...protectedTables].filter(([, names]) => names.join() !== both.join())).toEqual([])
  })

  test('a fact cannot be emptied, not even by who may do everything', async () => {
    for (const table of ofKind('fact'))
      await expect(client.query(`truncate ${table} cascade`), table).rejects.toMatchObject({ code: '23000' })
  })

  test('a fact says when it was recorded and which day it is about', () => {
    const facts = ofKind('fact')
    expect(facts.filter((t) => !has(t, OTHER_MOMENT[t] ?? 'recorded_at'))).toEqual([])
    expect(facts.filter((t) => !WITHOUT_A_DAY.includes(t) && !has(t, OTHER_DAY[t] ?? 'occurred_on'))).toEqual([])
  })

  test('of two corrections of one fact the database takes one', async () => {
    const { rows } = await client.query<{ t: string }>(
      `select i.indrelid::regclass::text t from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attnum = i.indkey[0]
       where i.indisunique and i.indnatts = 1 and i.indpred is null and a.attname = 'supersedes'`,
    )
    const correctable = [...columns.keys()].filter((t) => has(t, 'supersedes'))
    expect(rows.map((r) => r.t).sort()).toEqual(correctable.sort())
    expect(correctable.filter((t) => !ofKind('fact').includes(t))).toEqual([])
  })

  test('a register, and only a register, has a version', () => {
    const versioned = [...columns.keys()].filter((t) => has(t, 'version') && t !== 'revision')
    expect(versioned.sort()).toEqual([...ofKind('register'), ...VERSIONED_ANYWAY].sort())
  })
})
