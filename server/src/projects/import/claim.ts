import { sql } from 'kysely'
import type { Db } from '../../platform/db.ts'

/** How long a claim holds without being renewed: a server that was killed leaves its work for others after that. */
const LEASE = sql`interval '15 seconds'`
const RENEWED_MS = 2000

/** States in which a server works on a staged import. */
export type WorkState = 'reading' | 'storing'

/** Takes the reading of a staged file for one worker; false when another one is at it, or it is no longer to be read. */
export async function claimReading(db: Db, id: string, claim: string): Promise<boolean> {
  const done = await sql`
    update import_staging set claimed_by = ${claim}, claimed_until = now() + ${LEASE}
    where id = ${id} and state = 'reading' and (claimed_until is null or claimed_until < now())`.execute(db)
  return done.numAffectedRows === 1n
}

/** Takes the storing of a staged import that is ready, in the version that its reader saw; false when it is not so any more. */
export async function claimStoring(db: Db, id: string, version: number, claim: string): Promise<boolean> {
  const done = await sql`
    update import_staging set state = 'storing', progress = 0, problem = null, cancel_asked = false, claimed_by = ${claim}, claimed_until = now() + ${LEASE}
    where id = ${id} and state = 'ready' and version = ${version}`.execute(db)
  return done.numAffectedRows === 1n
}

/** Gives a claim up: what was not finished waits for the next server. */
export const releaseClaim = (db: Db, id: string, claim: string) =>
  sql`update import_staging set claimed_by = null, claimed_until = null where id = ${id} and claimed_by = ${claim}`.execute(
    db,
  )

/** Whether any server reads or stores an import now. */
export async function isAnyAtWork(db: Db): Promise<boolean> {
  const found = await sql<{ at: boolean }>`
    select exists (select from import_staging where state in ('reading', 'storing') and claimed_until > now()) as at`.execute(
    db,
  )
  return found.rows[0]!.at
}

/** What is to be done on an import that no server is at: its claim lapsed, or was given up at a server's end. */
export async function workLeft(db: Db, id: string): Promise<WorkState | null> {
  const found = await sql<{ state: WorkState }>`
    select state from import_staging
    where id = ${id} and state in ('reading', 'storing') and (claimed_until is null or claimed_until < now())`.execute(
    db,
  )
  return found.rows[0]?.state ?? null
}

/** Storings whose server died wrote nothing, since each is one transaction: they are ready again, and say what happened. */
export async function reopenLapsedStorings(db: Db): Promise<string[]> {
  const found = await sql<{ id: string }>`
    update import_staging set state = 'ready', version = version + 1, claimed_by = null, claimed_until = null,
      problem = '{"code": "imports.storingCutOff", "params": {}}'
    where state = 'storing' and (claimed_until is null or claimed_until < now()) returning id`.execute(db)
  return found.rows.map((r) => r.id)
}

/**
 * Keeps a claim alive while its work goes on, and tells how far it is. Aborts when somebody asked to cancel, on whichever
 * server, or when the claim was lost.
 */
export class KeptClaim {
  private share = 0
  private stored = 0
  private readonly timer: NodeJS.Timeout
  private readonly db: Db
  private readonly id: string
  private readonly claim: string
  private readonly abort: AbortController
  private readonly told: (id: string) => void

  constructor(db: Db, id: string, claim: string, abort: AbortController, told: (id: string) => void) {
    this.db = db
    this.id = id
    this.claim = claim
    this.abort = abort
    this.told = told
    this.timer = setInterval(() => void this.renew(), RENEWED_MS)
    this.timer.unref()
  }

  /** Stored in steps of a twentieth at most, and told to the browsers. */
  progress = (share: number): void => {
    this.share = Math.max(this.share, share)
    if (this.share - this.stored >= 0.05) void this.renew()
  }

  end = (): void => clearInterval(this.timer)

  private async renew(): Promise<void> {
    const moved = this.share > this.stored
    this.stored = this.share
    try {
      const found = await sql<{ cancelAsked: boolean }>`
        update import_staging set claimed_until = now() + ${LEASE}, progress = greatest(progress, ${this.share}::real)
        where id = ${this.id} and claimed_by = ${this.claim} and state in ('reading', 'storing')
        returning cancel_asked as "cancelAsked"`.execute(this.db)
      if (found.rows.length === 0 || found.rows[0]!.cancelAsked) this.abort.abort()
      if (moved) this.told(this.id)
    } catch {
      // The next one may get through; a claim that lapses is found when the work is to be written.
    }
  }
}
