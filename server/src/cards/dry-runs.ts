import type { RuleSet } from '@guatu/domain/cards/rule-set'
import { isRefusal, type Refusal, refuse } from '@guatu/domain/kernel/coded'
import type { Clock } from '../platform/clock.ts'
import type { Db } from '../platform/db.ts'
import { LEASE_SECONDS } from '../platform/lease.ts'
import { endDryRun, endLeftDryRuns, holdDryRun, insertDryRun } from './dry-run-writes.ts'
import type { DryWish } from './try-on-past.ts'

/** Tries and keeps what is found, in a process of its own. */
export type TryElsewhere = (
  asked: { readonly id: string; readonly wish: DryWish },
  options: { readonly signal: AbortSignal; onProgress(share: number): void },
) => Promise<null | Refusal>
type Begun = { readonly id: string; readonly name: string; readonly wish: DryWish; readonly inForce: RuleSet }

/** A hold is renewed several times before it lapses. */
const RENEWED_MS = 3000

/** Dry runs of this server, one at a time; what they found stands in the database. */
export class DryRuns {
  private readonly host: { readonly db: Db; readonly clock: Clock }
  private readonly elsewhere: TryElsewhere
  private running: { readonly id: string; readonly control: AbortController; share: number } | null = null
  private ended: Promise<void> = Promise.resolve()
  private sweep: NodeJS.Timeout | null = null

  constructor(host: { readonly db: Db; readonly clock: Clock }, elsewhere: TryElsewhere) {
    this.host = host
    this.elsewhere = elsewhere
  }

  /** How far a run of this server has come, 0 to 1; null for one that does not run here. */
  progressOf = (id: string): number | null => (this.running?.id === id ? this.running.share : null)

  /** Refuses `cards.dryRun.busy`. */
  async start({ id, name, wish, inForce }: Begun): Promise<null | Refusal> {
    if (this.running) return refuse('cards.dryRun.busy')
    const run = { id, control: new AbortController(), share: 0 }
    this.running = run
    try {
      const texts = { wish: JSON.stringify(wish), inForce: JSON.stringify(inForce) }
      const begunAt = this.host.clock.now()
      await insertDryRun(this.host.db, { id, name, ...texts, state: 'running', problem: null, begunAt })
    } catch (error) {
      this.running = null
      throw error
    }
    this.ended = this.follow(run, wish)
    return null
  }

  async cancel(id: string): Promise<void> {
    await endDryRun(this.host.db, id, 'cancelled', null)
    if (this.running?.id === id) this.running.control.abort()
  }

  /** Ends what a killed server left, now and once more when a hold it had just renewed has lapsed. */
  async resume(): Promise<void> {
    const endLeft = () => endLeftDryRuns(this.host.db, refuse('platform.pool.stopped'))
    await endLeft()
    this.sweep = setTimeout(() => void endLeft().catch(() => {}), (LEASE_SECONDS + 1) * 1000)
    this.sweep.unref()
  }

  async close(): Promise<void> {
    if (this.sweep) clearTimeout(this.sweep)
    this.running?.control.abort()
    await this.ended
  }

  private async follow(run: NonNullable<DryRuns['running']>, wish: DryWish): Promise<void> {
    const options = {
      signal: run.control.signal,
      onProgress: (share: number) => {
        run.share = share
      },
    }
    const hold = setInterval(() => void this.hold(run), RENEWED_MS)
    hold.unref()
    try {
      const done = await this.elsewhere({ id: run.id, wish }, options).catch(() => refuse('platform.pool.crashed'))
      if (isRefusal(done)) await endDryRun(this.host.db, run.id, 'failed', done)
    } finally {
      clearInterval(hold)
      this.running = null
    }
  }

  /** A run that was cancelled on another server stops here; a message that does not get through is tried again. */
  private async hold(run: NonNullable<DryRuns['running']>): Promise<void> {
    const held = await holdDryRun(this.host.db, run.id, run.share).catch(() => true)
    if (!held) run.control.abort()
  }
}
