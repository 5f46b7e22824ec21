import { civil } from '@guatu/domain/calendar/civil-date'
import { registeredNow, withMatterEvent } from '@guatu/domain/matters/matter-state'
import { matterNowRow } from '../matters/matter-now-row.ts'
import type { Db } from '../platform/db.ts'
import { newId } from '../platform/id.ts'

/** A matter of a project that a unit was given, with a paper: what acts and reads of matters are tried on. */
export async function matterTarget(db: Db, projectId: string, unitId: string, sha256: string) {
  const [matterId, matterPaperId, eventId] = [newId(), newId(), newId()]
  const day = civil('2026-11-09')
  const recorded = { occurredOn: day, recordedAt: new Date('2026-11-09T02:00:00Z') }
  const by = { actor: '督查室', actorId: null, personId: null }
  await db
    .insertInto('matter')
    .values({
      ...{ id: matterId, title: '某事项', demand: '', source: 'meeting', sourceTitle: '', sourceNumber: '' },
      ...{ sourceOn: null, sourcePeriod: null, leader: '', projectId, issuingUnitId: null, unitId, helpingUnitIds: [] },
      ...{ dueOn: '2026-12-31', duePrecision: 'day', limitDays: null, needsApproval: false, needsShowing: false },
      ...{ registeredOn: day, recordedAt: recorded.recordedAt, ...by, version: 1 },
    })
    .execute()
  const act = { kind: 'assigned', unitId, dueOn: civil('2026-12-31') } as const
  const { kind, ...body } = act
  await db
    .insertInto('matterEvent')
    .values({
      id: eventId,
      matterId,
      seq: 2,
      kind,
      body: JSON.stringify(body),
      text: '',
      papers: [],
      ...by,
      ...recorded,
    })
    .execute()
  const event = { ...act, id: eventId, seq: 2, by: null, occurredOn: day, recordedAt: '2026-11-09T02:00:00.000Z' }
  const now = withMatterEvent(registeredNow({ registeredOn: day }), event)
  const matter = { id: matterId, intendedUnitId: unitId, needsApproval: false }
  await db.insertInto('matterNow').values(matterNowRow(matter, now)).execute()
  const file = { name: '说明.png', mediaType: 'image/png', bytes: 10, sha256 }
  await db
    .insertInto('matterPaper')
    .values({ id: matterPaperId, matterId, ...file, actorId: null, ...recorded })
    .execute()
  return { matterId, matterPaperId }
}
