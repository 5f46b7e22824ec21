import type { Db } from '../../platform/db.ts'
import { renewClaim } from './claim-writes.ts'

const RENEWED_MS = 2000

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
      if (!(await renewClaim(this.db, this.id, this.claim, this.share))) this.abort.abort()
      if (moved) this.told(this.id)
    } catch {
      // The next one may get through; a claim that lapses is found when the work is to be written.
    }
  }
}
