import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { makeLinks } from './binaries.ts'
import { ownIdentity, startOf, stillRuns } from './process-identity.ts'
import { socketFits } from './socket-folder.ts'
import { withLock } from './start-lock.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'guatu-lock-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

test('only one at a time is inside, and all come in', async () => {
  let inside = 0
  const seen: number[] = []
  const work = async () => {
    seen.push(++inside)
    await pause(5)
    inside--
  }
  await Promise.all(Array.from({ length: 8 }, () => withLock(join(folder, 'lock'), work)))
  expect(seen).toEqual(Array(8).fill(1))
  expect(readdirSync(folder)).toEqual([])
})

test('a throw inside gives the lock back', async () => {
  await expect(withLock(join(folder, 'lock'), () => Promise.reject(new Error('no')))).rejects.toThrow('no')
  expect(await withLock(join(folder, 'lock'), async () => 'yes', 100)).toBe('yes')
})

test('the lock of a dead process is broken, even when somebody died breaking it', async () => {
  const dead = { pid: process.pid, started: 'another time' }
  writeFileSync(join(folder, 'lock'), JSON.stringify(dead))
  mkdirSync(join(folder, 'lock.breaking'))
  utimesSync(join(folder, 'lock.breaking'), 0, 0)
  expect(await withLock(join(folder, 'lock'), async () => 'in', 2_000)).toBe('in')
})

test('the lock of a living process is waited for, and named when patience ends', async () => {
  writeFileSync(join(folder, 'lock'), JSON.stringify(ownIdentity()))
  await expect(withLock(join(folder, 'lock'), async () => 'in', 100)).rejects.toThrow(String(process.pid))
})

test('a process is told from a later one with the same number', () => {
  expect(stillRuns(ownIdentity())).toBe(true)
  expect(stillRuns({ pid: process.pid, started: '1' })).toBe(false)
  expect(startOf(0)).toBeUndefined()
  expect(startOf(4_194_304 * 2)).toBeUndefined()
})

test('a socket address is measured in bytes, not in characters', () => {
  expect(socketFits(`/${'a'.repeat(92)}`)).toBe(true)
  expect(socketFits(`/${'a'.repeat(93)}`)).toBe(false)
  expect(socketFits(`/${'挂'.repeat(30)}`)).toBe(true)
  expect(socketFits(`/${'挂'.repeat(31)}`)).toBe(false)
})

test('library links that no install script made are made, and left alone where they are', () => {
  const native = join(folder, 'native')
  mkdirSync(join(native, 'lib'), { recursive: true })
  writeFileSync(join(native, 'lib', 'libicu.so.60.2'), '')
  symlinkSync('libicu.so.60.2', join(native, 'lib', 'libicu.so.60'))
  const links = ['libicu.so.60', 'libicu.so'].map((name) => ({
    source: 'native/lib/libicu.so.60.2',
    target: `native/lib/${name}`,
  }))
  writeFileSync(join(native, 'pg-symlinks.json'), JSON.stringify(links))
  expect(makeLinks(native, join(folder, 'elsewhere'))).toBeUndefined()
  expect(readdirSync(join(native, 'lib')).sort()).toEqual(['libicu.so', 'libicu.so.60', 'libicu.so.60.2'])
  expect(makeLinks(native, join(folder, 'elsewhere'))).toBeUndefined()
})
