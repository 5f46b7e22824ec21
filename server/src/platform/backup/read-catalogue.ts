import type pg from 'pg'
import type { Manifest, Partition, SequenceState } from './manifest.ts'

/** Names come quoted where they must be, so they can stand in a statement as they are. */
const OURS = `n.nspname NOT IN ('pg_catalog', 'information_schema') AND n.nspname NOT LIKE 'pg\\_%'`
const NAME = `format('%I.%I', n.nspname, c.relname)`

type Table = { readonly table: string; readonly columns: readonly string[] }

/** Every table with rows of its own, the list of migrations apart; computed columns are left out, the database fills them. */
export async function readTables(client: pg.ClientBase): Promise<readonly Table[]> {
  const { rows } = await client.query<Table>(`
    SELECT ${NAME} AS table, coalesce(array_agg(quote_ident(a.attname) ORDER BY a.attnum)
      FILTER (WHERE a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''), '{}')::text[] AS columns
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace LEFT JOIN pg_attribute a ON a.attrelid = c.oid
    WHERE c.relkind = 'r' AND c.relpersistence <> 't' AND ${OURS} AND c.relname <> 'schema_migration'
    GROUP BY n.nspname, c.relname ORDER BY n.nspname, c.relname`)
  return rows
}

export async function readPartitions(client: pg.ClientBase): Promise<readonly Partition[]> {
  const { rows } = await client.query<Partition>(`
    SELECT ${NAME} AS table, i.inhparent::regclass::text AS parent, pg_get_expr(c.relpartbound, c.oid) AS bound,
      (SELECT coalesce(json_agg(json_build_object('name', quote_ident(k.conname), 'definition', pg_get_constraintdef(k.oid))
          ORDER BY k.contype = 'f', k.conname), '[]')
        FROM pg_constraint k WHERE k.conrelid = c.oid AND k.contype IN ('p', 'u', 'c', 'f') AND k.conislocal) AS constraints,
      (SELECT coalesce(json_agg(pg_get_indexdef(x.indexrelid) ORDER BY x.indexrelid), '[]') FROM pg_index x
        WHERE x.indrelid = c.oid AND NOT EXISTS (SELECT FROM pg_constraint k WHERE k.conindid = x.indexrelid)) AS indexes
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_inherits i ON i.inhrelid = c.oid
    WHERE c.relispartition AND c.relkind = 'r' AND ${OURS} ORDER BY 1`)
  return rows
}

export async function readSequences(client: pg.ClientBase): Promise<readonly SequenceState[]> {
  const { rows } = await client.query<{ sequence: string }>(`
    SELECT ${NAME} AS sequence FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE c.relkind = 'S' AND ${OURS} ORDER BY 1`)
  const states: SequenceState[] = []
  for (const { sequence } of rows) {
    const state = await client.query<{ value: string; called: boolean }>(
      `SELECT last_value::text AS value, is_called AS called FROM ${sequence}`,
    )
    states.push({ sequence, ...state.rows[0]! })
  }
  return states
}

/** Foreign keys, each as the two statements that take it away and put it back (which checks every row). */
export async function readForeignKeys(client: pg.ClientBase): Promise<readonly { drop: string; add: string }[]> {
  const { rows } = await client.query<{ drop: string; add: string }>(`
    SELECT format('ALTER TABLE %s DROP CONSTRAINT %I', k.conrelid::regclass, k.conname) AS drop,
      format('ALTER TABLE %s ADD CONSTRAINT %I %s', k.conrelid::regclass, k.conname, pg_get_constraintdef(k.oid)) AS add
    FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE k.contype = 'f' AND k.conparentid = 0 AND ${OURS} ORDER BY 1`)
  return rows
}

export async function readMigrationsApplied(client: pg.ClientBase): Promise<Manifest['migrations']> {
  const { rows } = await client.query<{ name: string; checksum: string }>(
    'SELECT name, checksum FROM schema_migration ORDER BY name',
  )
  return rows
}
