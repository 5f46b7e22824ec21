import { sql } from 'kysely'
import type { Transaction } from '../platform/db.ts'

type Person = { id: string; name: string }

/** Who acts in the sample's story of cards, and the cards of a period's projects, worst first. */
export async function listCardActors(
  trx: Transaction,
  period = '',
): Promise<{
  office: Person | undefined
  inspection: Person | undefined
  liaison: Person | undefined
  leaders: Person[]
  unitIds: string[]
  cardIds: string[]
}> {
  const ofRole = async (role: string) =>
    (
      await sql<Person>`select pe.id, pe.name from account a join person pe on pe.id = a.person_id
        where a.grants @> ${JSON.stringify([{ role }])}::jsonb order by a.user_name limit 1`.execute(trx)
    ).rows[0]
  const holders = async (duty: string, most: number) =>
    (
      await sql<Person>`
        select distinct pe.id, pe.name from post po join post_holding h on h.post_id = po.id join person pe on pe.id = h.person_id
        where po.duty = ${duty} order by pe.id limit ${most}`.execute(trx)
    ).rows
  const units = await sql<{ id: string }>`select id from unit`.execute(trx)
  const cards = await sql<{ id: string }>`
    select c.id from card c join card_batch b on b.id = c.batch_id where b.period = ${period} and c.project_id is not null
    order by array_position(array['severe','warn','remind','commend'], c.level), c.id`.execute(trx)
  return {
    office: await ofRole('projectOffice'),
    inspection: await ofRole('inspection'),
    liaison: (await holders('liaison', 1))[0],
    leaders: await holders('sponsor', 2),
    unitIds: units.rows.map((u) => u.id),
    cardIds: cards.rows.map((r) => r.id),
  }
}
