import type { CardSubject } from '@guatu/domain/cards/card-subjects'
import type { Level } from '@guatu/domain/cards/level'
import { sql } from 'kysely'
import type { Db } from '../platform/db.ts'
import type { ReadScope } from '../platform/scope.ts'
import { within } from '../projects/reads.ts'
import { responsibleJoins, responsibleUnit } from '../projects/responsible-reads.ts'
import { subjectJoins, subjectName } from './card-reads.ts'

/** What the public may know of a released card: whom it is about by name, the public unit that answers, level, word, date. */
export type PublicCardRow = {
  id: string
  subjectType: CardSubject
  projectId: string | null
  subject: string
  unit: string
  level: Level
  word: string
  colour: string
  period: string
  /** The set that judged, with the version of it. */
  ruleSet: string
  ruleSetVersion: string
  notice: string
  issuedOn: string
  publishedOn: string
}

/** Cards on the public board: released by a named approver, in force, neither lifted nor taken back; worst first. */
export async function listPublicCards(db: Db, scope: ReadScope): Promise<PublicCardRow[]> {
  const found = await sql<PublicCardRow>`
    select c.id, b.subject_type as "subjectType", c.project_id as "projectId", ${subjectName} as subject,
      case when c.project_id is null then coalesce(u.name, ru.name, ${subjectName}) else ${responsibleUnit} end as unit, c.level,
      b.palette -> c.level ->> 'word' as word, b.palette -> c.level ->> 'colour' as colour, b.period,
      b.rule_set as "ruleSet", b.rule_set_version as "ruleSetVersion",
      o.mark || '〔' || o.year || '〕' || o.number || '号' as notice, n.issued_on as "issuedOn", n.published_on as "publishedOn"
    from card c join card_batch b on b.id = c.batch_id join card_now n on n.card_id = c.id join card_notice o on o.id = n.notice_id
    ${subjectJoins} left join unit ru on ru.id = c.responsible_unit_id ${responsibleJoins}
    where n.stage = 'published' and (c.project_id is null or ${within(scope)}) and p.withdrawn_on is null
    order by array_position(array['severe','warn','remind','commend'], c.level), b.closes_on desc, subject, c.id`.execute(
    db,
  )
  return found.rows
}

/** Why each card on the public board was given, by the card's id: the sentence of its frozen evidence. */
export async function listPublicReasons(
  db: Db,
  scope: ReadScope,
): Promise<ReadonlyMap<string, IssuedCardRow['sentence']>> {
  const found = await sql<Pick<IssuedCardRow, 'id' | 'sentence'>>`
    select c.id, c.verdict #> '{evidence,sentence}' as sentence from card c join card_now n on n.card_id = c.id
    left join project p on p.id = c.project_id
    where n.stage = 'published' and (c.project_id is null or ${within(scope)}) and p.withdrawn_on is null`.execute(db)
  return new Map(found.rows.map((r) => [r.id, r.sentence]))
}

/** Cards in force by the day they were issued, with their notice: what papers quote. */
export type IssuedCardRow = {
  id: string
  subject: string
  unit: string
  level: Level
  word: string
  sentence: { code: string; params: Record<string, string | number | null> }
  period: string
  notice: string
  issuedOn: string
  rectifyBy: string | null
}

/** Cards issued from one day to another and in force on the latter, worst first; for a whole paper of cards, by its notice. */
export async function listIssuedCards(
  db: Db,
  scope: ReadScope,
  which: { readonly from: string; readonly to: string } | { readonly noticeId: string },
): Promise<IssuedCardRow[]> {
  const chosen =
    'noticeId' in which
      ? sql`exists (select from card_event e where e.card_id = c.id and e.kind = 'issued' and e.body ->> 'noticeId' = ${which.noticeId})`
      : sql`n.issued_on between ${which.from} and ${which.to} and n.stage in ('issued', 'served', 'published')`
  const found = await sql<IssuedCardRow>`
    select c.id, ${subjectName} as subject, case when c.project_id is null then coalesce(u.name, ru.name, ${subjectName}) else ${responsibleUnit} end as unit, c.level,
      b.palette -> c.level ->> 'word' as word, c.verdict #> '{evidence,sentence}' as sentence, b.period,
      coalesce(o.mark || '〔' || o.year || '〕' || o.number || '号', '') as notice, n.issued_on as "issuedOn", n.rectify_by as "rectifyBy"
    from card c join card_batch b on b.id = c.batch_id join card_now n on n.card_id = c.id left join card_notice o on o.id = n.notice_id
    ${subjectJoins} left join unit ru on ru.id = c.responsible_unit_id ${responsibleJoins}
    where ${chosen} and (c.project_id is null or ${within(scope)})
    order by array_position(array['severe','warn','remind','commend'], c.level), ${subjectName} collate "zh-x-icu", c.id`.execute(
    db,
  )
  return found.rows
}
