import { appendFile, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { CivilDate } from '@guatu/domain/calendar/civil-date'
import type { Db } from '../platform/db.ts'
import { readHead } from './verify-reads.ts'

export type Anchor = { readonly day: string; readonly seq: number; readonly hash: string }

/** Beside the database, not in it: who cuts the chain's tail off must also change this file, or its copies. */
export const anchorsFile = (dataDir: string): string => join(dataDir, 'audit-anchors.txt')

/** Lines as written, oldest first; a line that can't be read counts as none. */
export async function readAnchors(file: string): Promise<Anchor[]> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return ''
    throw error
  })
  return text.split('\n').flatMap((line) => {
    const [, day, seq, hash] = /^(\d{4}-\d{2}-\d{2}) (\d+) ([0-9a-f]{64})$/.exec(line.trim()) ?? []
    return day ? [{ day, seq: Number(seq), hash: hash! }] : []
  })
}

/** Writes the chain's head down, once a civil day; null when the day has its line already. */
export async function anchorHead(db: Db, dataDir: string, today: CivilDate): Promise<Anchor | null> {
  const file = anchorsFile(dataDir)
  const anchors = await readAnchors(file)
  if (anchors.some((a) => a.day >= today)) return null
  const head = await readHead(db)
  await appendFile(file, `${today} ${head.seq} ${head.hash}\n`, { mode: 0o600, flush: true } as never)
  return { day: today, ...head }
}
