import { isRefusal, refuse } from '@guatu/domain/kernel/coded'
import type { Command } from '../../platform/run-command.ts'
import { mayReleaseContests } from '../policy.ts'
import { type ContestNote, openContestFile, recordContestAct } from './record-contest-act.ts'

export type ReleaseContest = {
  readonly contestId: string
  readonly kind: 'released' | 'takenDown'
  readonly note: ContestNote
}

/** 上屏, 撤屏: a leader, by name, lets the hall see a revealed contest, or takes it off again with a reason. */
export const releaseContest: Command<ReleaseContest, { id: string }> = {
  name: 'release-contest',
  subject: (input) => input.contestId,
  async run(ctx, { contestId, kind, note }) {
    if (!mayReleaseContests(ctx.actor)) return refuse('platform.notPermitted')
    const file = await openContestFile(ctx, contestId)
    if (isRefusal(file)) return file
    return (await recordContestAct(ctx, file, { kind }, note)) ?? { id: contestId }
  },
}
