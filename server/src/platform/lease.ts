import { sql } from 'kysely'

/** How long work is taken for held without being renewed: a server that was killed leaves its work for others after that. */
export const LEASE_SECONDS = 15

/** The end of a hold that begins or is renewed now, by the database's clock. */
export const leaseFromNow = sql<Date>`now() + interval '${sql.raw(String(LEASE_SECONDS))} seconds'`
