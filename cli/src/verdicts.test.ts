import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'

const root = resolve(import.meta.dirname, '../..')
const dataDir = mkdtempSync(join(tmpdir(), 'guatu-cli-verdicts-'))
const guatu = (...args: string[]) => {
  const { DATABASE_URL: _, ...env } = process.env
  return spawnSync(process.execPath, ['-C', 'guatu-src', '--import', 'tsx', 'cli/src/main.ts', ...args], {
    cwd: root,
    encoding: 'utf8',
    env: { ...env, DATA_DIR: dataDir },
  })
}

beforeAll(() => {
  const made = guatu('sample', '--projects', '5', '--weeks', '10', '--json')
  expect(made.status, made.stderr).toBe(0)
})
afterAll(() => rmSync(dataDir, { recursive: true, force: true }))

const replay = (...args: string[]) => {
  const done = guatu('cards', 'replay', '--json', ...args)
  expect(done.status, done.stderr).toBe(0)
  return JSON.parse(done.stdout) as { periods: string[]; verdicts: number; differences: unknown[] }
}

it('guatu verdicts rebuild makes every verdict again, and guatu cards replay finds the same as before', () => {
  const before = replay()
  expect(before.differences).toEqual([])
  expect(before.verdicts).toBeGreaterThan(30)
  const rebuilt = guatu('verdicts', 'rebuild', '--json')
  expect(rebuilt.status, rebuilt.stderr).toBe(0)
  expect(JSON.parse(rebuilt.stdout)).toMatchObject({ rebuilt: true })
  expect(replay()).toEqual(before)
})

it('guatu cards replay keeps to its span, and refuses one that runs backwards', () => {
  expect(replay('--from', '2000-01-01', '--to', '2000-12-31')).toEqual({ periods: [], verdicts: 0, differences: [] })
  for (const span of [
    ['--from', '2026-12-01', '--to', '2026-11-01'],
    ['--from', 'yesterday'],
  ])
    expect(guatu('cards', 'replay', ...span).status).toBe(2)
})

it('both say in one JSON document that there is no database', () => {
  const elsewhere = ['--database', 'guatu', '--json']
  for (const verb of [
    ['verdicts', 'rebuild'],
    ['cards', 'replay'],
  ]) {
    const done = guatu(...verb, ...elsewhere)
    expect([done.status, JSON.parse(done.stdout)]).toMatchObject([3, { refused: true, code: 'backup.noDatabase' }])
  }
})
