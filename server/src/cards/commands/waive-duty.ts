import type { Command } from '../../platform/run-command.ts'
import { mayWaiveDuty } from '../policy.ts'
import { actOnDuty } from './act-on-duty.ts'

export type WaiveDuty = { dutyId: string; id: string; expectedVersion: number; reason: string }

/** Not carried out after all, with a reason, by a leader. */
export const waiveDuty: Command<WaiveDuty, { id: string }> = {
  name: 'waive-duty',
  subject: (input) => input.dutyId,
  run: (ctx, { reason, ...seen }) => actOnDuty(ctx, seen, mayWaiveDuty, { kind: 'waived', text: reason }),
}
