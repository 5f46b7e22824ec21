import { type ChildProcess, fork } from 'node:child_process'
import { readFileSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { type Refusal, refuse } from '@guatu/domain/kernel/coded'
import type { LedgerRow, LedgerUnderstanding, MappingProfile } from '@guatu/domain/projects/ledger/ledger-row'
import type { Merge } from '@guatu/domain/projects/ledger/sheet-cells'
import type { CellRepair } from './read-ledger-file.ts'

/** A sheet as it stands, as text, for showing beside what was understood. */
export type SheetGrid = {
  readonly sheet: string
  readonly rows: string[][]
  readonly merges: readonly Merge[]
  readonly hiddenRows: readonly number[]
}
export type LedgerInChild = { readonly understanding: LedgerUnderstanding; readonly grids: readonly SheetGrid[] }

export type ReadRequest = {
  readonly path: string
  readonly fileName: string
  readonly profile: MappingProfile | null
  readonly repairs: readonly CellRepair[]
  readonly grid: boolean
  /** The child may have the room of a large .xls; without it, it asks. */
  readonly roomy: boolean
}
/** What the child says; rows come in small pieces so that no message holds up the event loop. */
export type ChildSays =
  | { readonly type: 'ready' }
  | { readonly type: 'progress'; readonly share: number }
  | { readonly type: 'refused'; readonly refusal: Refusal }
  | { readonly type: 'start'; readonly understanding: LedgerUnderstanding; readonly grids: readonly SheetGrid[] }
  | { readonly type: 'rows'; readonly sheet: number; readonly rows: readonly LedgerRow[] }
  | { readonly type: 'grid'; readonly sheet: number; readonly rows: string[][] }
  | { readonly type: 'wantsRoom' }
  | { readonly type: 'done' }

export type ReadOptions = {
  readonly profile?: MappingProfile | null
  /** Cells that an office typed over. */
  readonly repairs?: readonly CellRepair[]
  /** Also hand back the sheets as text. */
  readonly grid?: boolean
  readonly signal?: AbortSignal
  /** Told how far the reading has come, from 0 to 1. */
  readonly onProgress?: (share: number) => void
  /** Told in the end how much memory the reading took at its highest, in MB; 0 where the system does not tell. */
  readonly onEnd?: (peakMegabytes: number) => void
}

type Limits = { readonly megabytes: number; readonly processorSeconds: number; readonly seconds: number }

/**
 * What a reading may take; a ledger of 10,000 × 40 takes half of either. The same for every file, so that nothing which is refused has taken
 * more. Of time the processor's is counted, not the clock's: a busy machine makes no ledger hostile.
 */
export const READING_LIMITS: Limits = { megabytes: 280, processorSeconds: 4, seconds: 60 }
/** An .xls of 10,000 × 40 takes 340 MB; only one whose own records were counted and are no more than a large ledger's gets so much. */
export const LARGE_XLS_LIMITS: Limits = { megabytes: 400, processorSeconds: 8, seconds: 60 }
/** A fast reader takes a gigabyte a second: looked at this often, it is caught ten megabytes late. */
const WATCH_MS = 10

/**
 * Reads and understands a ledger in a process of its own, which is killed when it takes too long or too much memory.
 * Refusals: all of `readLedgerFile`, and `ledger.tookTooLong`, `ledger.tookTooMuchMemory`, `ledger.cancelled`.
 */
export async function readLedgerInChild(
  path: string,
  fileName: string,
  options: ReadOptions = {},
): Promise<LedgerInChild | Refusal> {
  let size: number
  try {
    const found = statSync(path)
    if (!found.isFile()) return refuse('ledger.notAFile', { file: path })
    size = found.size
  } catch {
    return refuse('ledger.noSuchFile', { file: path })
  }
  if (size > 50_000_000) return refuse('ledger.fileTooLarge', { limitMegabytes: 50 })
  const { profile = null, repairs = [], grid = false } = options
  const request = { path, fileName, profile, repairs, grid }
  const read = await converse({ ...request, roomy: false }, READING_LIMITS, options)
  return read === WANTS_ROOM ? await converse({ ...request, roomy: true }, LARGE_XLS_LIMITS, options) : read
}

function startChild(limits: Limits): ChildProcess {
  const source = import.meta.url.endsWith('.ts')
  const script = fileURLToPath(new URL(source ? './ledger-child.ts' : './ledger-child.js', import.meta.url))
  const tsx = source ? join(dirname(createRequire(import.meta.url).resolve('tsx/package.json')), 'dist/loader.mjs') : ''
  // Node itself takes a third of the limit; with larger young generations the heap overshoots by tens of megabytes.
  const execArgv = [`--max-old-space-size=${Math.round(limits.megabytes * 0.65)}`, '--max-semi-space-size=8']
  if (source) execArgv.push('-C', 'guatu-src', '--import', pathToFileURL(tsx).href)
  return fork(script, [], { execArgv, stdio: ['ignore', 'ignore', 'ignore', 'ipc'] })
}

function converse(
  request: ReadRequest,
  limits: Limits,
  { signal, onProgress, onEnd }: Pick<ReadOptions, 'signal' | 'onProgress' | 'onEnd'>,
): Promise<LedgerInChild | Refusal> {
  const child = startChild(limits)
  return new Promise((resolve) => {
    let understanding: LedgerUnderstanding | null = null
    let grids: readonly SheetGrid[] = []
    const rows: LedgerRow[][] = []
    const end = (result: LedgerInChild | Refusal): void => {
      const peak = watch.stop()
      onEnd?.(peak)
      signal?.removeEventListener('abort', cancel)
      child.removeAllListeners()
      child.kill('SIGKILL')
      resolve(result)
    }
    const cancel = (): void => end(refuse('ledger.cancelled'))
    const watch = watchLimits(child, limits, end)
    if (signal?.aborted) return cancel()
    signal?.addEventListener('abort', cancel)
    child.on('error', () => end(refuse('ledger.readerStopped')))
    child.on('exit', (_, by) => end(by === 'SIGABRT' ? tooMuch(limits) : refuse('ledger.readerStopped')))
    child.on('message', (said: ChildSays) => {
      switch (said.type) {
        case 'ready':
          watch.begin()
          child.send(request)
          break
        case 'progress':
          onProgress?.(said.share)
          break
        case 'refused':
          end(said.refusal)
          break
        case 'start':
          understanding = said.understanding
          grids = said.grids
          for (const _ of understanding.sheets) rows.push([])
          break
        case 'rows':
          rows[said.sheet]!.push(...said.rows)
          break
        case 'grid':
          grids[said.sheet]!.rows.push(...said.rows)
          break
        case 'wantsRoom':
          end(WANTS_ROOM)
          break
        case 'done':
          end({ understanding: joined(understanding!, rows), grids })
      }
    })
  })
}

const tooMuch = ({ megabytes }: Limits): Refusal => refuse('ledger.tookTooMuchMemory', { megabytes })
/** Never handed out: the reading begins once more with the limits of a large .xls. */
const WANTS_ROOM: Refusal = tooMuch(READING_LIMITS)

/** Watches memory from the child's start, time from `begin`; `stop` tells the highest memory in MB. */
function watchLimits(
  child: ChildProcess,
  limits: Limits,
  end: (refusal: Refusal) => void,
): { begin(): void; stop(): number } {
  const { megabytes, processorSeconds, seconds } = limits
  let [peak, begun, spent] = [0, Number.POSITIVE_INFINITY, 0]
  const timer = setInterval(() => {
    const resident = residentMegabytes(child.pid)
    peak = Math.max(peak, resident)
    if (resident > megabytes) return end(tooMuch(limits))
    if (begun === Number.POSITIVE_INFINITY) return
    const worked = processorSecondsOf(child.pid) - spent
    if (worked > processorSeconds) return end(refuse('ledger.tookTooLong', { seconds: processorSeconds }))
    if (performance.now() - begun > seconds * 1000) end(refuse('ledger.tookTooLong', { seconds }))
  }, WATCH_MS)
  return {
    begin() {
      begun = performance.now()
      spent = processorSecondsOf(child.pid)
    },
    stop() {
      clearInterval(timer)
      return Math.max(peak, peakMegabytes(child.pid))
    },
  }
}

function joined(understanding: LedgerUnderstanding, rows: readonly LedgerRow[][]): LedgerUnderstanding {
  return { ...understanding, sheets: understanding.sheets.map((s, i) => ({ ...s, rows: rows[i]! })), rows: rows.flat() }
}

/** What the system says of a process; '' once it is gone, and where the system does not tell (the limits of heap and clock hold there). */
function told(pid: number | undefined, what: string): string {
  try {
    return readFileSync(`/proc/${pid}/${what}`, 'utf8')
  } catch {
    return ''
  }
}

const residentMegabytes = (pid: number | undefined): number =>
  (Number(told(pid, 'statm').split(' ')[1] ?? 0) * 4096) / 1e6

const peakMegabytes = (pid: number | undefined): number =>
  (Number(/VmHWM:\s+(\d+)/.exec(told(pid, 'status'))?.[1] ?? 0) * 1024) / 1e6

/** User and system time, told in hundredths; the process's name before them may hold spaces and brackets. */
function processorSecondsOf(pid: number | undefined): number {
  const fields = told(pid, 'stat').replace(/^.*\)/s, '').split(' ')
  return (Number(fields[12] ?? 0) + Number(fields[13] ?? 0)) / 100
}
