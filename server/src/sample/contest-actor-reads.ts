import { sql } from 'kysely'
import type { Transaction } from '../platform/db.ts'

type Person = { id: string; name: string }

/** Who is of the sample's contests: its judges in the order of their names, the headquarters that compete, the year's campaign. */
export async function listContestActors(
  trx: Transaction,
): Promise<{ judges: readonly Person[]; headquarters: readonly string[]; campaignId: string | null }> {
  const judges = await sql<Person>`
    select distinct pe.id, pe.name from account a join person pe on pe.id = a.person_id
    where a.grants @> '[{"role": "judge"}]' order by pe.name, pe.id`.execute(trx)
  const units = await sql<{ id: string }>`
    select id from unit where kind = 'headquarters' order by natural_name(name) collate "zh_natural", id limit 5`.execute(
    trx,
  )
  const campaigns = await sql<{ id: string }>`select id from campaign order by from_on, id limit 1`.execute(trx)
  return {
    judges: judges.rows,
    headquarters: units.rows.map((u) => u.id),
    campaignId: campaigns.rows[0]?.id ?? null,
  }
}
