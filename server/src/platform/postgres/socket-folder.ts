import { createHash } from 'node:crypto'
import { chmodSync, chownSync, lstatSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { coded } from '@guatu/domain/kernel/coded'
import { StartRefused } from '../start-refused.ts'
import type { RunAs } from './run-as.ts'

/** `sun_path` holds 107 bytes and a closing zero; 28 Chinese characters are 84 bytes. */
const SUN_PATH = process.platform === 'darwin' ? 103 : 107
const LONGEST_NAME = '/.s.PGSQL.5432'

/** Whether a socket in this folder has an address the system can hold. */
export const socketFits = (folder: string): boolean => Buffer.byteLength(folder + LONGEST_NAME) <= SUN_PATH

/**
 * A folder only its owner may enter: beside the cluster when the address is short enough there, else under /tmp by the
 * hash of the cluster's path.
 * @throws StartRefused when somebody else sits on that name.
 */
export function socketFolder(home: string, runAs: RunAs): string {
  const beside = join(home, 'socket')
  const uid = runAs.kind === 'drop' ? runAs.uid : (process.geteuid?.() ?? 0)
  const hash = createHash('sha256').update(home).digest('hex').slice(0, 16)
  const folder = socketFits(beside) ? beside : `/tmp/guatu-${uid}-${hash}`
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const found = lstatSync(folder)
  if (found.isDirectory() && found.uid === process.geteuid?.() && runAs.kind === 'drop')
    chownSync(folder, uid, runAs.gid)
  else if (!found.isDirectory() || found.uid !== uid)
    throw new StartRefused(coded('start.socketFolderTaken', { folder }))
  chmodSync(folder, 0o700)
  return folder
}
