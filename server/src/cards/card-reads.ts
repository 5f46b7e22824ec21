import type { CivilDate } from '@guatu/domain/calendar/civil-date'
import type { CardEvent } from '@guatu/domain/cards/card-events'
import type { CardSubject } from '@guatu/domain/cards/card-subjects'
import type { CardTerms } from '@guatu/domain/cards/card-terms'
import type { Level } from '@guatu/domain/cards/level'
import type { Palette } from '@guatu/domain/cards/palette'
import type { Consequence } from '@guatu/domain/cards/rule-set'
import type { Verdict } from '@guatu/domain/cards/verdict'
import { type RawBuilder, sql } from 'kysely'
import type { Db, Transaction } from '../platform/db.ts'
import type { ReadScope } from '../platform/scope.ts'
import { within } from '../projects/reads.ts'

const instant = (column: string) => sql.raw(`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`)

/** Whose cards a read may see: the scope, and whether proposals that nobody sent out are shown (to the desk only). */
export type CardSight = { readonly scope: ReadScope; readonly proposals: boolean }

/** The condition "the card `c` (of `p` or `u`, standing as `n`) is in sight", for every read of cards. */
export function inSight({ scope, proposals }: CardSight): RawBuilder<boolean> {
  const units = [...scope.unitIds]
  const mine = scope.all
    ? sql<boolean>`true`
    : sql<boolean>`((c.project_id is not null and ${within(scope)}) or c.unit_id = any(${units}::uuid[])
        or c.responsible_unit_id = any(${units}::uuid[]) or c.post_id = any(${[...scope.postIds]}::uuid[])
        or coalesce(u.region_code, c.region_code) like any(${[...scope.regionPrefixes]}::text[]))`
  return proposals ? mine : sql<boolean>`(${mine} and n.stage not in ('proposed'))`
}

/**
 * What a card is about: the row of a project, a unit, or another group; `bk` the campaign inside which a unit was judged. Needs the card
 * `c` and its batch `b`.
 */
export const subjectJoins = sql`left join campaign bk on bk.id = b.campaign_id and b.subject_type = 'unit' left join project p on p.id = c.project_id left join unit u on u.id = c.unit_id
  left join campaign gk on gk.id = c.campaign_id left join administration ga on ga.id = c.administration_id left join region gr on gr.id = c.region_code
  left join matter mt on mt.id = c.matter_id`
/** By name: needs `subjectJoins`. */
export const subjectName = sql<string>`coalesce(p.name, u.name || coalesce('（' || bk.name || '）', ''), mt.title, gk.name, ga.name, gr.name, '')`
/** By id, a territory by its code. */
export const subjectId = sql<string>`coalesce(c.project_id::text, c.unit_id::text, c.matter_id::text, c.campaign_id::text, c.administration_id::text, c.region_code)`

/** A stored act, as it stands beside the others. */
export type StoredEvent = CardEvent & {
  readonly id: string
  readonly text: string
  readonly papers: readonly string[]
  readonly actor: string
}

/** A card with its batch's terms and all its acts: what an act needs. */
export type CardFile = {
  readonly id: string
  readonly batchId: string
  /** The campaign inside which a unit was judged. */
  readonly inside: string | null
  readonly projectId: string | null
  readonly unitId: string | null
  readonly subjectId: string
  readonly subjectType: CardSubject
  readonly about: 'projects' | 'matters' | null
  readonly subject: string
  readonly period: string
  readonly closesOn: CivilDate
  readonly level: Level
  readonly closingLevel: Level
  readonly handOver: { readonly on: CivilDate; readonly from: string; readonly to: string } | null
  readonly verdict: Verdict
  readonly asOf: CivilDate
  readonly knownAt: string
  readonly responsibleUnitId: string | null
  readonly postId: string | null
  readonly unitIds: readonly (string | null)[]
  readonly postIds: readonly (string | null)[]
  readonly regionCode: string | null
  readonly terms: CardTerms
  readonly consequences: readonly Consequence[]
  readonly liftAfter: number
  readonly palette: Palette
  readonly ruleSetName: string
  readonly ruleSet: string
  readonly proposedBy: string
  readonly proposedOn: CivilDate
  readonly recordedAt: string
  readonly events: readonly StoredEvent[]
}

const FILE = sql`c.id, c.batch_id as "batchId", bk.id as inside, c.project_id as "projectId", c.unit_id as "unitId", ${subjectId} as "subjectId", b.subject_type as "subjectType",
  b.about, ${subjectName} as subject, b.period, b.closes_on as "closesOn", c.level, c.closing_level as "closingLevel",
  c.hand_over as "handOver", c.verdict, c.as_of as "asOf", ${instant('c.known_at')} as "knownAt",
  c.responsible_unit_id as "responsibleUnitId", c.post_id as "postId",
  array[c.unit_id, c.responsible_unit_id, p.owner_unit_id, p.lead_unit_id, p.headquarters_id, p.area_headquarters_id, p.task_force_id]::text[] as "unitIds",
  array[c.post_id, p.sponsor_post_id, p.officer_post_id, p.liaison_post_id]::text[] as "postIds",
  coalesce(p.region_code, u.region_code, c.region_code) as "regionCode", b.terms, b.consequences, b.lift_after as "liftAfter", b.palette,
  b.rule_set_name as "ruleSetName", b.rule_set as "ruleSet", b.actor as "proposedBy", c.occurred_on as "proposedOn", ${instant('c.recorded_at')} as "recordedAt",
  coalesce((select json_agg(e.body || jsonb_build_object('id', e.id, 'seq', e.seq, 'kind', e.kind, 'by', coalesce(e.person_id, e.actor_id),
    'occurredOn', e.occurred_on, 'recordedAt', ${instant('e.recorded_at')}, 'text', e.text, 'papers', e.papers, 'actor', e.actor) order by e.seq)
    from card_event e where e.card_id = c.id), '[]'::json) as events`

