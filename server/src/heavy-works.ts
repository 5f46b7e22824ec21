import { isRefusal, type Refusal } from '@guatu/domain/kernel/coded'
import type { Period } from '@guatu/domain/reports/periods'
import { say } from '@guatu/words/say'
import type pg from 'pg'
import type { BatchDraft } from './cards/batch-drafts.ts'
import type { DryWish } from './cards/try-on-past.ts'
import { type Clock, systemClock } from './platform/clock.ts'
import { type WorkOptions, WorkPool } from './platform/pool.ts'
import type { ReadScope } from './platform/scope.ts'

/** What every piece of work is told: the database, and the moment where a clock was set; else the child looks at its own. */
export type HeavyAt = { readonly connection: pg.PoolConfig; readonly now: string | null }

/**
 * What is sent out of the process that answers, on one page; `heavy-child.ts` says how each is done.
 *
 *   night           every period that was locked since, every project scheduled and judged
 *   judgeShare      a part of the night's projects, for the child that has the night
 *   closeCardMonth  how every project stood at a month's close, and the cards that makes
 *   forecast        finish with its probability of some plans, and when their lights turn
 *   dryRun          a draft of rules against closed periods, for somebody who waits
 *   ledgerOut       what is stored, in the layout of a sheet that an office uploaded
 */
export type HeavyWorks = {
  readonly night: { readonly input: HeavyAt & { readonly again: boolean }; readonly output: boolean }
  readonly judgeShare: {
    readonly input: HeavyAt & { readonly ids: readonly string[] }
    readonly output: readonly string[]
  }
  readonly closeCardMonth: { readonly input: HeavyAt & { readonly month: Period }; readonly output: BatchDraft[] }
  readonly dryRun: {
    readonly input: HeavyAt & { readonly id: string; readonly wish: DryWish }
    readonly output: null
  }
  readonly ledgerOut: { readonly input: HeavyAt & LedgerWish; readonly output: Buffer | Refusal }
  readonly forecast: { readonly input: HeavyAt & { readonly ids: readonly string[] }; readonly output: null }
}
/** The uploaded file, and whose projects are written. */
export type LedgerWish = { readonly template: string; readonly scope: ReadScope }
type Asked<N extends keyof HeavyWorks> = Omit<HeavyWorks[N]['input'], keyof HeavyAt>

/** The clockwork waits for nobody, and has one child that stands back behind all others. */
export const CLOCKWORK = { processes: 1, megabytes: 700, seconds: 1800, niceness: 10 }
/** Somebody looks at how far it has come; requests come before it all the same. */
const ASKED = { megabytes: 900, seconds: 180, waiting: 20, niceness: 5 }
export const HEAVY_SCRIPT = new URL('./heavy-child', import.meta.url)

/** Work in child processes: what the clockwork does, and what people ask for, neither waiting for the other. */
export class HeavyWork {
  private readonly pool = new WorkPool<HeavyWorks>(HEAVY_SCRIPT, CLOCKWORK)
  private readonly asked = new WorkPool<HeavyWorks>(HEAVY_SCRIPT, ASKED)
  private readonly at: () => HeavyAt
  private closed = false

  constructor(connection: pg.PoolConfig, clock: Clock) {
    this.at = () => ({ connection, now: clock === systemClock ? null : clock.now().toISOString() })
  }

  /** For the clockwork. Null where the server closes: the next one finds it due. Whatever else keeps it from being done is thrown with its sentence. */
  async run<N extends keyof HeavyWorks>(
    name: N,
    asked: Asked<N>,
  ): Promise<{ readonly done: HeavyWorks[N]['output'] } | null> {
    const done = await this.pool.run(name, { ...this.at(), ...asked } as HeavyWorks[N]['input'])
    if (this.closed) return null
    if (isRefusal(done)) throw new Error(say(done, 'en'))
    return { done: done as HeavyWorks[N]['output'] }
  }

  /** For somebody who waits. Refuses what the pool refuses. */
  ask<N extends keyof HeavyWorks>(
    name: N,
    asked: Asked<N>,
    options: WorkOptions = {},
  ): Promise<HeavyWorks[N]['output'] | Refusal> {
    return this.asked.run(name, { ...this.at(), ...asked } as HeavyWorks[N]['input'], options)
  }

  /** Kills what works: its transactions end with it. */
  async close(): Promise<void> {
    this.closed = true
    await Promise.all([this.pool.close(), this.asked.close()])
  }
}
