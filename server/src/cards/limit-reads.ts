import type { Level } from '@guatu/domain/cards/level'
import type { Palette } from '@guatu/domain/cards/palette'
import { sql } from 'kysely'
import type { Db } from '../platform/db.ts'
import type { ReadScope } from '../platform/scope.ts'
import { inSight, subjectJoins, subjectName } from './card-reads.ts'

export type CardLimit = {
  cardId: string
  what: 'statement' | 'appeal' | 'rectification'
  dueOn: string
  subject: string
  period: string
  level: Level
  palette: Palette
}

/**
 * Every limit that runs on cards in sight (card-deadlines.ts; `card_now` keeps only the nearest beside its days): the answer in the
 * hearing 核实, the last day of an appeal, the rectification 整改. Those from a day on, by day, then card. An appeal's end is no debt:
 * once past it is gone. Proposals are the desk's alone.
 */
export async function listCardLimits(
  db: Db,
  scope: ReadScope,
  { from, today }: { readonly from: string; readonly today: string },
): Promise<CardLimit[]> {
  const found = await sql<CardLimit>`
    select c.id as "cardId", x.what, x.due_on as "dueOn", ${subjectName} as subject, b.period, c.level, b.palette
    from card c join card_batch b on b.id = c.batch_id join card_now n on n.card_id = c.id
      ${subjectJoins}
      cross join lateral (values ('statement', case when n.stage = 'hearing' then n.answer_by end),
        ('appeal', case when n.appeal = 'none' and n.appeal_by >= ${today} then n.appeal_by end),
        ('rectification', case when n.rectification in ('running', 'sentBack') and n.stage in ('issued', 'served', 'published') then n.rectify_by end)
      ) x(what, due_on)
    where ${inSight({ scope, proposals: false })} and p.withdrawn_on is null and x.due_on >= ${from} order by x.due_on, c.id limit 2000`.execute(
    db,
  )
  return found.rows
}
