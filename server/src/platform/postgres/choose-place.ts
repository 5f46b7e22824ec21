import { createHash } from 'node:crypto'
import { chmodSync, chownSync, cpSync, existsSync, lchownSync, mkdirSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { coded } from '@guatu/domain/kernel/coded'
import { StartRefused } from '../start-refused.ts'
import type { Binaries } from './binaries.ts'
import { hasName, isRoot, otherAccount, type RunAs, runToEnd, userNamespace } from './run-as.ts'

/** Where the cluster lies and as whom its server runs. */
export type Place = {
  readonly cluster: string
  readonly runAs: RunAs
  readonly binaries: Binaries
  /** Set when the cluster could not lie in the data folder: where it lies instead, to be told. */
  readonly elsewhere?: string
}

export type PlaceOptions = {
  /** false behaves as on a machine that forbids user namespaces. */
  readonly userNamespace?: boolean
  /** Where data goes that another user can't reach under the data folder. */
  readonly varLib?: string
}

/** @throws StartRefused when the data belong to another user, or when no user can be found to run as. */
export function choosePlace(dataDir: string, binaries: Binaries, options: PlaceOptions = {}): Place {
  const cluster = join(dataDir, 'postgres')
  const owner = statSync(cluster, { throwIfNoEntry: false })
  const mayUnshare = options.userNamespace ?? true
  if (!isRoot()) {
    if (owner && owner.uid !== process.geteuid?.()) {
      throw new StartRefused(coded('start.dataOfAnother', { folder: cluster, uid: owner.uid }))
    }
    return { cluster, binaries, runAs: hasName() ? { kind: 'self' } : (unshared(mayUnshare) ?? { kind: 'self' }) }
  }
  // Someone ran it as a plain user first: go on as that user.
  if (owner && owner.uid !== 0) return asUser(dataDir, binaries, options, owner.uid, owner.gid)
  const other = otherAccount(['guatu', 'postgres', 'nobody'])
  const moved = other && existsSync(join(varPlace(dataDir, options), 'postgres'))
  const runAs = moved ? undefined : unshared(mayUnshare)
  if (runAs) return { cluster, runAs, binaries }
  if (!other) throw new StartRefused(coded('start.noOtherUser', {}))
  return asUser(dataDir, binaries, options, other.uid, other.gid)
}

const unshared = (may: boolean): RunAs | undefined => (may ? userNamespace() : undefined)

const varPlace = (dataDir: string, options: PlaceOptions): string =>
  join(options.varLib ?? '/var/lib/guatu', createHash('sha256').update(dataDir).digest('hex').slice(0, 16))

function asUser(dataDir: string, binaries: Binaries, options: PlaceOptions, uid: number, gid: number): Place {
  const runAs: RunAs = { kind: 'drop', uid, gid }
  const inData = join(dataDir, 'postgres')
  if (reaches(runAs, dataDir)) {
    if (existsSync(inData) && statSync(inData).uid !== uid) giveTo(inData, uid, gid)
    return { cluster: inData, runAs, binaries: reachableBinaries(runAs, binaries, dataDir) }
  }
  if (existsSync(inData)) throw new StartRefused(coded('start.dataOutOfReach', { folder: dataDir, uid }))
  const home = varPlace(dataDir, options)
  mkdirSync(home, { recursive: true, mode: 0o755 })
  return {
    cluster: join(home, 'postgres'),
    runAs,
    binaries: reachableBinaries(runAs, binaries, home),
    elsewhere: home,
  }
}

const reaches = (runAs: RunAs, folder: string): boolean => runToEnd(runAs, 'test', ['-x', folder]).ok

/** Copies the programs to where that user can reach them, if it can't reach the installed ones. */
function reachableBinaries(runAs: RunAs, binaries: Binaries, home: string): Binaries {
  const env = { PATH: process.env.PATH, ...binaries.env }
  if (runToEnd(runAs, binaries.postgres, ['--version'], env).ok) return binaries
  const native = join(home, 'pgsql')
  if (!existsSync(join(native, 'bin', 'postgres'))) {
    cpSync(binaries.native, native, { recursive: true, verbatimSymlinks: true })
    chmodSync(native, 0o755)
  }
  return { native, initdb: join(native, 'bin', 'initdb'), postgres: join(native, 'bin', 'postgres'), env: {} }
}

/** Gives a folder and all in it to a user, links themselves and not what they point to. */
export function giveTo(path: string, uid: number, gid: number): void {
  const stat = statSync(path)
  if (stat.isDirectory()) for (const name of readdirSync(path)) giveTo(join(path, name), uid, gid)
  if (stat.isDirectory()) chownSync(path, uid, gid)
  else lchownSync(path, uid, gid)
}
