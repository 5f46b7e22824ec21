import type { Command } from '../../platform/run-command.ts'
import { mayRecordDuty } from '../policy.ts'
import { actOnDuty } from './act-on-duty.ts'

export type RecordDuty = {
  dutyId: string
  id: string
  expectedVersion: number
  record: string
  papers: readonly string[]
  occurredOn: string
}

/** Done, with its record 记录. */
export const recordDuty: Command<RecordDuty, { id: string }> = {
  name: 'record-duty',
  subject: (input) => input.dutyId,
  run: (ctx, { record, papers, occurredOn, ...seen }) =>
    actOnDuty(ctx, seen, mayRecordDuty, { kind: 'done', text: record, papers, occurredOn }),
}
