import { spawn } from 'node:child_process'
import { closeSync, openSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { coded } from '@guatu/domain/kernel/coded'
import { StartRefused } from '../start-refused.ts'
import type { Place } from './choose-place.ts'
import { serverEnvironment } from './create-cluster.ts'
import { commandOf, startOf } from './process-identity.ts'
import { callAs } from './run-as.ts'
import { socketFolder } from './socket-folder.ts'

export type Server = { readonly pid: number; readonly socketFolder: string }

const START_MS = 60_000
/** A fast shutdown writes what is in memory; past this the server is cut off, and recovers from its log at the next start. */
const FAST_STOP_MS = 1_200
const UNREAPED_MS = 3_000
const LOG_BYTES = 10 * 1024 * 1024

/** The server that runs on this cluster, by its pid file; a file whose number now belongs to another program is removed. */
export function runningServer({ cluster }: Place): (Server & { readonly ready: boolean }) | undefined {
  const file = join(cluster, 'postmaster.pid')
  let lines: string[]
  try {
    lines = readFileSync(file, 'utf8').split('\n')
  } catch {
    return undefined
  }
  const pid = Number(lines[0])
  if (startOf(pid) === undefined) return undefined
  if (!commandOf(pid).includes(cluster)) {
    rmSync(file, { force: true })
    return undefined
  }
  return { pid, socketFolder: lines[4] ?? '', ready: lines[7]?.trim() === 'ready' }
}

/** The same, once it is neither starting nor stopping any more; undefined when it has gone. */
export async function settledServer(place: Place): Promise<Server | undefined> {
  for (const until = performance.now() + START_MS; performance.now() < until; await pause(20)) {
    const server = runningServer(place)
    if (!server || server.ready) return server
  }
  return undefined
}

/**
 * Starts the server apart from our process group, so that Ctrl-C reaches us alone and we stop it in our order, and so
 * that it outlives a kill −9 and can be joined again.
 */
export async function startServer(place: Place, logFile: string): Promise<Server> {
  const began = performance.now()
  for (;;) {
    const outcome = await tryStart(place, logFile, began + START_MS)
    if (typeof outcome !== 'string') return outcome
    const waited = performance.now() - began
    // The children of a server that was killed need a moment to notice, and hold its memory until then; and its own
    // number stands in the way until somebody has reaped it, which in a container may be nobody.
    const passing = /shared memory block|"postmaster.pid" already exists/.test(outcome)
    if (!passing || waited > START_MS) {
      throw new StartRefused(coded('start.serverFailed', { log: logFile, output: outcome.slice(-2000) }))
    }
    if (waited > UNREAPED_MS && !runningServer(place)) rmSync(join(place.cluster, 'postmaster.pid'), { force: true })
    await pause(100)
  }
}

async function tryStart(place: Place, logFile: string, until: number): Promise<Server | string> {
  const folder = socketFolder(dirname(place.cluster), place.runAs)
  const from = openLog(logFile)
  const args = ['-D', place.cluster, '-k', folder, '-p', '5432']
  const call = callAs(place.runAs, place.binaries.postgres, args)
  const child = spawn(call.command, call.args, {
    detached: true,
    cwd: '/',
    env: serverEnvironment(place),
    stdio: ['ignore', from.fd, from.fd],
    ...(call.uid === undefined ? {} : { uid: call.uid, gid: call.gid }),
  })
  closeSync(from.fd)
  let ended = false
  child.on('exit', () => {
    ended = true
  })
  child.on('error', () => {
    ended = true
  })
  child.unref()
  while (performance.now() < until) {
    const server = runningServer(place)
    if (server?.ready && server.pid === child.pid) return { pid: server.pid, socketFolder: folder }
    if (ended) return readFileSync(logFile).subarray(from.size).toString('utf8').trim()
    await pause(15)
  }
  return 'it did not become ready'
}

function openLog(file: string): { readonly fd: number; readonly size: number } {
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0
  if (size > LOG_BYTES) renameSync(file, `${file}.1`)
  return { fd: openSync(file, 'a', 0o600), size: size > LOG_BYTES ? 0 : size }
}

/** Asks for a fast shutdown, then for an immediate one; ends when the process is gone. */
export async function stopServer(pid: number): Promise<void> {
  const started = startOf(pid)
  const gone = (): boolean => started === undefined || startOf(pid) !== started
  for (const [signal, wait] of [
    ['SIGINT', FAST_STOP_MS],
    ['SIGQUIT', 400],
    ['SIGKILL', 300],
  ] as const) {
    if (gone()) return
    try {
      process.kill(pid, signal)
    } catch {
      return
    }
    for (const until = performance.now() + wait; performance.now() < until && !gone(); ) await pause(10)
  }
}
