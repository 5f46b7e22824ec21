import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { userInfo } from 'node:os'

/**
 * As whom PostgreSQL runs. It refuses root, and its initdb refuses a user that the system has no name for.
 * `self`: as we are. `userns`: in a user namespace where we wear another number; files stay ours. `drop`: as another user.
 */
export type RunAs =
  | { readonly kind: 'self' }
  | { readonly kind: 'userns'; readonly uid: number; readonly gid: number }
  | { readonly kind: 'drop'; readonly uid: number; readonly gid: number }

export type Call = {
  readonly command: string
  readonly args: readonly string[]
  readonly uid?: number
  readonly gid?: number
}

/** The call that runs a program that way; no shell, so blanks and 中文 in paths need no quoting. */
export function callAs(runAs: RunAs, program: string, args: readonly string[]): Call {
  if (runAs.kind === 'self') return { command: program, args }
  const { uid, gid } = runAs
  if (runAs.kind === 'drop') return { command: program, args, uid, gid }
  return { command: 'unshare', args: ['--user', `--map-user=${uid}`, `--map-group=${gid}`, program, ...args] }
}

export const isRoot = (): boolean => process.geteuid?.() === 0

/** Whether the system has a name for who we are (a container may run under a bare number). */
export const hasName = (): boolean => {
  try {
    return userInfo().username !== ''
  } catch {
    return false
  }
}

type Account = { readonly name: string; readonly uid: number; readonly gid: number }

/** An account other than root that this machine has a name for: the one made for it, else the first person's, else nobody. */
export function otherAccount(preferred: readonly string[]): Account | undefined {
  const accounts = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
    .map(([name = '', , uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid) }))
    .filter((a) => a.uid > 0 && a.gid > 0)
  return preferred.map((name) => accounts.find((a) => a.name === name)).find((a) => a !== undefined) ?? accounts[0]
}

/** Tries it rather than reading kernel settings, of which each distribution has its own. */
export function userNamespace(): RunAs | undefined {
  const account = otherAccount(['guatu', 'postgres', 'nobody'])
  if (process.platform !== 'linux' || !account) return undefined
  const runAs: RunAs = { kind: 'userns', uid: account.uid, gid: account.gid }
  const { command, args } = callAs(runAs, 'true', [])
  return spawnSync(command, args, { stdio: 'ignore' }).status === 0 ? runAs : undefined
}

/** Runs a program to its end and gives what it wrote; `ok` is false when it failed or couldn't be started. */
export function runToEnd(
  runAs: RunAs,
  program: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv = { PATH: process.env.PATH },
): { readonly ok: boolean; readonly output: string } {
  const call = callAs(runAs, program, args)
  const done = spawnSync(call.command, call.args, {
    env,
    cwd: '/',
    encoding: 'utf8',
    ...(call.uid === undefined ? {} : { uid: call.uid, gid: call.gid }),
  })
  return { ok: done.status === 0, output: `${done.stdout ?? ''}${done.stderr ?? ''}${done.error?.message ?? ''}` }
}
