import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, realpathSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { coded } from '@guatu/domain/kernel/coded'
import { say } from '@guatu/words/say'
import { makeDataFolder } from '../make-data-folder.ts'
import { StartRefused } from '../start-refused.ts'
import { findBinaries } from './binaries.ts'
import { choosePlace, type Place, type PlaceOptions } from './choose-place.ts'
import { createCluster, ROLE, writeSettings } from './create-cluster.ts'
import { settledServer, startServer, stopServer } from './server-process.ts'
import { withLock } from './start-lock.ts'
import { joinServer, leaveServer } from './users-of-server.ts'

/** What `pg` needs to connect: a Unix socket's folder as host, and the secret. */
export type Connection = {
  readonly host: string
  readonly port: number
  readonly user: string
  readonly password: string
  readonly database: string
}

export type Running = {
  readonly connection: Connection
  /** The server was already running: left by a killed process, or used by another one now. */
  readonly adopted: boolean
  /** Where the cluster lies if not in the data folder. */
  readonly elsewhere?: string
  /** Process number of the server. */
  readonly pid: number
  /** Gives the server up and stops it if nobody else uses it; done in 3 s, whatever it was busy with. */
  stop(): Promise<void>
}

export type LaunchOptions = PlaceOptions & {
  /** Folder of all that the installation keeps; made if absent. */
  readonly dataDir: string
  readonly log: (line: string) => void
  /** false waits for no disk, for tests whose data nobody will miss. A server that runs already stays as it is. */
  readonly durable?: false
}

/**
 * Starts the embedded PostgreSQL on a data folder, or joins the one that runs there already. No TCP port, only a socket
 * in a folder of its owner, and a random secret.
 * @throws StartRefused with a sentence when it can't be.
 */
export async function launchPostgres(options: LaunchOptions): Promise<Running> {
  makeDataFolder(options.dataDir)
  const dataDir = realpathSync(options.dataDir)
  const lock = join(dataDir, 'postgres.lock')
  const place = choosePlace(dataDir, findBinaries(dataDir), options)
  const password = secretOf(dataDir)
  const users = join(dataDir, 'postgres-users')
  const { server, adopted, seat } = await withLock(lock, async () => {
    const found = await settledServer(place)
    const server = found ?? (await startFresh(place, password, dataDir, options))
    if (found) options.log(say(coded('start.serverAdopted', { pid: found.pid })))
    return { server, adopted: found !== undefined, seat: joinServer(users) }
  })
  let stopping: Promise<void> | undefined
  const stop = async (): Promise<void> => {
    await withLock(
      lock,
      async () => {
        if (leaveServer(users, seat).empty) await stopServer(server.pid)
      },
      1_000,
    )
  }
  return {
    connection: { host: server.socketFolder, port: 5432, user: ROLE, password, database: 'postgres' },
    adopted,
    pid: server.pid,
    ...(place.elsewhere ? { elsewhere: place.elsewhere } : {}),
    stop: () => {
      stopping ??= stop()
      return stopping
    },
  }
}

async function startFresh(place: Place, password: string, dataDir: string, { log, durable }: LaunchOptions) {
  if (place.elsewhere) log(say(coded('start.dataElsewhere', { place: place.elsewhere, folder: dataDir })))
  if (!existsSync(join(place.cluster, 'PG_VERSION'))) createCluster(place, password)
  refuseOtherVersion(place.cluster)
  writeSettings(place, durable ?? true)
  return startServer(place, join(dirname(place.cluster), 'postgres.log'))
}

/** A cluster of another major version can't be read: it moves by backup and restore. */
function refuseOtherVersion(cluster: string): void {
  const found = readFileSync(join(cluster, 'PG_VERSION'), 'utf8').trim()
  if (found !== SERVER_MAJOR) throw new StartRefused(coded('start.otherMajorVersion', { found, ours: SERVER_MAJOR }))
}

const SERVER_MAJOR = '18'

/** The secret is made once, by whoever comes first, and read by the owner alone. */
function secretOf(dataDir: string): string {
  const file = join(dataDir, 'postgres-secret')
  try {
    writeFileSync(file, randomBytes(32).toString('base64url'), { mode: 0o600, flag: 'wx' })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
  return readFileSync(file, 'utf8')
}
