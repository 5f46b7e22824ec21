import type { ContestAct } from '@guatu/domain/appraisal/contest-events'
import { contestNow } from '@guatu/domain/appraisal/contest-state'
import { marksGiven } from '@guatu/domain/appraisal/result-sheet'
import { refuseContestAct } from '@guatu/domain/appraisal/take-contest-act'
import { type Refusal, refuse } from '@guatu/domain/kernel/coded'
import type { CommandContext } from '../../platform/command-context.ts'
import { listMarkedPairs } from '../mark-reads.ts'
import { sightOfContests } from '../read-contest.ts'
import { type ContestFile, findContestEvent, lockContestFile } from '../reads.ts'
import { appendContestEvent } from '../writes.ts'

/** What every act brings beside itself. */
export type ContestNote = { readonly id: string; readonly expectedVersion: number; readonly text: string }

/** The first line of every act and mark: what is out of sight is not found. */
export async function openContestFile(ctx: CommandContext, id: string): Promise<ContestFile | Refusal> {
  const file = await lockContestFile(ctx.trx, sightOfContests(ctx.actor), id)
  return file ?? refuse('platform.notFound', { what: 'appraisal.contest' })
}

/**
 * Records one act on a locked contest: the same id again is the first answer; a version that has moved on is refused with who
 * moved it; then the contest itself says yes or no.
 */
export async function recordContestAct(
  ctx: CommandContext,
  file: ContestFile,
  act: ContestAct,
  note: ContestNote,
): Promise<Refusal | null> {
  const now = contestNow(file, file.events)
  const before = await findContestEvent(ctx.trx, note.id)
  if (before) {
    const same = before.contestId === file.id && before.kind === act.kind && before.text === note.text
    return same ? null : refuse('platform.idTaken')
  }
  if (note.expectedVersion !== now.version) return refuseStale(file)
  const owed = marksGiven(file, now, await listMarkedPairs(ctx.trx, file.id))
  const missing = owed.reduce((sum, one) => sum + one.due - one.given, 0)
  const refusal = refuseContestAct(file, now, act, { text: note.text, missing })
  if (refusal) return refusal
  const { kind, ...body } = act
  await appendContestEvent(ctx, {
    ...{ id: note.id, contestId: file.id, seq: now.version + 1, kind, body: JSON.stringify(body), text: note.text },
    ...{ occurredOn: ctx.today, recordedAt: ctx.now, actor: ctx.actor.name },
    ...{ actorId: ctx.actor.accountId, personId: ctx.actor.personId },
  })
  ctx.touch('contests')
  if (['released', 'takenDown', 'withdrawn'].includes(kind)) ctx.touch('board')
  return null
}

/** 409: who moved the contest on while somebody was looking at it. */
function refuseStale(file: ContestFile): Refusal {
  const last = file.events.at(-1)
  return refuse('appraisal.stale', {
    ...{ contest: file.name, by: last?.actor ?? file.actor, step: `appraisal.step.${last?.kind ?? 'opened'}` },
  })
}
