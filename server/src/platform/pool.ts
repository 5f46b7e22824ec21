import type { ChildProcess } from 'node:child_process'
import { availableParallelism, setPriority } from 'node:os'
import { type Refusal, refuse } from '@guatu/domain/kernel/coded'
import { forkScript } from './fork-script.ts'
import { residentMegabytes } from './resident-memory.ts'

/** What a pool can be asked for, by name: what goes in, what comes out. Both travel as messages. */
export type Works = { readonly [name: string]: { readonly input: unknown; readonly output: unknown } }

/** Between server and child; `ready` once its script is loaded. */
export type ChildSays =
  | { readonly type: 'ready' }
  | { readonly type: 'progress'; readonly share: number }
  | { readonly type: 'done'; readonly output: unknown }
  | { readonly type: 'failed'; readonly message: string }
export type ChildHears = { readonly name: string; readonly input: unknown }

export type PoolLimits = {
  /** Children kept; default: cores − 1, at least one, so that the process that answers keeps a core. */
  readonly processes?: number
  /** Resident memory in MB above which a child is killed, heap and Buffers together. */
  readonly megabytes: number
  /** Of one piece of work. */
  readonly seconds: number
  /** Pieces of work that may wait. */
  readonly waiting: number
  /** How far a child stands back where others want the same core: 0 not at all, 19 wholly. */
  readonly niceness: number
  /** A child without work is ended after so many seconds: it holds a hundred MB. */
  readonly idleSeconds: number
}

export type WorkOptions = { readonly signal?: AbortSignal; onProgress?(share: number): void }

const LIMITS: PoolLimits = { megabytes: 900, seconds: 180, waiting: 200, niceness: 10, idleSeconds: 20 }
/**
 * What goes by in batches dies young where there is room for it. And no threads that help to collect it: they would take the
 * core from the database, which prepares the next batch meanwhile.
 */
const ENGINE = ['--max-semi-space-size=32', '--single-threaded-gc']
/** How often memory is looked at: at a GB a second, a child is caught a quarter of a GB late. */
const WATCH_MS = 250

type Piece = ChildHears & {
  readonly options: WorkOptions
  end(result: { output: unknown } | Refusal): void
  fail(error: Error): void
}
type Child = { readonly process: ChildProcess; ready: boolean; piece: Piece | null; idle: NodeJS.Timeout | null }

/**
 * Child processes for work over 50 ms (portfolios, forecasts), started when first asked for, kept while there is work, and behind requests in
 * the line for a core. A worker thread would share the server's memory: limited to 64 MB, one took 768 MB of Buffers. What a child does it does
 * for good or not at all: its transactions end with it.
 */
export class WorkPool<W extends Works> {
  private readonly script: URL
  private readonly limits: PoolLimits
  private readonly most: number
  private readonly children = new Set<Child>()
  private readonly waiting: Piece[] = []
  private closed = false

  constructor(script: URL, limits: Partial<PoolLimits> = {}) {
    this.script = script
    this.limits = { ...LIMITS, ...limits }
    this.most = this.limits.processes ?? Math.max(1, availableParallelism() - 1)
  }

  /**
   * Has a piece of work done, in turn. Refusals: `platform.pool.busy` (too many wait), `platform.pool.stopped` (cancelled or
   * closed), `platform.pool.crashed` (the child ended by itself), `platform.pool.tookTooLong`, `platform.pool.tooLarge`. An error that the work throws is thrown here.
   */
  run<N extends keyof W & string>(
    name: N,
    input: W[N]['input'],
    options: WorkOptions = {},
  ): Promise<W[N]['output'] | Refusal> {
    if (this.closed || options.signal?.aborted) return Promise.resolve(refuse('platform.pool.stopped'))
    if (this.waiting.length >= this.limits.waiting) return Promise.resolve(refuse('platform.pool.busy'))
    return new Promise((resolve, reject) => {
      const cancel = () => {
        const at = this.waiting.indexOf(piece)
        if (at >= 0) this.waiting.splice(at, 1)
        const child = [...this.children].find((c) => c.piece === piece)
        if (child) this.kill(child)
        piece.end(refuse('platform.pool.stopped'))
      }
      const settled = () => options.signal?.removeEventListener('abort', cancel)
      const piece: Piece = {
        ...{ name, input, options },
        end: (result) => {
          settled()
          resolve('output' in result ? result.output : result)
        },
        fail: (error) => {
          settled()
          reject(error)
        },
      }
      options.signal?.addEventListener('abort', cancel)
      this.waiting.push(piece)
      this.handOut()
    })
  }

