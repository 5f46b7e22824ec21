import type { ChildProcess } from 'node:child_process'
import { existsSync } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { forkScript } from '../platform/fork-script.ts'

/** Kinds a thumbnail can be made of; for the others the page shows a paper. */
const DRAWN = new Set(['image/jpeg', 'image/png'])
const LIMIT_MS = 20_000
const HEAP_MB = 420

/** Beside the file, by the same content address. */
export const thumbnailPathOf = (path: string): string => `${path}.thumbnail.jpg`

let queue: Promise<unknown> = Promise.resolve()

/**
 * Makes a thumbnail in a process of its own, one at a time: decoding a photo takes a second of a core and 200 MB. The new
 * picture is drawn from pixels alone, so nothing of the photo's EXIF (place, device) is in it. Answers whether there is one.
 */
export function makeThumbnail(path: string, mediaType: string): Promise<boolean> {
  if (!DRAWN.has(mediaType)) return Promise.resolve(false)
  const made = queue.then(() => existsSync(thumbnailPathOf(path)) || drawInChild(path, mediaType))
  queue = made.catch(() => {})
  return made
}

async function drawInChild(path: string, mediaType: string): Promise<boolean> {
  const beside = `${thumbnailPathOf(path)}.part`
  const drawn = await waitFor(
    forkScript(new URL('./attachment-thumbnail-child', import.meta.url), [path, beside, mediaType], HEAP_MB),
  )
  if (drawn) await rename(beside, thumbnailPathOf(path))
  else await rm(beside, { force: true })
  return drawn
}

function waitFor(child: ChildProcess): Promise<boolean> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => child.kill('SIGKILL'), LIMIT_MS)
    const end = (drawn: boolean) => {
      clearTimeout(timer)
      resolve(drawn)
    }
    child.on('error', () => end(false))
    child.on('exit', (code) => end(code === 0))
  })
}
