import type { MarkSheet } from '@guatu/domain/appraisal/contest-events'
import { sql } from 'kysely'
import type { Db } from '../platform/db.ts'

/** A mark that stands, with its id. */
export type StoredMark = MarkSheet & { readonly id: string }

const standing = sql`not exists (select from contest_mark later where later.supersedes = m.id)`
const columns = sql`m.id, m.judge_id as "judgeId", m.contestant_id as "contestantId", m.marks`

/**
 * All marks of a contest that stand, once it is revealed: the seal is part of the query, so that no caller can forget it. Before
 * that there are none, for anybody.
 */
export async function listRevealedMarks(db: Db, contestId: string): Promise<StoredMark[]> {
  const found = await sql<StoredMark>`
    select ${columns} from contest_mark m where m.contest_id = ${contestId} and ${standing}
      and exists (select from contest_event e where e.contest_id = m.contest_id and e.kind = 'revealed')
    order by m.recorded_at, m.id`.execute(db)
  return found.rows
}

/** A judge's own marks that stand: what a person gave, and nobody else. */
export async function listOwnMarks(db: Db, contestId: string, personId: string): Promise<StoredMark[]> {
  const found = await sql<StoredMark>`
    select ${columns} from contest_mark m join contest_judge j on j.id = m.judge_id
    where m.contest_id = ${contestId} and j.person_id = ${personId} and ${standing} order by m.recorded_at, m.id`.execute(
    db,
  )
  return found.rows
}

/** Which judge has marked which contestant; never what. */
export async function listMarkedPairs(db: Db, contestId: string): Promise<{ judgeId: string; contestantId: string }[]> {
  const found = await sql<{ judgeId: string; contestantId: string }>`
    select distinct m.judge_id as "judgeId", m.contestant_id as "contestantId" from contest_mark m
    where m.contest_id = ${contestId}`.execute(db)
  return found.rows
}

/** A person's own mark by its id: a second sending of the same. */
export async function findOwnMark(db: Db, id: string, personId: string): Promise<StoredMark | 'taken' | null> {
  const found = await sql<StoredMark & { personId: string }>`
    select ${columns}, j.person_id as "personId" from contest_mark m join contest_judge j on j.id = m.judge_id
    where m.id = ${id}`.execute(db)
  const [mark] = found.rows
  return mark ? (mark.personId === personId ? mark : 'taken') : null
}
