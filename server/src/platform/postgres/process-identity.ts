import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

/** A process named so that a later process with the same number is not taken for it (containers reuse low numbers at once). */
export type ProcessIdentity = { readonly pid: number; readonly started: string }

export const ownIdentity = (): ProcessIdentity => ({ pid: process.pid, started: startOf(process.pid) ?? '' })

/** Whether this very process still runs; a zombie that nobody reaps counts as gone. */
export const stillRuns = (who: ProcessIdentity): boolean => {
  const started = startOf(who.pid)
  return started !== undefined && (who.started === '' || who.started === started)
}

/** When a process started, as the system tells it; undefined when there is none (or only its zombie). */
export function startOf(pid: number): string | undefined {
  if (!Number.isInteger(pid) || pid <= 0) return undefined
  return process.platform === 'linux' ? startFromProc(pid) : startFromPs(pid)
}

function startFromProc(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // The second field is the program's name in brackets and may hold anything: count from the last bracket.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    return fields[0] === 'Z' || fields[0] === 'X' ? undefined : fields[19]
  } catch {
    return undefined
  }
}

function startFromPs(pid: number): string | undefined {
  try {
    const line = execFileSync('ps', ['-o', 'stat=,lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim()
    return line.startsWith('Z') ? undefined : line.replace(/^\S+\s+/, '')
  } catch {
    return undefined
  }
}

/** The command line of a process, its words parted by blanks; '' when it can't be read. */
export function commandOf(pid: number): string {
  try {
    if (process.platform === 'linux') return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
    return execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' })
  } catch {
    return ''
  }
}
