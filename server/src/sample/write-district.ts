import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { FACT_TABLES } from '../audit/checked-tables.ts'
import { appendAudit } from '../platform/audit.ts'
import type { Transaction } from '../platform/db.ts'
import type { WrittenRow } from '../platform/tables.ts'
import { type DistrictRows, type RevisionDraft, SAMPLE_TABLES } from './district-rows.ts'

const ROWS_AN_ENTRY = 1000
const REVISIONS_A_STATEMENT = 2000

const snake = (name: string): string => name.replace(/[A-Z]/g, (c) => `_${c.toLowerCase()}`)

/** Writes facts and heads by COPY over the transaction's own connection, then every register's revisions. */
export async function copyDistrict(client: pg.PoolClient, rows: DistrictRows): Promise<void> {
  for (const table of SAMPLE_TABLES) await copyRows(client, snake(table), rows[table])
  for (const register of new Set(rows.revisions.map((r) => r.register))) {
    const drafts = rows.revisions.filter((r) => r.register === register)
    for (let i = 0; i < drafts.length; i += REVISIONS_A_STATEMENT)
      await writeRevisions(client, register, drafts.slice(i, i + REVISIONS_A_STATEMENT))
  }
}

async function copyRows(client: pg.PoolClient, table: string, rows: readonly object[]): Promise<void> {
  const first = rows[0]
  if (!first) return
  const keys = Object.keys(first)
  const stream = client.query(copyFrom(`copy ${table} (${keys.map(snake).join(', ')}) from stdin`))
  const lines = function* () {
    for (let i = 0; i < rows.length; i += 500)
      yield rows
        .slice(i, i + 500)
        .map((row) => `${keys.map((k) => field((row as Record<string, unknown>)[k])).join('\t')}\n`)
        .join('')
  }
  await pipeline(Readable.from(lines()), stream)
}

/** A value in COPY's text format. */
function field(value: unknown): string {
  if (value === null || value === undefined) return '\\N'
  if (value instanceof Date) return value.toISOString()
  if (Array.isArray(value)) return `{${value.join(',')}}`
  return String(value).replace(/[\\\t\n\r]/g, (c) => ({ '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' })[c]!)
}

/** A revision is the head as the database prints it, with what that version had differently. */
async function writeRevisions(
  client: pg.PoolClient,
  register: string,
  drafts: readonly RevisionDraft[],
): Promise<void> {
  const json = drafts.map((d) => ({
    id: d.id,
    subject: d.subjectId,
    version: d.version,
    patch: d.patch,
    effective: d.effectiveOn,
    recorded: d.recordedAt.toISOString(),
    reason: d.reason,
  }))
  await client.query(
    `insert into revision (id, register, subject_id, version, body, effective_on, recorded_at, actor_id, source, reason)
     select d.id, $2, d.subject::text, d.version, to_jsonb(h) || d.patch, d.effective, d.recorded, null, 'sample', d.reason
     from jsonb_to_recordset($1::jsonb) as d(id uuid, subject uuid, version int, patch jsonb, effective date, recorded timestamptz, reason text)
     join ${register} h on h.id = d.subject`,
    [JSON.stringify(json), register],
  )
}

/** Chains the digests of everything that was written, a thousand rows an entry, in the order of tables and ids. */
export async function auditDistrict(client: pg.PoolClient, trx: Transaction, at: Date, actor: string): Promise<number> {
  let entries = 0
  for (const table of FACT_TABLES) {
    const found = await client.query<{ id: string; digest: string }>(
      `select t.id, row_digest(to_jsonb(t)) as digest from ${table} t order by t.id`,
    )
    for (let i = 0; i < found.rows.length; i += ROWS_AN_ENTRY) {
      const rows: WrittenRow[] = found.rows.slice(i, i + ROWS_AN_ENTRY).map((r) => [table, r.id, r.digest])
      await appendAudit(
        trx,
        { at, actorId: null, actor, command: 'fill-sample', subject: null, address: null, rows },
        [],
      )
      entries++
    }
  }
  return entries
}
