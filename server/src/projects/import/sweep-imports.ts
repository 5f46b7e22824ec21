import { readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { connectionOf } from '../../platform/db.ts'
import type { Platform } from '../../platform/platform.ts'
import { referredFiles } from '../../platform/referred-files.ts'
import { deleteOldStagings } from './staging-writes.ts'

/** An upload is kept so long without being confirmed. */
export const KEPT_DAYS = 90
/** Bytes that nobody refers to are of an upload that was refused after it was stored, or of an import that was swept. */
const ORPHAN_DAYS = 7
const DAY_MS = 86_400_000

/**
 * Sweeps what nobody needs any more: imports that were never confirmed, after 90 days, and files that no database of this
 * server refers to, after a week.
 * @returns how many of both went.
 */
export async function sweepImports({ db, files, clock, pool }: Pick<Platform, 'db' | 'files' | 'clock' | 'pool'>) {
  const now = clock.now().getTime()
  const imports = await deleteOldStagings(db, new Date(now - KEPT_DAYS * DAY_MS))
  const old = []
  for await (const file of filesOf(files.folder)) if (file.touched < now - ORPHAN_DAYS * DAY_MS) old.push(file)
  if (old.length === 0) return { imports, orphans: 0 }
  const referred = await referredFiles(connectionOf(pool))
  const orphans = old.filter(({ sha256 }) => sha256 === null || !referred.has(sha256))
  for (const { path } of orphans) await rm(path, { force: true })
  return { imports, orphans: orphans.length }
}

/** Every file of the store, with its content's hash; null for one that was being written when its server died. */
async function* filesOf(folder: string): AsyncGenerator<{ path: string; sha256: string | null; touched: number }> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => [])
  for (const entry of entries) {
    const sha256 = /^[0-9a-f]{64}/.exec(entry.name)?.[0] ?? null
    if (!entry.isFile() || (sha256 === null && !entry.name.startsWith('.'))) continue
    const path = join(entry.parentPath, entry.name)
    const found = await stat(path).catch(() => null)
    if (found) yield { path, sha256, touched: found.mtimeMs }
  }
}
