import type { DateRequest } from '@guatu/contract/plan-changes'
import { type CivilDate, daysBetween } from '@guatu/domain/calendar/civil-date'
import { type Hand, sameHand } from '@guatu/domain/plans/four-eyes'
import { say } from '@guatu/words/say'
import type { Db } from '../platform/db.ts'
import type { Call } from '../platform/http/serve.ts'
import { mayMoveCommitment } from '../projects/policy.ts'
import { handsOf } from './hand-reads.ts'
import { nameOf } from './present-dates.ts'
import type { RequestRow } from './request-reads.ts'

export type Viewer = Pick<Call<never>, 'actor' | 'lang' | 'scope'>

/** Requests as a viewer sees them: whether this one may decide, and whether that would be asking and granting with one hand. */
export async function showRequests(
  db: Db,
  rows: readonly RequestRow[],
  viewer: Viewer,
  today: string,
): Promise<DateRequest[]> {
  const me = viewer.actor.accountId
  const asked = rows.flatMap((r) => (r.decision === null && r.actorId !== null ? [r.actorId] : []))
  const hands = await handsOf(db, me ? [...new Set([me, ...asked])] : [], today)
  return rows.map((r) => present(r, viewer, today, isMine(r, hands, me)))
}

function isMine(r: RequestRow, hands: ReadonlyMap<string, Hand>, me: string | null): boolean {
  const asked = r.decision === null && r.actorId !== null ? hands.get(r.actorId) : undefined
  const viewer = me ? hands.get(me) : undefined
  return r.asked > r.from && asked !== undefined && viewer !== undefined && sameHand(asked, viewer) !== null
}

const present = (
  { actorId, exception, ...r }: RequestRow,
  { actor, lang }: Viewer,
  today: string,
  mine: boolean,
): DateRequest => ({
  ...r,
  ...{ mine, milestoneName: nameOf(r, lang), days: daysBetween(r.from as CivilDate, r.asked as CivilDate) },
  requestedBy: r.requestedBy ?? '—',
  note: r.note ?? '',
  exception: exception && say(exception, lang),
  late: r.decision === null && r.from < today,
  mayDecide: r.decision === null && mayMoveCommitment(actor),
})
