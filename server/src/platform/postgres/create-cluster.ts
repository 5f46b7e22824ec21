import { chmodSync, chownSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { coded } from '@guatu/domain/kernel/coded'
import { StartRefused } from '../start-refused.ts'
import type { Place } from './choose-place.ts'
import { runToEnd } from './run-as.ts'
import { serverSettings } from './settings.ts'

export const ROLE = 'guatu'

/**
 * Makes a cluster beside its place and moves it in when it is whole, so that a start broken off leaves nothing half made.
 * UTF8 with the built-in C.UTF-8 locale: the same order on every machine, whatever LANG says; names are sorted with zh-x-icu.
 * @throws StartRefused with what initdb said.
 */
export function createCluster(place: Place, password: string): void {
  const { cluster, runAs, binaries } = place
  const nest = join(dirname(cluster), `postgres.new-${process.pid}`)
  rmSync(nest, { recursive: true, force: true })
  const made = join(nest, 'cluster')
  const secret = join(nest, 'secret')
  mkdirSync(made, { recursive: true, mode: 0o700 })
  writeFileSync(secret, password, { mode: 0o600 })
  if (runAs.kind === 'drop') for (const path of [nest, made, secret]) chownSync(path, runAs.uid, runAs.gid)
  try {
    const args = ['-D', made, '-U', ROLE, `--pwfile=${secret}`, '--auth=scram-sha-256', '--encoding=UTF8']
    const locale = ['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C', '--no-instructions']
    const done = runToEnd(runAs, binaries.initdb, [...args, ...locale], serverEnvironment(place))
    if (!done.ok) throw new StartRefused(coded('start.initdbFailed', { output: done.output.trim().slice(-2000) }))
    const settings = join(made, 'postgresql.conf')
    writeFileSync(
      settings,
      "# Guatu writes guatu.conf at each start; what stands below the include wins.\ninclude 'guatu.conf'\n",
    )
    if (runAs.kind === 'drop') chownSync(settings, runAs.uid, runAs.gid)
    renameSync(made, cluster)
    chmodSync(cluster, 0o700)
  } finally {
    rmSync(nest, { recursive: true, force: true })
  }
}

/** Written anew at each start, since the machine may have changed. */
export function writeSettings({ cluster, runAs }: Place, durable: boolean): void {
  const file = join(cluster, 'guatu.conf')
  writeFileSync(file, serverSettings(durable), { mode: 0o600 })
  if (runAs.kind === 'drop') chownSync(file, runAs.uid, runAs.gid)
}

/** Nothing of the caller's language or PG* variables reaches the server. */
export const serverEnvironment = ({ binaries }: Place): NodeJS.ProcessEnv => ({
  PATH: process.env.PATH,
  LC_ALL: 'C',
  TZ: 'UTC',
  ...binaries.env,
})
