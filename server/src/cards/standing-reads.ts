import type { Level } from '@guatu/domain/cards/level'
import type { Coded } from '@guatu/domain/kernel/coded'
import { sql } from 'kysely'
import type { Db } from '../platform/db.ts'

export type StandingRow = {
  period: string
  closedOn: string
  level: Level
  sentence: Coded
  metrics: Record<string, string | null>
  /** The card that was issued for the period and not taken back; and one that an appeal exempted. */
  cardId: string | null
  exempted: boolean
}

/** How a project stood at its closed card periods, oldest first, with what became of each period's card. */
export async function listStandingRows(db: Db, projectId: string, limit: number): Promise<StandingRow[]> {
  const found = await sql<StandingRow>`
    select v.period, v.closed_on as "closedOn", v.level, v.sentence, v.metrics, k.id as "cardId",
      coalesce(k.stage = 'exempted', false) or exists (select from exemption e where e.project_id = v.project_id and e.from_on <= v.closed_on
        and e.to_on >= v.closed_on and not exists (select from exemption s where s.supersedes = e.id)
        and (e.rule is null or e.rule = v.rule)) as exempted
    from card_period_verdict v
    left join lateral (select c.id, n.stage from card c join card_batch b on b.id = c.batch_id join card_now n on n.card_id = c.id
      where c.project_id = v.project_id and b.period = v.period and n.issued_on is not null order by c.id limit 1) k on true
    where v.project_id = ${projectId} order by v.closed_on desc limit ${limit}`.execute(db)
  return found.rows.reverse()
}

/** The last day of the newest card period that was closed for verdicts. */
export async function lastCardPeriodClosedOn(db: Db): Promise<string | null> {
  const found = await sql<{ on: string | null }>`select max(closed_on) as on from card_period_verdict`.execute(db)
  return found.rows[0]?.on ?? null
}
