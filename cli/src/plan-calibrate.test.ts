import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'

const folder = mkdtempSync(join(tmpdir(), 'guatu-calibrate-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function guatu(...args: string[]): Promise<{ code: number; out: string }> {
  return new Promise((done) => {
    execFile('node', ['-C', 'guatu-src', '--import', 'tsx', resolve('cli/src/main.ts'), ...args], (error, out) => {
      done({ code: error ? Number(error.code) : 0, out })
    })
  })
}

describe('guatu plan calibrate', () => {
  it('prints of the dates given with 80 % how many held', async () => {
    const day = (n: number) => new Date(Date.UTC(2020, 0, 1 + n)).toISOString().slice(0, 10)
    const rows = Array.from({ length: 200 }, (_, k) => `基础,${day(k)},${day(k + 50)},${day(k + 30 + ((7 * k) % 41))}`)
    const path = join(folder, 'phases.csv')
    writeFileSync(path, ['阶段,实际开始,计划完成,实际完成', ...rows, '基础,PNS,,'].join('\n'))
    const measured = JSON.parse((await guatu('plan', 'calibrate', path, '--json')).out)
    expect(measured).toMatchObject({ phases: 200, passedOver: 1 })
    expect(measured.given[1]).toMatchObject({ percent: 80 })
    expect(Math.abs(measured.given[1].share - 80)).toBeLessThan(8)
    expect((await guatu('plan', 'calibrate', path)).out).toContain('按 80% 把握给出的节点日期')
  })

  it('refuses another file, and without one is wrong use', async () => {
    const path = join(folder, 'other.csv')
    writeFileSync(path, 'a,b\n1,2\n')
    expect(await guatu('plan', 'calibrate', path, '--json')).toMatchObject({ code: 3 })
    expect((await guatu('plan', 'calibrate')).code).toBe(2)
  })
})
