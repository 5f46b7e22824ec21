import type { CivilDate } from '@guatu/domain/calendar/civil-date'
import { type Refusal, refuse } from '@guatu/domain/kernel/coded'
import type { MatterAct, MatterEvent } from '@guatu/domain/matters/matter-events'
import { matterNow, withMatterEvent } from '@guatu/domain/matters/matter-state'
import { refuseMatterAct } from '@guatu/domain/matters/take-matter-act'
import type { CommandContext } from '../../platform/command-context.ts'
import { matterNowRow } from '../matter-now-row.ts'
import { findMatterEvent, listMatterPapers, type MatterFile } from '../reads.ts'
import { appendMatterEvent, storeMattersNow } from '../writes.ts'

/** What every act brings beside itself. */
export type MatterNote = {
  readonly id: string
  readonly expectedVersion: number
  readonly text: string
  readonly papers: readonly string[]
  readonly occurredOn: string
  /** Written down by the desk from the unit's paper. */
  readonly onPaper?: boolean
}

/**
 * Records one act on a locked matter: the same id again is the first answer; a version that has moved on is refused with who moved
 * it; then the loop itself says yes or no. Cards judge it in the same transaction.
 */
export async function recordMatterAct(
  ctx: CommandContext,
  file: MatterFile,
  act: MatterAct,
  note: MatterNote,
): Promise<{ again: boolean } | Refusal> {
  const now = matterNow(file, file.events)
  const before = await findMatterEvent(ctx.trx, note.id)
  if (before)
    return before.matterId === file.id && sameAct(before, act, note) ? { again: true } : refuse('platform.idTaken')
  if (note.expectedVersion !== now.version) return refuseStale(file)
  const by = note.onPaper ? null : (ctx.actor.personId ?? ctx.actor.accountId)
  const occurredOn = note.occurredOn as CivilDate
  const bench = { matter: file, today: ctx.today, occurredOn, by, unitIds: ctx.actor.unitIds }
  const refusal = refuseMatterAct(now, act, bench) ?? (await refusePapers(ctx, file, note.papers))
  if (refusal) return refusal
  const { kind, ...body } = act
  const recordedAt = ctx.now.toISOString()
  const event = { ...act, id: note.id, seq: now.version + 1, by, occurredOn, recordedAt } as MatterEvent
  await appendMatterEvent(ctx, {
    id: note.id,
    matterId: file.id,
    seq: event.seq,
    kind,
    body: JSON.stringify(body),
    text: note.text,
    papers: [...note.papers],
    onPaper: note.onPaper ?? false,
    occurredOn,
    recordedAt: ctx.now,
    actor: ctx.actor.name,
    actorId: ctx.actor.accountId,
    personId: ctx.actor.personId,
  })
  await storeMattersNow(ctx.trx, [matterNowRow(file, withMatterEvent(now, event))])
  announce(ctx, file)
  return { again: false }
}

/** News of a matter: its light, its lists, the dossier of its project. */
export function announce(
  ctx: CommandContext,
  matter: { readonly id: string; readonly projectId: string | null },
): void {
  ctx.emit({ type: 'matter.changed', matterId: matter.id })
  ctx.touch('matters')
  if (matter.projectId) ctx.touch(`project:${matter.projectId}`)
}

/** JSON columns come back with their keys in another order. */
const ordered = (value: object): string => JSON.stringify(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))

function sameAct(before: { kind: string; body: unknown; text: string }, act: MatterAct, note: MatterNote): boolean {
  const { kind, ...body } = act
  return before.kind === kind && before.text === note.text && ordered(before.body as object) === ordered(body)
}

/** 409: who moved the matter on while somebody was looking at it. */
function refuseStale(file: MatterFile): Refusal {
  const last = file.events.at(-1)
  return refuse('matters.act.stale', {
    matter: file.title,
    by: last?.actor ?? file.actor,
    step: `matters.step.${last?.kind ?? 'registered'}`,
  })
}

async function refusePapers(ctx: CommandContext, file: MatterFile, papers: readonly string[]): Promise<Refusal | null> {
  if (papers.length === 0) return null
  const known = new Set((await listMatterPapers(ctx.trx, file.id)).map((p) => p.id))
  return papers.every((p) => known.has(p)) ? null : refuse('matters.act.paperUnknown')
}
