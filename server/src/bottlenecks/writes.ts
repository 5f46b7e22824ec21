import { type Insertable, type RawBuilder, sql } from 'kysely'
import type { CommandContext } from '../platform/command-context.ts'
import { appendFact, appendFacts, remember } from '../platform/write.ts'
import type { BottleneckEventTable, BottleneckTable } from './tables.ts'

export const appendBottleneck = (ctx: CommandContext, row: Insertable<BottleneckTable>) =>
  appendFact(ctx, 'bottleneck', row)
export const appendBottlenecks = (ctx: CommandContext, rows: readonly Insertable<BottleneckTable>[]) =>
  appendFacts(ctx, 'bottleneck', rows)
export const appendBottleneckEvent = (ctx: CommandContext, row: Insertable<BottleneckEventTable>) =>
  appendFact(ctx, 'bottleneckEvent', row)
export const appendBottleneckEvents = (ctx: CommandContext, rows: readonly Insertable<BottleneckEventTable>[]) =>
  appendFacts(ctx, 'bottleneckEvent', rows)

/**
 * Takes bottlenecks back: one that replaced another is replaced by that one's content, with the date it had been moved to;
 * one that was new is resolved on the day it was about.
 */
export async function takeBackBottlenecks(ctx: CommandContext, ids: readonly string[], reason: string): Promise<void> {
  const fresh = () => ids.map(() => ctx.newId())
  const replaced = await sql<{ id: string; digest: string }>`
    insert into bottleneck as made (id, project_id, text, factor, waits_for_unit_id, level, due_on, due_precision, source, occurred_on, recorded_at, actor_id, supersedes)
    select n.id, b.project_id, b.text, b.factor, b.waits_for_unit_id, b.level, coalesce(m.due_on, b.due_on), case when m.due_on is null then b.due_precision else m.due_precision end,
      b.source, b.occurred_on, ${ctx.now}::timestamptz, ${ctx.actor.accountId}::uuid, w.id
    from unnest(${fresh()}::uuid[], ${[...ids]}::uuid[]) n(id, old) join bottleneck w on w.id = n.old join bottleneck b on b.id = w.supersedes
    left join lateral (select due_on, due_precision from bottleneck_event e where e.bottleneck_id = b.id and e.event = 'moved' order by e.recorded_at desc limit 1) m on true
    returning made.id, row_digest(to_jsonb(made)) as digest`.execute(ctx.trx)
  remember(ctx, 'bottleneck', replaced.rows)
  await insertEvents(ctx, 'resolved', ids, reason, sql`w.supersedes is null`)
}

export const reopenBottlenecks = (ctx: CommandContext, ids: readonly string[], reason: string): Promise<void> =>
  insertEvents(ctx, 'reopened', ids, reason, sql`true`)

const RESOLVED_ON = sql`(select max(e.occurred_on) from bottleneck_event e where e.bottleneck_id = w.id and e.event = 'resolved')`

async function insertEvents(
  ctx: CommandContext,
  event: 'resolved' | 'reopened',
  ids: readonly string[],
  note: string,
  which: RawBuilder<unknown>,
): Promise<void> {
  const done = await sql<{ id: string; digest: string }>`
    insert into bottleneck_event as made (id, bottleneck_id, project_id, event, note, occurred_on, recorded_at, actor, actor_id)
    select n.id, w.id, w.project_id, ${event}, ${note}, ${event === 'resolved' ? sql`w.occurred_on` : RESOLVED_ON},
      ${ctx.now}::timestamptz, ${ctx.actor.name}, ${ctx.actor.accountId}::uuid
    from unnest(${ids.map(() => ctx.newId())}::uuid[], ${[...ids]}::uuid[]) n(id, old) join bottleneck w on w.id = n.old where ${which}
    returning made.id, row_digest(to_jsonb(made)) as digest`.execute(ctx.trx)
  remember(ctx, 'bottleneck_event', done.rows)
}
