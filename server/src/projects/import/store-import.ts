import { isRefusal, type Refusal, refuse } from '@guatu/domain/kernel/coded'
import { civilDateOf } from '../../platform/clock.ts'
import { isDiskFull } from '../../platform/disk-full.ts'
import { newId } from '../../platform/id.ts'
import { type Caller, type CommandHost, runCommand } from '../../platform/run-command.ts'
import { type ConfirmImport, confirmImport, storableAsOf } from '../commands/confirm-import.ts'
import { claimStoring } from './claim-writes.ts'
import { KeptClaim } from './kept-claim.ts'
import { findStaging, isAnyAtWork, isStoringLocked } from './staging-reads.ts'
import { askToCancel, giveBack } from './staging-writes.ts'

export type StoreImport = Omit<ConfirmImport, 'claim'>

/** Stores staged imports in the background, with progress, until it is done or somebody gives it up. */
export class ImportStorer {
  private readonly running = new Map<string, { abort: AbortController; done: Promise<unknown> }>()
  private readonly host: CommandHost
  private readonly told: (id: string) => void
  private readonly failed: (error: unknown) => void
  private closing = false

  constructor(host: CommandHost, told: (id: string) => void, failed: (error: unknown) => void) {
    this.host = host
    this.told = told
    this.failed = failed
  }

  /** Answers once it has begun, or why it can't: no date, changed meanwhile, another one at work. */
  async start(caller: Caller, input: StoreImport): Promise<Refusal | null> {
    const begun = await this.begin(caller, input)
    if (begun === null || isRefusal(begun)) return begun
    return null
  }

  /** The same, and waits for the end: how many projects were written. */
  async toEnd(caller: Caller, input: StoreImport): Promise<{ projects: number } | Refusal> {
    const begun = await this.begin(caller, input)
    return begun === null ? { projects: 0 } : isRefusal(begun) ? begun : begun.done
  }

  async cancel(id: string): Promise<void> {
    this.running.get(id)?.abort.abort()
    await askToCancel(this.host.db, id)
  }

  async close(): Promise<void> {
    this.closing = true
    const all = [...this.running.values()]
    for (const { abort } of all) abort.abort()
    await Promise.allSettled(all.map(({ done }) => done))
  }

  private async begin(caller: Caller, input: StoreImport) {
    const { db, clock } = this.host
    const staging = await findStaging(db, input.importId)
    if (!staging) return refuse('platform.notFound', { what: 'imports.import' })
    if (staging.state === 'confirmed') return null
    const asOf = storableAsOf(staging, input.expectedVersion, civilDateOf(clock.now()))
    if (isRefusal(asOf)) return asOf
    const claim = newId()
    if ((await isAnyAtWork(db)) || (await isStoringLocked(db))) return refuse('imports.anotherRunning')
    if (!(await claimStoring(db, input.importId, input.expectedVersion, claim)))
      return refuse('platform.staleVersion', { expected: input.expectedVersion })
    const abort = new AbortController()
    const done = this.store(caller, { ...input, claim }, abort).finally(() => {
      this.running.delete(input.importId)
      this.told(input.importId)
    })
    this.running.set(input.importId, { abort, done })
    this.told(input.importId)
    return { done }
  }

  private async store(
    caller: Caller,
    input: ConfirmImport,
    abort: AbortController,
  ): Promise<{ projects: number } | Refusal> {
    const { db, react } = this.host
    const { importId: id, claim } = input
    const kept = new KeptClaim(db, id, claim, abort, this.told)
    try {
      const watch = { progress: kept.progress, isCancelled: () => abort.signal.aborted, react }
      const done = await runCommand(this.host, caller, confirmImport(watch), input)
      if (isRefusal(done))
        await giveBack(db, id, claim, this.closing ? { code: 'imports.storingCutOff', params: {} } : done)
      return done
    } catch (error) {
      this.failed(error)
      const refusal = refuse(isDiskFull(error) ? 'imports.diskFull' : 'imports.storingFailed')
      await giveBack(db, id, claim, refusal).catch(this.failed)
      return refusal
    } finally {
      kept.end()
    }
  }
}
