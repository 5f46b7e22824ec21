import { holderOf, type MatterNow } from '@guatu/domain/matters/matter-state'
import type { Insertable } from 'kysely'
import type { MatterNowTable } from './tables.ts'

/** A matter's row for lists: what its events left. Before it is assigned it stands with the unit it is meant for. */
export const matterNowRow = (
  matter: { readonly id: string; readonly intendedUnitId: string; readonly needsApproval: boolean },
  now: MatterNow,
): Insertable<MatterNowTable> => ({
  matterId: matter.id,
  state: now.state,
  holder: holderOf(now.state, matter.needsApproval),
  steps: now.version,
  unitId: now.unitId ?? matter.intendedUnitId,
  dueOn: now.dueOn,
  onTimeUntil: now.onTimeUntil,
  assignedOn: now.assignedOn,
  submittedOn: now.submittedOn,
  verifiedOn: now.verifiedOn,
  closedOn: now.closedOn,
  stoppedOn: now.stoppedOn,
  reviewOn: now.reviewOn,
  reworks: now.reworks,
  extensions: now.extensions.granted,
  extensionTo: now.extensions.open?.to ?? null,
  mergedInto: now.mergedInto,
  lastOn: now.lastOn,
})
