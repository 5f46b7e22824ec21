import { sql } from 'kysely'
import type { Db, Transaction } from './db.ts'

export type RegisterStamps = {
  readonly notices: string
  readonly ruleSets: string
  readonly workCalendars: string
  readonly rhythms: string
}

/** A transaction sees one state of the registers that judging needs: asked once, whoever asks. */
const asked = new WeakMap<Db, Promise<RegisterStamps>>()

/** Digests of the registers that judging needs: what was built from them holds as long as the digest does. */
export function registerStamps(db: Db): Promise<RegisterStamps> {
  if (!db.isTransaction) return readStamps(db)
  const known = asked.get(db) ?? readStamps(db)
  asked.set(db, known)
  return known
}

/** Columns that a statement may carry along, so that nobody has to ask again: the lock of a project does. */
export const stampColumns = sql.raw(`
  coalesce((select md5(string_agg(id || ':' || version, ',' order by id)) from calendar_notice), '')
    || coalesce((select max(recorded_at)::text from revision where register = 'calendar_notice'), '') as notices,
  coalesce((select md5(string_agg(id::text, ',' order by id)) from revision where register in ('rule_set', 'campaign')), '') as "ruleSets",
  coalesce((select md5(string_agg(id || ':' || version, ',' order by id)) from work_calendar), '')
    || coalesce((select max(recorded_at)::text from revision where register = 'work_calendar'), '') as "workCalendars",
  coalesce((select md5(string_agg(id || ':' || version, ',' order by id)) from dispatch_rhythm), '') as rhythms`)

/** Keeps stamps that came along with another statement of the transaction. */
export const rememberStamps = (trx: Transaction, stamps: RegisterStamps): void =>
  void asked.set(
    trx,
    Promise.resolve({
      notices: stamps.notices,
      ruleSets: stamps.ruleSets,
      workCalendars: stamps.workCalendars,
      rhythms: stamps.rhythms,
    }),
  )

async function readStamps(db: Db): Promise<RegisterStamps> {
  const found = await sql<RegisterStamps>`select ${stampColumns}`.execute(db)
  return found.rows[0]!
}
