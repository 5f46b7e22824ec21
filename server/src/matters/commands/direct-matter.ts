import { isRefusal } from '@guatu/domain/kernel/coded'
import type { DirectingAct } from '@guatu/domain/matters/matter-events'
import type { Command } from '../../platform/run-command.ts'
import { mayDirectMatter } from '../policy.ts'
import { openMatter } from './open-matter.ts'
import { type MatterNote, recordMatterAct } from './record-matter-act.ts'

export type DirectMatter = { matterId: string; act: DirectingAct; note: MatterNote }

/** 审签 before it is assigned, 批示 at any time: a leader's. */
export const directMatter: Command<DirectMatter, { id: string }> = {
  name: 'direct-matter',
  subject: (input) => input.matterId,
  async run(ctx, { matterId, act, note }) {
    const file = await openMatter(ctx, matterId, mayDirectMatter)
    if (isRefusal(file)) return file
    const done = await recordMatterAct(ctx, file, act, note)
    return isRefusal(done) ? done : { id: matterId }
  },
}
