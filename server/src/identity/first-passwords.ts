import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

export type FirstPassword = { readonly userName: string; readonly password: string }

export const firstPasswordsFile = (dataDir: string): string => join(dataDir, 'first-passwords.txt')
export const firstPasswordLine = (a: FirstPassword): string => `${a.userName}\t${a.password}`

/** Writes the file anew, for its owner alone; without accounts it is gone. Renamed into place, so never half. */
export function keepFirstPasswords(dataDir: string, accounts: readonly FirstPassword[]): string {
  return write(firstPasswordsFile(dataDir), accounts.map(firstPasswordLine))
}

/** What the file still holds. */
export function readFirstPasswords(dataDir: string): FirstPassword[] {
  return linesOf(firstPasswordsFile(dataDir)).map((line) => {
    const [userName = '', password = ''] = line.split('\t')
    return { userName, password }
  })
}

/** A first password that was changed, or reset, is of no use to anybody: its line goes, and the file with the last one. */
export function forgetFirstPassword(dataDir: string, userName: string): void {
  const file = firstPasswordsFile(dataDir)
  const lines = linesOf(file)
  const kept = lines.filter((line) => line.split('\t')[0] !== userName)
  if (kept.length < lines.length) write(file, kept)
}

const linesOf = (file: string): string[] =>
  existsSync(file)
    ? readFileSync(file, 'utf8')
        .split('\n')
        .filter((line) => line !== '')
    : []

function write(file: string, lines: readonly string[]): string {
  if (lines.length === 0) {
    rmSync(file, { force: true })
    return file
  }
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  const beside = `${file}.${process.pid}`
  writeFileSync(beside, `${lines.join('\n')}\n`, { mode: 0o600 })
  renameSync(beside, file)
  return file
}
