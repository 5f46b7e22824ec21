import type { DryDifference } from '@guatu/domain/cards/dry-run'
import { type Refusal, refuse } from '@guatu/domain/kernel/coded'
import type pg from 'pg'
import { forkScript } from '../platform/fork-script.ts'
import type { DriedRun, DryWish } from './try-on-past.ts'

export type DryRequest = { readonly connection: pg.PoolConfig; readonly wish: DryWish }
type Head = Omit<DriedRun, 'differences' | 'names'> & { readonly names: readonly (readonly [string, string])[] }
export type DryChildSays =
  | { readonly type: 'ready' }
  | { readonly type: 'progress'; readonly share: number }
  | { readonly type: 'start'; readonly run: Head }
  | { readonly type: 'differences'; readonly rows: readonly DryDifference[] }
  | { readonly type: 'done' }

const MEGABYTES = 900
const SECONDS = 180

/**
 * A dry run in a process of its own with its own read-only connection; killed when it is cancelled or takes too long.
 * Refusals: `cards.dryRun.stopped`, `cards.dryRun.tookTooLong`.
 */
export function dryRunInChild(
  request: DryRequest,
  signal: AbortSignal,
  onProgress: (share: number) => void,
): Promise<DriedRun | Refusal> {
  const child = forkScript(new URL('./dry-run-child', import.meta.url), [], MEGABYTES)
  return new Promise((resolve) => {
    let head: Head | null = null
    const differences: DryDifference[] = []
    const end = (result: DriedRun | Refusal): void => {
      clearTimeout(timer)
      signal.removeEventListener('abort', cancel)
      child.removeAllListeners()
      child.kill('SIGKILL')
      resolve(result)
    }
    const stopped = (): void => end(refuse('cards.dryRun.stopped'))
    const cancel = stopped
    const timer = setTimeout(() => end(refuse('cards.dryRun.tookTooLong', { seconds: SECONDS })), SECONDS * 1000)
    if (signal.aborted) return cancel()
    signal.addEventListener('abort', cancel)
    child.on('error', stopped)
    child.on('exit', stopped)
    child.on('message', (said: DryChildSays) => {
      if (said.type === 'ready') child.send(request)
      else if (said.type === 'progress') onProgress(said.share)
      else if (said.type === 'start') head = said.run
      else if (said.type === 'differences') differences.push(...said.rows)
      else if (head) end({ ...head, names: new Map(head.names), differences })
    })
  })
}
