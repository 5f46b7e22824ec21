import type { Contestant, ContestEvent, OpenedContest, PanelJudge } from '@guatu/domain/appraisal/contest-events'
import type { CivilDate } from '@guatu/domain/calendar/civil-date'
import { type RawBuilder, sql } from 'kysely'
import type { Db, Transaction } from '../platform/db.ts'

/** Whose contests a read may see: all of them, or those revealed and those whose panel the person sits on. */
export type ContestSight = { readonly all: boolean; readonly personId: string | null }

const revealed = sql<boolean>`exists (select from contest_event e where e.contest_id = c.id and e.kind = 'revealed')`

/** The condition "the contest `c` is in sight", for every read of contests. */
export const contestInSight = ({ all, personId }: ContestSight): RawBuilder<boolean> =>
  all
    ? sql<boolean>`true`
    : sql<boolean>`(${revealed} or exists (select from contest_judge j where j.contest_id = c.id and j.person_id = ${personId}::uuid))`

export type FiledContestant = Contestant & { readonly subjectId: string; readonly name: string }
export type FiledJudge = PanelJudge & { readonly personId: string; readonly name: string; readonly unit: string }
export type StoredContestEvent = ContestEvent & {
  readonly id: string
  readonly text: string
  readonly actor: string
  readonly personId: string | null
}

/** A contest with all it was opened with and every act; no marks. */
export type ContestFile = Omit<OpenedContest, 'contestants' | 'judges'> & {
  readonly id: string
  readonly name: string
  readonly campaignId: string | null
  readonly campaign: string | null
  readonly heldOn: CivilDate
  readonly kind: 'unit' | 'project'
  readonly openedOn: CivilDate
  readonly recordedAt: string
  readonly actor: string
  readonly contestants: readonly FiledContestant[]
  readonly judges: readonly FiledJudge[]
  readonly events: readonly StoredContestEvent[]
}

const instant = (column: string) => sql.raw(`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`)

const FILE = sql`c.id, c.name, c.campaign_id as "campaignId", (select name from campaign k where k.id = c.campaign_id) as campaign,
  c.held_on as "heldOn", c.kind, c.occurred_on as "openedOn", ${instant('c.recorded_at')} as "recordedAt", c.actor,
  (select json_agg(json_build_object('id', i.id, 'name', i.name, 'max', (i.max_marks * 100)::int) order by i.seq)
    from contest_item i where i.contest_id = c.id) as items,
  (select json_agg(json_build_object('id', o.id, 'subjectId', coalesce(o.unit_id, o.project_id), 'name', o.name, 'unitIds', o.unit_ids) order by o.seq)
    from contest_contestant o where o.contest_id = c.id) as contestants,
  (select json_agg(json_build_object('id', j.id, 'personId', j.person_id, 'name', j.name, 'unit', j.unit_name, 'unitIds', j.unit_ids) order by j.seq)
    from contest_judge j where j.contest_id = c.id) as judges,
  coalesce((select json_agg(e.body || jsonb_build_object('id', e.id, 'seq', e.seq, 'kind', e.kind, 'occurredOn', e.occurred_on,
    'recordedAt', ${instant('e.recorded_at')}, 'text', e.text, 'actor', e.actor, 'personId', e.person_id) order by e.seq)
    from contest_event e where e.contest_id = c.id), '[]'::json) as events`

/** A contest in sight; what is out of sight is as if it did not exist. */
export async function findContestFile(db: Db, sight: ContestSight, id: string): Promise<ContestFile | null> {
  const found = await sql<ContestFile>`
    select ${FILE} from contest c where c.id = ${id} and ${contestInSight(sight)}`.execute(db)
  return found.rows[0] ?? null
}

/** The same with the row locked: acts and marks of one contest follow one another. */
export async function lockContestFile(trx: Transaction, sight: ContestSight, id: string): Promise<ContestFile | null> {
  await sql`select id from contest where id = ${id} for update`.execute(trx)
  return findContestFile(trx, sight, id)
}

export const findContestRow = (db: Db, id: string) =>
  db.selectFrom('contest').select(['id', 'name']).where('id', '=', id).executeTakeFirst()

/** An act by its id, wherever it was recorded: a second sending of the same. */
export const findContestEvent = (db: Db, id: string) =>
  db.selectFrom('contestEvent').select(['id', 'contestId', 'kind', 'text']).where('id', '=', id).executeTakeFirst()

/** Of the same campaign and kind, the last one held before that was revealed and stands: what ranks are compared with. */
export async function findContestBefore(
  db: Db,
  contest: Pick<ContestFile, 'id' | 'campaignId'>,
): Promise<ContestFile | null> {
  if (contest.campaignId === null) return null
  const found = await sql<ContestFile>`
    select ${FILE} from contest c join contest now on now.id = ${contest.id}
    where c.campaign_id = now.campaign_id and c.kind = now.kind and (c.held_on, c.recorded_at) < (now.held_on, now.recorded_at)
      and ${revealed} and not exists (select from contest_event e where e.contest_id = c.id and e.kind = 'withdrawn')
    order by c.held_on desc, c.recorded_at desc limit 1`.execute(db)
  return found.rows[0] ?? null
}

/** The contest that stands on the public board: of those released and not taken down, the one held last. */
export async function findContestOnBoard(db: Db): Promise<ContestFile | null> {
  const found = await sql<ContestFile>`
    select ${FILE} from contest c where (select e.kind from contest_event e where e.contest_id = c.id
      and e.kind in ('released', 'takenDown', 'withdrawn') order by e.seq desc limit 1) = 'released'
    order by c.held_on desc, c.recorded_at desc, c.id limit 1`.execute(db)
  return found.rows[0] ?? null
}
