import { linkSync, mkdirSync, readFileSync, rmdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { ownIdentity, type ProcessIdentity, stillRuns } from './process-identity.ts'

const BREAKER_AGE_MS = 10_000

/**
 * Runs `work` while no other process of this machine holds `file`. The lock of a process that died is broken.
 * @throws when the lock is not had within `patienceMs`.
 */
export async function withLock<T>(file: string, work: () => Promise<T>, patienceMs = 60_000): Promise<T> {
  const until = performance.now() + patienceMs
  while (!take(file)) {
    if (performance.now() > until) throw new Error(`${file} is held by process ${holderOf(file)?.pid ?? '?'}`)
    breakIfDead(file)
    await pause(20 + Math.floor((process.pid % 7) * 3))
  }
  try {
    return await work()
  } finally {
    rmSync(file, { force: true })
  }
}

/** Linking a finished file into place makes the lock appear with its holder's name already in it. */
function take(file: string): boolean {
  const draft = `${file}.${process.pid}-${Math.trunc(performance.now() * 1000)}`
  writeFileSync(draft, JSON.stringify(ownIdentity()), { mode: 0o600 })
  try {
    linkSync(draft, file)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  } finally {
    rmSync(draft, { force: true })
  }
}

function holderOf(file: string): ProcessIdentity | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as ProcessIdentity
  } catch {
    return undefined
  }
}

/** Only one waiter at a time may break a lock: else a second one could take away the lock that the first has just made. */
function breakIfDead(file: string): void {
  const holder = holderOf(file)
  if (!holder || stillRuns(holder)) return
  const breaker = `${file}.breaking`
  try {
    mkdirSync(breaker)
  } catch {
    const made = statSync(breaker, { throwIfNoEntry: false })?.mtimeMs
    if (made !== undefined && performance.timeOrigin + performance.now() - made > BREAKER_AGE_MS) {
      rmSync(breaker, { recursive: true, force: true })
    }
    return
  }
  try {
    const again = holderOf(file)
    if (again && !stillRuns(again)) rmSync(file, { force: true })
  } finally {
    rmdirSync(breaker)
  }
}