const FROM = sql`from card c join card_batch b on b.id = c.batch_id join card_now n on n.card_id = c.id
  ${subjectJoins}`

/** Cards in sight, worst subject first or in the order of their ids; what is out of sight is as if it did not exist. */
export async function findCardFiles(
  db: Db,
  sight: CardSight,
  which: { readonly ids: readonly string[] } | { readonly batchId: string } | { readonly projectId: string },
): Promise<CardFile[]> {
  const found =
    await sql<CardFile>`select ${FILE} ${FROM} where ${chosen(which)} and ${inSight(sight)} order by c.id`.execute(db)
  return found.rows
}

/** The same with the rows locked, in one order, so that two who act on many never wait for each other in a ring. */
export async function lockCardFiles(trx: Transaction, sight: CardSight, ids: readonly string[]): Promise<CardFile[]> {
  await sql`select id from card where id = any(${[...ids]}::uuid[]) order by id for update`.execute(trx)
  return findCardFiles(trx, sight, { ids })
}

const chosen = (which: { ids: readonly string[] } | { batchId: string } | { projectId: string }) =>
  'ids' in which
    ? sql`c.id = any(${[...which.ids]}::uuid[])`
    : 'batchId' in which
      ? sql`c.batch_id = ${which.batchId}`
      : sql`c.project_id = ${which.projectId}`

/** An act by its id, wherever it was recorded: a second sending of the same. */
export async function findCardEvent(db: Db, id: string) {
  return db
    .selectFrom('cardEvent')
    .select(['id', 'cardId', 'kind', 'body', 'text'])
    .where('id', '=', id)
    .executeTakeFirst()
}

export type PaperRow = { id: string; cardId: string; name: string; mediaType: string; bytes: number; sha256: string }

export const listCardPapers = (db: Db, cardId: string): Promise<PaperRow[]> =>
  db
    .selectFrom('cardPaper')
    .select(['id', 'cardId', 'name', 'mediaType', 'bytes', 'sha256'])
    .where('cardId', '=', cardId)
    .orderBy('recordedAt')
    .orderBy('id')
    .execute()

export const findCardPaper = (db: Db, id: string): Promise<PaperRow | undefined> =>
  db
    .selectFrom('cardPaper')
    .select(['id', 'cardId', 'name', 'mediaType', 'bytes', 'sha256'])
    .where('id', '=', id)
    .executeTakeFirst()

/** Closed card periods after one, of a project: what hysteresis looks at. */
export const closedSince = (db: Db, projectId: string, closesOn: string) =>
  db
    .selectFrom('cardPeriodVerdict')
    .select(['period', 'level'])
    .where('projectId', '=', projectId)
    .where('closedOn', '>', closesOn)
    .orderBy('closedOn')
    .execute()

/** What a unit has inside a campaign is judged apart from all that it has. */
const sameCompany = ({ subjectType, inside }: CardFile) =>
  subjectType === 'unit' ? sql`b.campaign_id is not distinct from ${inside}::uuid` : sql`true`

/** Levels of a group's cards of later periods, whichever set gave them; later batches of its kind without one are a calm period. */
export async function groupClosedSince(db: Db, file: CardFile): Promise<{ period: string; level: string }[]> {
  const found = await sql<{ period: string; level: string }>`
    select b.period, coalesce(max(c.closing_level), 'normal') as level
    from card_batch b left join card c on c.batch_id = b.id and ${subjectId} = ${file.subjectId}
    where b.subject_type = ${file.subjectType} and b.about is not distinct from ${file.about} and b.closes_on > ${file.closesOn} and ${sameCompany(file)}
    group by b.period, b.closes_on order by b.closes_on`.execute(db)
  return found.rows
}

/** Levels of the subject's approved cards by period, before one: for consequences of the n-th in a row. */
export async function approvedLevelsBefore(db: Db, file: CardFile): Promise<ReadonlyMap<string, Level>> {
  const found = await sql<{ period: string; level: Level }>`
    select b.period, c.level from card c join card_batch b on b.id = c.batch_id join card_now n on n.card_id = c.id
    where ${subjectId} = ${file.subjectId} and b.subject_type = ${file.subjectType} and b.about is not distinct from ${file.about}
      and b.closes_on < ${file.closesOn} and ${sameCompany(file)} and n.stage in ('approved', 'issued', 'served', 'published', 'lifted')
    order by b.closes_on desc limit 24`.execute(db)
  return new Map(found.rows.map((r) => [r.period, r.level]))
}

/** Cards whose limits still run: a notice of the calendar may move them. */
export async function listRunningCardIds(db: Db): Promise<string[]> {
  const found = await sql<{ id: string }>`
    select card_id as id from card_now where deadline is not null or appeal_by is not null or answer_by is not null order by card_id`.execute(
    db,
  )
  return found.rows.map((r) => r.id)
}

/** Ids of all cards, for a rebuild of what is derived from them. */
export async function listCardIds(db: Db): Promise<string[]> {
  const found = await sql<{ id: string }>`select id from card order by id`.execute(db)
  return found.rows.map((r) => r.id)
}
