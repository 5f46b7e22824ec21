import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'

const root = resolve(import.meta.dirname, '../..')
const guatu = (...args: string[]) =>
  spawnSync(process.execPath, ['-C', 'guatu-src', '--import', 'tsx', 'cli/src/main.ts', 'ledger', 'read', ...args], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 1e8,
  })

describe('guatu ledger read', () => {
  it('prints the sample as its truth has it, one object a row with its doubts, and nothing else on stdout', () => {
    const done = guatu('samples/guatu-sample-ledger.xlsx', '--json')
    expect(done.status).toBe(0)
    const rows = JSON.parse(done.stdout) as Record<string, unknown>[]
    const truth = JSON.parse(readFileSync(join(root, 'samples/guatu-sample-ledger.truth.json'), 'utf8')) as Record<
      string,
      unknown
    >[]
    expect(rows.map((r, i) => Object.fromEntries(Object.keys(truth[i]!).map((k) => [k, r[k]])))).toEqual(truth)
    expect(rows.every((r) => Array.isArray(r.doubts) && r.doubts.length === 0)).toBe(true)
    expect(done.stderr).toContain('2026-11-20')
  })

  it('says each doubt in words beside its code, with cell, header and suggestion', () => {
    const folder = mkdtempSync(join(tmpdir(), 'guatu-cli-'))
    try {
      const file = join(folder, '台账（截至2026年11月20日）.csv')
      writeFileSync(
        file,
        '单位：万元,,,\n项目名称,建设单位,总投资,竣工时间\n甲,乙公司,1O0,2026年12月\n丙,丁公司,200,3月底\n',
      )
      const rows = JSON.parse(guatu(file, '--json').stdout) as {
        totalYuan: number | null
        doubts: Record<string, unknown>[]
      }[]
      expect(rows[0]!.totalYuan).toBeNull()
      expect(rows[0]!.doubts).toEqual([
        {
          field: 'totalYuan',
          cell: 'C3',
          header: '总投资',
          reason: '“1O0”里混有字母，是否把 0 写成了 O、1 写成了 l？',
          code: 'ledger.lettersInNumber',
          suggestion: '100',
          raw: '1O0',
          state: 'notUnderstood',
        },
      ])
      expect(rows[1]!.doubts.map((d) => [d.field, d.state, d.suggestion])).toEqual([
        ['finish', 'doubtful', '2026-03-31'],
      ])
      const full = JSON.parse(guatu(file, '--json', '--full').stdout) as Record<string, unknown>
      expect(Object.keys(full)).toEqual(['file', 'currency', 'asOf', 'sheets', 'rows', 'doubts', 'investment'])
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  })

  it('ends with 2 on wrong use and 3 on a refused file, with one JSON document all the same', () => {
    expect(guatu('--json')).toMatchObject({ status: 2 })
    const missing = guatu('no-such-file.xlsx', '--json')
    expect(missing.status).toBe(3)
    expect(JSON.parse(missing.stdout)).toMatchObject({ refused: true, code: 'ledger.noSuchFile' })
    expect(guatu('package.json', '--json').status).toBe(3)
    expect(guatu('--help')).toMatchObject({ status: 0 })
  })
})
