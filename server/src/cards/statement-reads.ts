import { sql } from 'kysely'
import type { Db } from '../platform/db.ts'
import { type CardSight, inSight, type PaperRow, subjectJoins } from './card-reads.ts'

/** What was said to a proposed card, by its unit or for it; `silent`: nothing within the limit. */
export type StatementRow = {
  cardId: string
  kind: 'stated' | 'silent'
  agrees: boolean
  onPaper: boolean
  text: string
  by: string
  on: string
  papers: PaperRow[]
}

/** Statements to the cards of a batch in sight; a card is stated to once. */
export async function listStatements(db: Db, sight: CardSight, batchId: string): Promise<StatementRow[]> {
  const found = await sql<StatementRow>`
    select e.card_id as "cardId", e.kind, coalesce((e.body ->> 'agrees')::boolean, false) as agrees,
      coalesce((e.body ->> 'onPaper')::boolean, false) as "onPaper", e.text, e.actor as by, e.occurred_on as on,
      coalesce((select json_agg(json_build_object('id', a.id, 'cardId', a.card_id, 'name', a.name, 'mediaType', a.media_type, 'bytes', a.bytes,
        'sha256', a.sha256) order by a.recorded_at, a.id) from card_paper a where a.id = any(e.papers)), '[]'::json) as papers
    from card_event e join card c on c.id = e.card_id join card_batch b on b.id = c.batch_id join card_now n on n.card_id = c.id ${subjectJoins}
    where c.batch_id = ${batchId} and e.kind in ('stated', 'silent') and ${inSight(sight)} order by e.card_id`.execute(
    db,
  )
  return found.rows
}
