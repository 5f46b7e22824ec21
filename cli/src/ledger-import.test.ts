import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const LEDGER = join(ROOT, 'samples/guatu-sample-ledger.xlsx')
const folder = mkdtempSync(join(tmpdir(), 'guatu-cli-'))
afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }))

type Said = { code: number; out: string; err: string }
const guatu = (...args: string[]): Promise<Said> =>
  new Promise((done) => {
    const { DATABASE_URL: _, ...kept } = process.env
    const env = { ...kept, DATA_DIR: join(folder, 'data') }
    const argv = ['-C', 'guatu-src', '--import', 'tsx', 'cli/src/main.ts', ...args]
    execFile(process.execPath, argv, { cwd: ROOT, env, maxBuffer: 1e8 }, (error, out, err) =>
      done({ code: error ? Number(error.code) : 0, out, err }),
    )
  })

describe('guatu ledger import', () => {
  it('prints the differences and stores nothing without --yes', async () => {
    const said = await guatu('ledger', 'import', LEDGER, '--json')
    expect(said.code, said.err).toBe(0)
    expect(JSON.parse(said.out)).toMatchObject({ state: 'ready', stored: 0, counts: { new: 61, changed: 0 } })
  })

  it('stores with --yes, and the same file again changes nothing', async () => {
    const stored = await guatu('ledger', 'import', LEDGER, '--yes', '--json')
    expect(stored.code, stored.err).toBe(0)
    expect(JSON.parse(stored.out)).toMatchObject({ state: 'confirmed', stored: 61 })
    const again = await guatu('ledger', 'import', LEDGER, '--json')
    expect(JSON.parse(again.out).counts).toMatchObject({ new: 0, changed: 0, same: 61, gone: 0 })
  })

  it('refuses what is no ledger with 3 and one document, and wrong use with 2', async () => {
    const noLedger = join(folder, 'x.xlsx')
    writeFileSync(noLedger, '%PDF-1.4')
    const refused = await guatu('ledger', 'import', noLedger, '--json')
    expect(refused.code).toBe(3)
    expect(JSON.parse(refused.out)).toMatchObject({ refused: true, code: 'ledger.notALedger' })
    expect((await guatu('ledger', 'import', join(folder, 'missing.xlsx'))).code).toBe(3)
    expect((await guatu('ledger', 'import')).code).toBe(2)
  })
})
