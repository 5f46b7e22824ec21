import { sql } from 'kysely'
import type { Db } from '../../platform/db.ts'
import { leaseFromNow } from '../../platform/lease.ts'

/** Takes the reading of a staged file for one worker; false when another one is at it, or it is no longer to be read. */
export async function claimReading(db: Db, id: string, claim: string): Promise<boolean> {
  const done = await sql`
    update import_staging set claimed_by = ${claim}, claimed_until = ${leaseFromNow}
    where id = ${id} and state = 'reading' and (claimed_until is null or claimed_until < now())`.execute(db)
  return done.numAffectedRows === 1n
}

/** Takes the storing of a staged import that is ready, in the version that its reader saw; false when it is not so any more. */
export async function claimStoring(db: Db, id: string, version: number, claim: string): Promise<boolean> {
  const done = await sql`
    update import_staging set state = 'storing', progress = 0, problem = null, cancel_asked = false, claimed_by = ${claim}, claimed_until = ${leaseFromNow}
    where id = ${id} and state = 'ready' and version = ${version}`.execute(db)
  return done.numAffectedRows === 1n
}

/** Gives a claim up: what was not finished waits for the next server. */
export const releaseClaim = (db: Db, id: string, claim: string) =>
  sql`update import_staging set claimed_by = null, claimed_until = null where id = ${id} and claimed_by = ${claim}`.execute(
    db,
  )

/** Storings whose server died wrote nothing, since each is one transaction: they are ready again, and say what happened. */
export async function reopenLapsedStorings(db: Db): Promise<string[]> {
  const found = await sql<{ id: string }>`
    update import_staging set state = 'ready', version = version + 1, claimed_by = null, claimed_until = null,
      problem = '{"code": "imports.storingCutOff", "params": {}}'
    where state = 'storing' and (claimed_until is null or claimed_until < now()) returning id`.execute(db)
  return found.rows.map((r) => r.id)
}

/** Renews a claim and stores how far the work is. False: it was lost, or somebody asked to cancel. */
export async function renewClaim(db: Db, id: string, claim: string, share: number): Promise<boolean> {
  const found = await sql<{ cancelAsked: boolean }>`
    update import_staging set claimed_until = ${leaseFromNow}, progress = greatest(progress, ${share}::real)
    where id = ${id} and claimed_by = ${claim} and state in ('reading', 'storing')
    returning cancel_asked as "cancelAsked"`.execute(db)
  return found.rows[0]?.cancelAsked === false
}
