import { refuse } from '@guatu/domain/kernel/coded'
import { findPostRow } from '../../organization/unit-reads.ts'
import type { Command } from '../../platform/run-command.ts'
import { mayAssignDuty } from '../policy.ts'
import { actOnDuty } from './act-on-duty.ts'

export type AssignDuty = {
  dutyId: string
  id: string
  expectedVersion: number
  unitId: string
  postId: string | null
  note: string
}

/** To a unit, or to a post of it, whose holder answers. */
export const assignDuty: Command<AssignDuty, { id: string }> = {
  name: 'assign-duty',
  subject: (input) => input.dutyId,
  async run(ctx, { unitId, postId, note, ...seen }) {
    const post = postId === null ? null : await findPostRow(ctx.trx, postId, ctx.today)
    if (post === undefined || (post !== null && post.unitId !== unitId)) return refuse('cards.duty.otherUnit')
    return actOnDuty(ctx, seen, mayAssignDuty, { kind: 'assigned', unitId, postId, text: note })
  },
}
