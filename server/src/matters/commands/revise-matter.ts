import type { MatterBody } from '@guatu/contract/matters'
import { isRefusal, refuse } from '@guatu/domain/kernel/coded'
import { matterNow } from '@guatu/domain/matters/matter-state'
import type { Command } from '../../platform/run-command.ts'
import { matterNowRow } from '../matter-now-row.ts'
import { mayKeepMatter } from '../policy.ts'
import { findMatterRow } from '../reads.ts'
import { storeMattersNow, writeMatter } from '../writes.ts'
import { openMatter } from './open-matter.ts'
import { announce } from './record-matter-act.ts'
import { columnsOf } from './register-matter.ts'

export type ReviseMatter = MatterBody & { matterId: string; expectedVersion: number; reason: string }

/** A registration is put right until it is assigned; from then on it changes by acts alone. An approved text changes no more. */
export const reviseMatter: Command<ReviseMatter, { id: string }> = {
  name: 'revise-matter',
  subject: (input) => input.matterId,
  async run(ctx, { matterId, expectedVersion, reason, ...body }) {
    const file = await openMatter(ctx, matterId, mayKeepMatter)
    if (isRefusal(file)) return file
    const now = matterNow(file, file.events)
    if (now.state !== 'draft') return refuse('matters.assignedAlready', { state: `matters.state.${now.state}` })
    const columns = await columnsOf(ctx, body)
    if (isRefusal(columns)) return columns
    const { version: _, ...before } = (await findMatterRow(ctx.trx, matterId))!
    const written = await writeMatter(ctx, { ...before, ...columns }, { expectedVersion, reason })
    if (isRefusal(written)) return written
    const matter = { id: matterId, intendedUnitId: body.unitId, needsApproval: body.needsApproval }
    await storeMattersNow(ctx.trx, [matterNowRow(matter, now)])
    announce(ctx, { id: matterId, projectId: body.projectId })
    return { id: matterId }
  },
}
