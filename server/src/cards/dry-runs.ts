import type { RuleSet } from '@guatu/domain/cards/rule-set'
import { isRefusal, type Refusal } from '@guatu/domain/kernel/coded'
import type pg from 'pg'
import { dryRunInChild } from './dry-run-in-child.ts'
import type { DriedRun, DryWish } from './try-on-past.ts'

export type KeptRun = {
  readonly id: string
  readonly name: string
  readonly wish: DryWish
  /** The district's set at the end of the span: whose words the left side wears. */
  readonly inForce: RuleSet
  state: 'running' | 'done' | 'cancelled' | 'failed'
  progress: number
  result: DriedRun | null
  problem: Refusal | null
}

/** Results are kept for looking at, not for good: a dry run writes nothing, so a restart forgets it. */
const KEPT = 8

/** Dry runs of this server, one at a time. */
export class DryRuns {
  private readonly runs = new Map<string, KeptRun>()
  private readonly connection: pg.PoolConfig
  private running: { readonly control: AbortController; readonly ended: Promise<void> } | null = null

  constructor(connection: pg.PoolConfig) {
    this.connection = connection
  }

  isBusy = (): boolean => this.running !== null
  find = (id: string): KeptRun | undefined => this.runs.get(id)

  start(of: Pick<KeptRun, 'id' | 'name' | 'wish' | 'inForce'>): KeptRun {
    const run: KeptRun = { ...of, state: 'running', progress: 0, result: null, problem: null }
    this.runs.set(run.id, run)
    for (const id of [...this.runs.keys()].slice(0, -KEPT)) this.runs.delete(id)
    const control = new AbortController()
    const ended = this.follow(run, control.signal).finally(() => {
      this.running = null
    })
    this.running = { control, ended }
    return run
  }

  cancel(id: string): void {
    const run = this.runs.get(id)
    if (run?.state !== 'running') return
    run.state = 'cancelled'
    this.running?.control.abort()
  }

  async close(): Promise<void> {
    this.running?.control.abort()
    await this.running?.ended
  }

  private async follow(run: KeptRun, signal: AbortSignal): Promise<void> {
    const done = await dryRunInChild({ connection: this.connection, wish: run.wish }, signal, (share) => {
      run.progress = share
    })
    if (run.state === 'cancelled') return
    if (isRefusal(done)) {
      run.state = 'failed'
      run.problem = done
      return
    }
    run.result = done
    run.progress = 1
    run.state = 'done'
  }
}
