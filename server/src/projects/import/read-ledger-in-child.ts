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
}
/** What the child says; rows come in small pieces so that no message holds up the event loop. */
export type ChildSays =
  | { readonly type: 'ready' }
  | { readonly type: 'progress'; readonly share: number }
  | { readonly type: 'refused'; readonly refusal: Refusal }
  | { readonly type: 'start'; readonly understanding: LedgerUnderstanding; readonly grids: readonly SheetGrid[] }
  | { readonly type: 'rows'; readonly sheet: number; readonly rows: readonly LedgerRow[] }
  | { readonly type: 'grid'; readonly sheet: number; readonly rows: string[][] }
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
}

/** Time and memory grow with the file; a small file that wants much of either is hostile. */
export function limitsFor(bytes: number): { readonly milliseconds: number; readonly megabytes: number } {
  const size = bytes / 1e6
  return {
    milliseconds: 4_000 + Math.min(56_000, size * 10_000),
    megabytes: 240 + Math.min(300, Math.max(0, size - 1) * 60),
  }
}

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
    size = statSync(path).size
  } catch {
    return refuse('ledger.noSuchFile', { file: path })
  }
  if (size > 50_000_000) return refuse('ledger.fileTooLarge', { limitMegabytes: 50 })
  const limits = limitsFor(size)
  const child = startChild(limits.megabytes)
  return await converse(
    child,
    { path, fileName, profile: options.profile ?? null, repairs: options.repairs ?? [], grid: options.grid ?? false },
    limits,
    options,
  )
}

function startChild(megabytes: number): ChildProcess {
  const source = import.meta.url.endsWith('.ts')
  const script = fileURLToPath(new URL(source ? './ledger-child.ts' : './ledger-child.js', import.meta.url))
  const tsx = source ? join(dirname(createRequire(import.meta.url).resolve('tsx/package.json')), 'dist/loader.mjs') : ''
  const execArgv = [`--max-old-space-size=${Math.round(megabytes * 0.8)}`]
  if (source) execArgv.push('-C', 'guatu-src', '--import', pathToFileURL(tsx).href)
  return fork(script, [], { execArgv, stdio: ['ignore', 'ignore', 'ignore', 'ipc'] })
}

function converse(
  child: ChildProcess,
  request: ReadRequest,
  limits: { milliseconds: number; megabytes: number },
  { signal, onProgress }: Pick<ReadOptions, 'signal' | 'onProgress'>,
): Promise<LedgerInChild | Refusal> {
  return new Promise((resolve) => {
    let understanding: LedgerUnderstanding | null = null
    let grids: readonly SheetGrid[] = []
    const rows: LedgerRow[][] = []
    let timer: NodeJS.Timeout | undefined
    const end = (result: LedgerInChild | Refusal): void => {
      clearTimeout(timer)
      clearInterval(watch)
      signal?.removeEventListener('abort', cancel)
      child.removeAllListeners()
      child.kill('SIGKILL')
      resolve(result)
    }
    const cancel = (): void => end(refuse('ledger.cancelled'))
    const tooMuch = (): void => end(refuse('ledger.tookTooMuchMemory', { megabytes: Math.round(limits.megabytes) }))
    const watch = setInterval(() => {
      if (residentMegabytes(child.pid) > limits.megabytes) tooMuch()
    }, 50)
    if (signal?.aborted) return cancel()
    signal?.addEventListener('abort', cancel)
    child.on('error', () => end(refuse('ledger.readerStopped')))
    child.on('exit', (_, by) => (by === 'SIGABRT' ? tooMuch() : end(refuse('ledger.readerStopped'))))
    child.on('message', (said: ChildSays) => {
      switch (said.type) {
        case 'ready':
          timer = setTimeout(
            () => end(refuse('ledger.tookTooLong', { seconds: Math.round(limits.milliseconds / 1000) })),
            limits.milliseconds,
          )
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
        case 'done':
          end({ understanding: joined(understanding!, rows), grids })
      }
    })
  })
}

function joined(understanding: LedgerUnderstanding, rows: readonly LedgerRow[][]): LedgerUnderstanding {
  return { ...understanding, sheets: understanding.sheets.map((s, i) => ({ ...s, rows: rows[i]! })), rows: rows.flat() }
}

/** Resident memory of a process in MB; 0 where the system does not tell (the heap limit still holds there). */
function residentMegabytes(pid: number | undefined): number {
  try {
    return (Number(readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1]) * 4096) / 1e6
  } catch {
    return 0
  }
}
