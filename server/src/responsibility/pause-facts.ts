import { civil } from '@guatu/domain/calendar/civil-date'
import type { PauseEvent } from '@guatu/domain/responsibility/pauses'
import type { PauseEventRow } from './reads.ts'

/** A stored step as the domain folds it. Who took it is the account, so that two people of one name are two. */
export const pauseEventOf = (row: Omit<PauseEventRow, 'projectName'>): PauseEvent => ({
  id: row.id,
  pauseId: row.pauseId,
  event: row.event,
  reason: row.reason,
  from: civil(row.fromOn),
  to: civil(row.toOn),
  by: row.actorId ?? '',
  occurredOn: civil(row.occurredOn),
  recordedAt: row.recordedAt,
})
