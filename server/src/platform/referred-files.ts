import pg from 'pg'
import { withClient } from './with-client.ts'

const quoted = pg.escapeIdentifier
/** invalid_catalog_name: the database was dropped since it was listed. */
const GONE = '3D000'

/** Databases of Guatu on the same server: a data folder may serve the sample's beside the office's own. */
async function databasesOn(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select datname as name from pg_database where not datistemplate and datallowconn and (datname like 'guatu%' or datname = current_database())`,
  )
  return rows.map((r) => r.name)
}

/** Hashes in every column that holds one, and in the revisions of registers that have such a column. */
async function hashesIn(client: pg.Client): Promise<string[]> {
  const { rows: columns } = await client.query<{ table: string; column: string }>(
    `select table_name as "table", column_name as "column" from information_schema.columns
     where table_schema = 'public' and column_name like '%sha256'`,
  )
  const hashes: string[] = []
  for (const { table, column } of columns) {
    const name = quoted(column)
    const { rows } = await client.query<{ hash: string }>(
      `select distinct ${name} as hash from ${quoted(table)} where ${name} is not null`,
    )
    hashes.push(...rows.map((r) => r.hash))
  }
  if (columns.length === 0) return hashes
  const { rows } = await client.query<{ hash: string }>(
    `select distinct m[1] as hash from revision, regexp_matches(body::text, '[0-9a-f]{64}', 'g') m where register = any($1)`,
    [columns.map((c) => c.table)],
  )
  return [...hashes, ...rows.map((r) => r.hash)]
}

/**
 * Contents, by SHA-256, that any database which may share the folder of files refers to.
 * @throws when one of them can't be asked: then nobody knows what may go.
 */
export async function referredFiles(connection: pg.ClientConfig): Promise<ReadonlySet<string>> {
  const names = await withClient(connection, databasesOn)
  const found = new Set<string>()
  for (const database of names) {
    const own = connection.connectionString
      ? { connectionString: Object.assign(new URL(connection.connectionString), { pathname: `/${database}` }).href }
      : { ...connection, database }
    const hashes = await withClient(own, hashesIn).catch((error) => {
      if ((error as { code?: string }).code === GONE) return []
      throw error
    })
    for (const hash of hashes) found.add(hash)
  }
  return found
}
