import type { Platform } from '../../platform/platform.ts'
import { reopenLapsedStorings } from './claim-writes.ts'
import { ImportReader } from './run-reading.ts'
import { ImportStorer } from './store-import.ts'

/** What this server does with staged imports in the background: it reads files, and stores what was confirmed. */
export class ImportWorkers {
  readonly reader: ImportReader
  readonly storer: ImportStorer
  private readonly platform: Platform

  constructor(platform: Platform, log: { error(about: object, text: string): void }) {
    const told = (id: string): void => void platform.live.announce([`import:${id}`, 'imports'])
    this.platform = platform
    this.reader = new ImportReader(platform.db, platform.files, told)
    this.storer = new ImportStorer(platform, told, (error) => log.error({ err: error }, 'storing an import failed'))
  }

  /** Takes up what a server left that is gone. */
  async resume(): Promise<void> {
    await reopenLapsedStorings(this.platform.db)
    await this.reader.resume()
  }

  async close(): Promise<void> {
    await Promise.all([this.reader.close(), this.storer.close()])
  }
}
