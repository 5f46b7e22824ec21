import { CamelCasePlugin, Kysely, type Transaction as KyselyTransaction, PostgresDialect } from 'kysely'
import pg from 'pg'
import type { Database } from './database.ts'
import { PreparingClient } from './preparing-client.ts'

export type Db = Kysely<Database>
/** A function that locks or writes asks for a transaction by type. */
export type Transaction = KyselyTransaction<Database>

/**
 * Dates stay text: pg's default parser makes them local midnights and moves 31 March in Shanghai to the 30th.
 * numeric stays text (money), int8 becomes a number (counts and sequence numbers stay far below 2^53).
 */
const parsers = new Map<number, (text: string) => unknown>([
  [pg.types.builtins.DATE, (t) => t],
  [pg.types.builtins.NUMERIC, (t) => t],
  [pg.types.builtins.INT8, Number],
  [1005, integersOf],
  [1007, integersOf],
  [1182, (t) => arrayOf(t, (x) => x)],
  [1231, (t) => arrayOf(t, (x) => x)],
])

/** int2[] and int4[]: the text is JSON but for its braces and NULLs. */
function integersOf(text: string): (number | null)[] {
  return JSON.parse(`[${text.slice(1, -1).replaceAll('NULL', 'null')}]`) as (number | null)[]
}

function arrayOf(text: string, parse: (item: string) => unknown): unknown[] {
  const body = text.slice(1, -1)
  return body === '' ? [] : body.split(',').map((item) => (item === 'NULL' ? null : parse(item)))
}

const types: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
    parsers.get(oid) ?? pg.types.getTypeParser(oid, format as 'text')) as pg.CustomTypesConfig['getTypeParser'],
}

export function createPool(connection: pg.PoolConfig, max = 10): pg.Pool {
  const pool = new pg.Pool({
    ...connection,
    max,
    types,
    Client: PreparingClient,
    // What is prepared is planned once: planning anew for each value took a report longer than all its statements.
    options: '-c TimeZone=UTC -c plan_cache_mode=force_generic_plan',
    application_name: 'guatu',
  })
  // Without a handler an idle connection that breaks would end the process.
  pool.on('error', () => {})
  return pool
}

/** How a pool reaches its server, for a child process that opens its own connection. */
export function connectionOf(pool: pg.Pool): pg.PoolConfig {
  const { host, port, user, password, database, connectionString, ssl } = pool.options
  return {
    ...(connectionString ? { connectionString } : {}),
    ...{ host, port, user, database },
    ...(password && { password }),
    ...(ssl && { ssl }),
  }
}

export const createDb = (pool: pg.Pool): Db =>
  new Kysely<Database>({
    dialect: new PostgresDialect({ pool }),
    plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })],
  })
