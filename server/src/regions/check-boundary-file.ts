import { createReadStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import { isRefusal, type Refusal, refuse } from '@guatu/domain/kernel/coded'
import type { BoundaryWish } from '@guatu/domain/regions/check-boundary'
import type { ShapeKey } from '@guatu/domain/regions/match-places'
import type { FileStore } from '../platform/files.ts'
import { forkScript } from '../platform/fork-script.ts'
import { newId } from '../platform/id.ts'

export type CheckedFile = {
  readonly shapes: readonly ShapeKey[]
  readonly points: number
  readonly shapesSha256: string
}
/** What the child says, once. */
export type BoundarySaid =
  | { readonly refusal: Refusal }
  | { readonly shapes: readonly ShapeKey[]; readonly points: number }

const LIMIT_MS = 20_000
const HEAP_MB = 400

/**
 * Checks a stored GeoJSON in a process of its own, since fifty megabytes take a second of a core, and keeps the plain
 * shapes as another file. Refuses all of `checkBoundary`, and `regions.tookTooLong`.
 */
export async function checkBoundaryFile(
  files: FileStore,
  sha256: string,
  wish: BoundaryWish,
): Promise<CheckedFile | Refusal> {
  const beside = `${files.pathOf(sha256)}.${newId()}.part`
  try {
    const said = await askChild(files.pathOf(sha256), beside, wish)
    if ('refusal' in said) return said.refusal
    const stored = await files.put(createReadStream(beside), Number.POSITIVE_INFINITY)
    return isRefusal(stored) ? stored : { ...said, shapesSha256: stored.sha256 }
  } finally {
    await rm(beside, { force: true })
  }
}

function askChild(path: string, to: string, wish: BoundaryWish): Promise<BoundarySaid> {
  const child = forkScript(new URL('./boundary-child', import.meta.url), [path, to, JSON.stringify(wish)], HEAP_MB)
  return new Promise((resolve) => {
    const stopped = { refusal: refuse('regions.tookTooLong', { seconds: LIMIT_MS / 1000 }) }
    const timer = setTimeout(() => child.kill('SIGKILL'), LIMIT_MS)
    child.on('message', (said: BoundarySaid) => resolve(said))
    child.on('error', () => resolve(stopped))
    child.on('exit', () => {
      clearTimeout(timer)
      resolve(stopped)
    })
  })
}
