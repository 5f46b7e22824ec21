import { randomBytes } from 'node:crypto'
import type { ContestAct } from '@guatu/domain/appraisal/contest-events'
import { drawOrder, isSeed } from '@guatu/domain/appraisal/draw-order'
import { isRefusal, refuse } from '@guatu/domain/kernel/coded'
import type { Command } from '../../platform/run-command.ts'
import { maySteerContests } from '../policy.ts'
import type { ContestFile } from '../reads.ts'
import { type ContestNote, openContestFile, recordContestAct } from './record-contest-act.ts'

/** A draw without a seed takes one from the machine; only the sample brings its own. */
type Steering = Exclude<ContestAct, { kind: 'drawn' | 'released' }> | { readonly kind: 'drawn'; readonly seed?: string }
export type SteerContest = { readonly contestId: string; readonly act: Steering; readonly note: ContestNote }

/** What the project office does: 抽签, 回避, 封卷, 揭榜, 撤屏, 撤销. */
export const steerContest: Command<SteerContest, { id: string }> = {
  name: 'steer-contest',
  subject: (input) => input.contestId,
  async run(ctx, { contestId, act, note }) {
    if (!maySteerContests(ctx.actor)) return refuse('platform.notPermitted')
    const file = await openContestFile(ctx, contestId)
    if (isRefusal(file)) return file
    const whole = act.kind === 'drawn' ? drawn(file, act.seed ?? newSeed()) : act
    const refusal = await recordContestAct(ctx, file, whole, note)
    return refusal ?? { id: contestId }
  },
}

const drawn = (file: ContestFile, seed: string): ContestAct => ({
  ...{ kind: 'drawn', seed },
  order: drawOrder(
    file.contestants.map((c) => c.id),
    seed,
  ),
})

function newSeed(): string {
  const seed = randomBytes(16).toString('hex')
  return isSeed(seed) ? seed : newSeed()
}