  /** Ends all children; whoever waits is told `platform.pool.stopped`. */
  async close(): Promise<void> {
    this.closed = true
    for (const piece of this.waiting.splice(0)) piece.end(refuse('platform.pool.stopped'))
    const all = [...this.children]
    const gone = all.map((c) => new Promise((resolve) => c.process.once('exit', resolve)))
    for (const child of all) {
      child.piece?.end(refuse('platform.pool.stopped'))
      this.kill(child)
    }
    await Promise.all(gone)
  }

  private handOut(): void {
    while (this.waiting.length > 0) {
      const idle = [...this.children].find((c) => c.piece === null)
      if (!idle && this.children.size >= this.most) return
      const child = idle ?? this.begin()
      if (child.idle) clearTimeout(child.idle)
      child.piece = this.waiting.shift()!
      child.process.channel?.ref()
      if (child.ready) this.send(child)
    }
  }

  private begin(): Child {
    const process = forkScript(this.script, [], this.limits.megabytes, ENGINE)
    const child: Child = { process, ready: false, piece: null, idle: null }
    this.children.add(child)
    process.unref()
    standBack(process.pid, this.limits.niceness)
    process.on('message', (said: ChildSays) => this.hear(child, said))
    process.on('error', () => this.lose(child))
    // A heap that reaches its limit ends the process by itself.
    process.on('exit', (_, by) => this.lose(child, by === 'SIGABRT'))
    return child
  }

  private send(child: Child): void {
    const { name, input } = child.piece!
    child.process.send({ name, input } satisfies ChildHears, (error) => error && this.lose(child))
    this.watch(child, child.piece!, performance.now() + this.limits.seconds * 1000)
  }

  private watch(child: Child, piece: Piece, until: number): void {
    const timer = setInterval(() => {
      if (child.piece !== piece) return clearInterval(timer)
      const { seconds, megabytes } = this.limits
      const tooLong = performance.now() > until
      if (!tooLong && residentMegabytes(child.process.pid) <= megabytes) return
      this.kill(child)
      piece.end(
        tooLong ? refuse('platform.pool.tookTooLong', { seconds }) : refuse('platform.pool.tooLarge', { megabytes }),
      )
    }, WATCH_MS)
  }

  private hear(child: Child, said: ChildSays): void {
    const { piece } = child
    if (said.type === 'ready') child.ready = true
    if (said.type === 'ready' && piece) this.send(child)
    if (said.type === 'progress') piece?.options.onProgress?.(said.share)
    if (said.type !== 'done' && said.type !== 'failed') return
    child.piece = null
    // A child without work keeps nobody from ending.
    child.process.channel?.unref()
    if (said.type === 'done') piece?.end({ output: said.output })
    else piece?.fail(new Error(`${piece.name}: ${said.message}`))
    child.idle = setTimeout(() => this.kill(child), this.limits.idleSeconds * 1000).unref()
    this.handOut()
  }

  private kill(child: Child): void {
    if (child.idle) clearTimeout(child.idle)
    this.children.delete(child)
    child.piece = null
    child.process.kill('SIGKILL')
    this.handOut()
  }

  /** A child that ended by itself takes its piece with it; the next piece gets a new child. */
  private lose(child: Child, full = false): void {
    if (!this.children.delete(child)) return
    if (child.idle) clearTimeout(child.idle)
    const { megabytes } = this.limits
    child.piece?.end(full ? refuse('platform.pool.tooLarge', { megabytes }) : refuse('platform.pool.crashed'))
    child.piece = null
    if (!this.closed) this.handOut()
  }
}

/** Where the system has no priorities, or allows no lower one, the child works as everybody does. */
function standBack(pid: number | undefined, niceness: number): void {
  try {
    if (pid !== undefined) setPriority(pid, niceness)
  } catch {}
}
