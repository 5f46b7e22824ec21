import { createHash, randomUUID } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, open, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { type Refusal, refuse } from '@guatu/domain/kernel/coded'

export type StoredFile = { readonly sha256: string; readonly bytes: number; readonly path: string }

/** Files by content: the same bytes are kept once. Written beside, flushed, then renamed, so a full disk leaves no half file. */
export class FileStore {
  readonly folder: string
  constructor(dataDir: string) {
    this.folder = join(dataDir, 'files')
  }
  pathOf = (sha256: string): string => join(this.folder, sha256.slice(0, 2), sha256)

  /** Streams a file in. Refuses `platform.fileTooLarge`; a stream cut short (`truncated`) counts as too large. */
  async put(source: Readable & { truncated?: boolean }, limit: number): Promise<StoredFile | Refusal> {
    await mkdir(this.folder, { recursive: true, mode: 0o700 })
    const beside = join(this.folder, `.${randomUUID()}`)
    const hash = createHash('sha256')
    let bytes = 0
    try {
      await pipeline(
        source,
        async function* (chunks: AsyncIterable<Buffer>) {
          for await (const chunk of chunks) {
            hash.update(chunk)
            bytes += chunk.length
            yield chunk
          }
        },
        createWriteStream(beside, { mode: 0o600 }),
      )
      if (source.truncated || bytes > limit)
        return refuse('platform.fileTooLarge', { megabytes: Math.round(limit / 1048576) })
      const sha256 = hash.digest('hex')
      await this.keep(beside, sha256)
      return { sha256, bytes, path: this.pathOf(sha256) }
    } finally {
      await rm(beside, { force: true })
    }
  }

  private async keep(beside: string, sha256: string): Promise<void> {
    const path = this.pathOf(sha256)
    const handle = await open(beside, 'r+')
    await handle.sync()
    await handle.close()
    await mkdir(dirname(path), { recursive: true, mode: 0o700 })
    await rename(beside, path)
  }

  read = (sha256: string): Readable => createReadStream(this.pathOf(sha256))
  exists = (sha256: string): Promise<boolean> =>
    stat(this.pathOf(sha256)).then(
      () => true,
      () => false,
    )
}
