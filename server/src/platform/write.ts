import { type Refusal, refuse } from '@guatu/domain/kernel/coded'
import { type Insertable, sql } from 'kysely'
import type { CommandContext } from './command-context.ts'
import type { Database } from './database.ts'
import { withTheNext } from './travel.ts'

type Table = keyof Database & string

const snake = (name: string): string => name.replace(/[A-Z]/g, (c) => `_${c.toLowerCase()}`)

/**
 * Appends facts and remembers their digests for the audit entry. Rows must have an `id`. The statement travels with the
 * next one, since nothing but the audit entry waits for its answer.
 */
export async function appendFacts<T extends Table>(
  ctx: CommandContext,
  table: T,
  rows: readonly Insertable<Database[T]>[],
): Promise<void> {
  if (rows.length === 0) return
  const statement = ctx.trx
    .insertInto(table)
    .values(rows as never)
    .returning(['id', sql<string>`row_digest(to_jsonb(${sql.table(snake(table))}))`.as('digest')] as never)
    .compile()
  await withTheNext<{ id: string; digest: string }>(ctx.trx, statement, (written) =>
    remember(ctx, snake(table), written),
  )
}

/** Remembers what a statement of a `writes.ts` inserted by itself, for the audit entry. */
export function remember(ctx: CommandContext, table: string, rows: readonly { id: string; digest: string }[]): void {
  for (const row of rows) ctx.written.push([table, row.id, row.digest])
}

export const appendFact = <T extends Table>(ctx: CommandContext, table: T, row: Insertable<Database[T]>) =>
  appendFacts(ctx, table, [row])

export type RevisionNote = {
  /** null creates; a number must be the head's version. */
  readonly expectedVersion: number | null
  readonly reason?: string
  readonly source?: string
  readonly effectiveOn?: string
}

/**
 * Writes a register's head and its whole revision row, in one statement. A stale `expectedVersion` is refused with
 * `platform.staleVersion` (409); the caller adds both states. Returns the new version.
 */
export async function writeRegister<T extends Table>(
  ctx: CommandContext,
  table: T,
  row: Omit<Insertable<Database[T]>, 'version'> & { id: string },
  note: RevisionNote,
): Promise<number | Refusal> {
  const version = note.expectedVersion === null ? 1 : note.expectedVersion + 1
  const { id, ...rest } = row
  const head =
    note.expectedVersion === null
      ? ctx.trx
          .insertInto(table)
          .values({ ...row, version } as never)
          .returningAll()
      : ctx.trx
          .updateTable(table as never)
          .set({ ...rest, version } as never)
          .where('id' as never, '=', id as never)
          .where('version' as never, '=', note.expectedVersion as never)
          .returningAll()
  const [name, revisionId] = [snake(table), ctx.newId()]
  const done = await sql<{ digest: string }>`
    with head as (${head})
    insert into revision (id, register, subject_id, version, body, effective_on, recorded_at, actor_id, source, reason)
    select ${revisionId}::uuid, ${name}, ${id}, ${version}::int, to_jsonb(head), ${note.effectiveOn ?? ctx.today}::date, ${ctx.now}::timestamptz,
           ${ctx.actor.accountId}::uuid, ${note.source ?? 'entered'}, ${note.reason ?? ''}
    from head returning row_digest(to_jsonb(revision)) as digest`.execute(ctx.trx)
  const [written] = done.rows
  if (!written) return refuse('platform.staleVersion', { expected: note.expectedVersion! })
  ctx.written.push(['revision', revisionId, written.digest])
  return version
}

/** Creates many heads of one register at once, each with its first revision. Rows must name the same columns or leave them to their defaults. */
export async function writeRegisters<T extends Table>(
  ctx: CommandContext,
  table: T,
  rows: readonly (Omit<Insertable<Database[T]>, 'version'> & { id: string })[],
  source = 'ledger',
): Promise<void> {
  if (rows.length === 0) return
  const name = snake(table)
  await ctx.trx
    .insertInto(table)
    .values(rows.map((r) => ({ ...r, version: 1 })) as never)
    .execute()
  await writeRevisions(
    ctx,
    name,
    rows.map((r) => r.id),
    { source },
  )
}

/**
 * Changes many heads of one register at once, each with its whole revision. `rows` name the same columns, in snake case,
 * with values as JSON holds them. Refused with `platform.staleVersion` when any of them has moved on.
 */
export async function reviseRegisters(
  ctx: CommandContext,
  table: Table,
  rows: readonly { readonly id: string; readonly expectedVersion: number; readonly columns: object }[],
  note: Pick<RevisionNote, 'reason' | 'source'>,
): Promise<Refusal | null> {
  if (rows.length === 0) return null
  const name = snake(table)
  const names = Object.keys(rows[0]!.columns)
  const body = JSON.stringify(rows.map((r) => ({ ...r.columns, id: r.id, version: r.expectedVersion })))
  const set = sql.join(names.map((n) => sql`${sql.ref(n)} = r.${sql.ref(n)}`))
  const updated = await sql<{ id: string }>`
    update ${sql.table(name)} head set ${set}, version = head.version + 1
    from jsonb_populate_recordset(null::${sql.table(name)}, ${body}::jsonb) r
    where head.id = r.id and head.version = r.version returning head.id`.execute(ctx.trx)
  if (updated.rows.length < rows.length) return refuse('platform.staleVersion', { expected: rows[0]!.expectedVersion })
  await writeRevisions(
    ctx,
    name,
    rows.map((r) => r.id),
    note,
  )
  return null
}

async function writeRevisions(
  ctx: CommandContext,
  name: string,
  subjects: readonly string[],
  note: Pick<RevisionNote, 'reason' | 'source'>,
): Promise<void> {
  const done = await sql<{ id: string; digest: string }>`
    insert into revision (id, register, subject_id, version, body, effective_on, recorded_at, actor_id, source, reason)
    select r.id, ${name}, head.id::text, head.version, to_jsonb(head), ${ctx.today}::date, ${ctx.now}::timestamptz,
      ${ctx.actor.accountId}::uuid, ${note.source ?? 'entered'}, ${note.reason ?? ''}
    from unnest(${subjects.map(() => ctx.newId())}::uuid[], ${[...subjects]}::uuid[]) r(id, subject)
    join ${sql.table(name)} head on head.id = r.subject
    returning id, row_digest(to_jsonb(revision)) as digest`.execute(ctx.trx)
  for (const r of done.rows) ctx.written.push(['revision', r.id, r.digest])
}
