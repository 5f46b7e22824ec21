import { randomBytes } from 'node:crypto'
import type { Hundredths } from '@guatu/domain/appraisal/contest-events'
import { contestNow } from '@guatu/domain/appraisal/contest-state'
import { acceptMarks } from '@guatu/domain/appraisal/take-contest-act'
import { isRefusal, refuse } from '@guatu/domain/kernel/coded'
import type { Command } from '../../platform/run-command.ts'
import { findOwnMark, listOwnMarks, type StoredMark } from '../mark-reads.ts'
import { mayMarkContests } from '../policy.ts'
import { appendContestMark } from '../writes.ts'
import { openContestFile } from './record-contest-act.ts'

export type MarkContestant = {
  readonly contestId: string
  readonly id: string
  readonly contestantId: string
  readonly marks: Readonly<Record<string, string>>
  readonly supersedes: string | null
}

/** 评分: a judge's own marks of one contestant. A correction names the mark that it takes the place of; sealed from then on. */
export const markContestant: Command<MarkContestant, { id: string }> = {
  name: 'mark-contestant',
  subject: (input) => input.contestId,
  async run(ctx, { contestId, id, contestantId, marks, supersedes }) {
    const { personId, accountId } = ctx.actor
    if (!mayMarkContests(ctx.actor) || personId === null) return refuse('platform.notPermitted')
    const file = await openContestFile(ctx, contestId)
    if (isRefusal(file)) return file
    const judge = file.judges.find((one) => one.personId === personId)
    const contestant = file.contestants.find((one) => one.id === contestantId)
    const accepted = acceptMarks(file, contestNow(file, file.events), { judge, contestant }, marks)
    if (isRefusal(accepted)) return accepted
    const before = await findOwnMark(ctx.trx, id, personId)
    if (before)
      return before !== 'taken' && before.contestantId === contestantId && sameMarks(before, accepted)
        ? { id: contestId }
        : refuse('platform.idTaken')
    const own = (await listOwnMarks(ctx.trx, contestId, personId)).find((mark) => mark.contestantId === contestantId)
    if ((own?.id ?? null) !== supersedes) return refuse('appraisal.staleMark')
    await appendContestMark(ctx, {
      ...{ id, contestId, judgeId: judge!.id, contestantId, marks: JSON.stringify(accepted), supersedes },
      nonce: randomBytes(16).toString('hex'),
      ...{ occurredOn: ctx.today, recordedAt: ctx.now, actorId: accountId },
    })
    ctx.touch('contests')
    return { id: contestId }
  },
}

const sameMarks = ({ marks }: StoredMark, accepted: Readonly<Record<string, Hundredths>>): boolean =>
  Object.keys(accepted).every((item) => marks[item] === accepted[item])
