import type pg from 'pg'

/** The id that a row has in the copy with number `k`; the same for whoever refers to it. */
const moved = (column: string) => `md5(${column}::text || '/' || k)::uuid`

/** Facts whose ids others name by these columns. */
const REFERRING = new Set([
  'id',
  'project_id',
  'supersedes',
  'package_of',
  'bottleneck_id',
  'commitment_id',
  'pause_id',
])
/** Derived by what is measured, or kept by platform tables alone. */
const LEFT_OUT = new Set(['verdict', 'period_verdict', 'plan_schedule'])

/**
 * Copies every project of a database with all that is known of it, under new ids, until there are `times` as many: ten
 * thousand projects of a district in seconds, where making them one by one would take minutes.
 */
export async function multiplyProjects(client: pg.Client, from: number, times: number): Promise<void> {
  // Copies refer to copies that are written later: constraints and triggers are held back for this connection alone.
  await client.query("set session_replication_role = 'replica'")
  const { rows: tables } = await client.query<{ name: string; columns: string[] }>(`
    select c.table_name as name, array_agg(c.column_name::text order by c.ordinal_position) as columns
    from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
    where c.table_schema = 'public' and t.table_type = 'BASE TABLE' and c.is_generated = 'NEVER'
    group by c.table_name having c.table_name = 'project' or bool_or(c.column_name = 'project_id' and c.data_type = 'uuid')`)
  const copies = `generate_series(${from}, ${times - 1}) k`
  const copy = (table: string, columns: readonly string[], sources: readonly string[], rest: string) =>
    client.query(`insert into ${table} (${columns.join(', ')}) select ${sources.join(', ')} ${rest}`)
  // A copy says so in its ids: only originals are copied.
  await client.query('create table if not exists original_project as select id from project')
  for (const { name, columns } of tables.filter((t) => !LEFT_OUT.has(t.name) && t.name !== 'original_project')) {
    const sources = columns.map((c) =>
      REFERRING.has(c) ? `case when t.${c} is null then null else ${moved(`t.${c}`)} end` : `t.${c}`,
    )
    const key = name === 'project' ? 'id' : 'project_id'
    await copy(name, columns, sources, `from ${name} t join original_project o on o.id = t.${key} cross join ${copies}`)
  }
  const { rows: revision } = await client.query<{ name: string }>(
    "select column_name::text as name from information_schema.columns where table_name = 'revision' order by ordinal_position",
  )
  const columns = revision.map((r) => r.name)
  const sources = columns.map((c) =>
    c === 'id' ? moved('t.id') : c === 'subject_id' ? `${moved('t.subject_id')}::text` : `t.${c}`,
  )
  await copy(
    'revision',
    columns,
    sources,
    `from revision t cross join ${copies} where t.register = 'project' and t.subject_id in (select id::text from original_project)
      or t.register = 'plan' and t.subject_id in (select p.id::text from plan p join original_project o on o.id = p.project_id)`,
  )
  await client.query("set session_replication_role = 'origin'")
  await client.query('analyze')
}
