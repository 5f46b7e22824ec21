import { spawnSync } from 'node:child_process'
import { appendFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const root = resolve(import.meta.dirname, '../..')
const dataDir = mkdtempSync(join(tmpdir(), 'guatu-cli-audit-'))
const guatu = (...args: string[]) => {
  const { DATABASE_URL: _, ...env } = process.env
  return spawnSync(process.execPath, ['-C', 'guatu-src', '--import', 'tsx', 'cli/src/main.ts', ...args], {
    cwd: root,
    encoding: 'utf8',
    env: { ...env, DATA_DIR: dataDir },
  })
}

beforeAll(() => {
  const made = guatu('sample', '--projects', '5', '--weeks', '2', '--json')
  expect(made.status, made.stderr).toBe(0)
})
afterAll(() => rmSync(dataDir, { recursive: true, force: true }))

describe('guatu audit verify', () => {
  it('finds the sample district intact, in one JSON document', () => {
    const done = guatu('audit', 'verify', '--json')
    expect(done.status, done.stderr).toBe(0)
    const told = JSON.parse(done.stdout) as { intact: boolean; rows: number; problems: unknown[] }
    expect(told).toMatchObject({ intact: true, problems: [] })
    expect(told.rows).toBeGreaterThan(100)
    expect(done.stderr).toContain('审计链完整')
  })

  it('still does after a password was reset at the console, which stands in the chain', () => {
    const before = JSON.parse(guatu('audit', 'verify', '--json').stdout) as { head: { seq: number } }
    const reset = guatu('account', 'reset-password', '审计员', '--json')
    expect(JSON.parse(reset.stdout)).toMatchObject({
      userName: '审计员',
      firstPassword: expect.stringMatching(/^.{4}-.{4}-.{4}$/),
    })
    const after = JSON.parse(guatu('audit', 'verify', '--json').stdout) as { intact: boolean; head: { seq: number } }
    expect(after).toMatchObject({ intact: true, head: { seq: before.head.seq + 1 } })
    expect(guatu('account', 'reset-password', '没有此人').status).toBe(3)
  })

  it('ends with 3 and names the day when an anchor knows more than the chain', () => {
    appendFileSync(join(dataDir, 'audit-anchors.txt'), `2026-11-20 9999 ${'a'.repeat(64)}\n`)
    const done = guatu('audit', 'verify', '--json')
    expect(done.status).toBe(3)
    expect(JSON.parse(done.stdout)).toMatchObject({
      intact: false,
      problems: [{ code: 'audit.anchorBeyondEnd', params: { day: '2026-11-20', seq: 9999 } }],
    })
  })
})
