import { mkdirSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { ownIdentity, stillRuns } from './process-identity.ts'

/**
 * Who uses a running server: one empty file a process, `<pid>-<when it started>-<n>`. The last one to leave stops it, so
 * that two Guatu on one data folder, or a backup beside a server, never take the database from each other.
 */
export const joinServer = (folder: string): string => {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const { pid, started } = ownIdentity()
  for (let n = 0; ; n++) {
    const seat = join(folder, `${pid}-${started.replace(/\W+/g, '_')}-${n}`)
    try {
      mkdirSync(seat)
      return seat
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
  }
}

/** Gives the seat back, clears the seats of processes that died, and says whether nobody is left. */
export function leaveServer(folder: string, seat: string): { readonly empty: boolean } {
  rmSync(seat, { recursive: true, force: true })
  let left = 0
  for (const name of readdirSync(folder)) {
    const [pid = '', started = ''] = name.split('-')
    if (runs(Number(pid), started)) left++
    else rmSync(join(folder, name), { recursive: true, force: true })
  }
  return { empty: left === 0 }
}

const runs = (pid: number, started: string): boolean =>
  process.platform === 'linux' ? stillRuns({ pid, started }) : stillRuns({ pid, started: '' })
