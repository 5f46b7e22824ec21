import { type Insertable, sql } from 'kysely'
import type { CommandContext } from '../platform/command-context.ts'
import { appendFact, appendFacts, type RevisionNote, remember, writeRegister } from '../platform/write.ts'
import type { DispatchRhythmTable, ReportTable } from './tables.ts'

export const appendReport = (ctx: CommandContext, row: Insertable<ReportTable>) => appendFact(ctx, 'report', row)
export const appendReports = (ctx: CommandContext, rows: readonly Insertable<ReportTable>[]) =>
  appendFacts(ctx, 'report', rows)

export const writeRhythm = (
  ctx: CommandContext,
  row: Omit<Insertable<DispatchRhythmTable>, 'version'>,
  note: RevisionNote,
) => writeRegister(ctx, 'dispatchRhythm', row, note)

/**
 * Takes reports back: each is corrected by one with the entries of the report that it had replaced; where there was none, the
 * period counts as not filed again.
 */
export async function takeBackReports(ctx: CommandContext, ids: readonly string[], reason: string): Promise<void> {
  const done = await sql<{ id: string; digest: string }>`
    insert into report as made (id, project_id, period, as_of, done_this_year_yuan, physical_percent, funds_arrived_yuan, progress, next, problem, help,
      filled_by, filled_for_unit_id, late, supplementary, asks, reason, occurred_on, recorded_at, actor_id, supersedes, withdrawn)
    select n.id, r.project_id, r.period, coalesce(b.as_of, r.as_of), b.done_this_year_yuan, b.physical_percent, b.funds_arrived_yuan,
      coalesce(b.progress, ''), coalesce(b.next, ''), coalesce(b.problem, ''), coalesce(b.help, ''),
      coalesce(b.filled_by, ${ctx.actor.name}), b.filled_for_unit_id, coalesce(b.late, false), coalesce(b.supplementary, false), coalesce(b.asks, '[]'::jsonb),
      ${reason}, coalesce(b.occurred_on, r.occurred_on), ${ctx.now}::timestamptz, ${ctx.actor.accountId}::uuid, r.id, case when b.id is null or b.withdrawn then true end
    from unnest(${ids.map(() => ctx.newId())}::uuid[], ${[...ids]}::uuid[]) n(id, old) join report r on r.id = n.old left join report b on b.id = r.supersedes
    returning made.id, row_digest(to_jsonb(made)) as digest`.execute(ctx.trx)
  remember(ctx, 'report', done.rows)
}
