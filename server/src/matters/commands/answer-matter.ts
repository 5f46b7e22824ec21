import { isRefusal } from '@guatu/domain/kernel/coded'
import type { AnsweringAct } from '@guatu/domain/matters/matter-events'
import type { Command } from '../../platform/run-command.ts'
import { mayTakeAct } from '../policy.ts'
import { openMatter } from './open-matter.ts'
import { type MatterNote, recordMatterAct } from './record-matter-act.ts'

export type AnswerMatter = { matterId: string; act: AnsweringAct; note: MatterNote }

/** 签收, 退件, 反馈, 申请延期, 申请办结: by the unit itself, or written down from its paper by the desk, which is shown. */
export const answerMatter: Command<AnswerMatter, { id: string }> = {
  name: 'answer-matter',
  subject: (input) => input.matterId,
  async run(ctx, { matterId, act, note }) {
    const file = await openMatter(ctx, matterId, (a, m) => mayTakeAct(a, m, act.kind, note.onPaper))
    if (isRefusal(file)) return file
    const done = await recordMatterAct(ctx, file, act, note)
    return isRefusal(done) ? done : { id: matterId }
  },
}
