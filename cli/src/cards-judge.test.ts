import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const root = fileURLToPath(new URL('../../', import.meta.url))
let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'guatu-cards-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

const file = (name: string, value: unknown): string => {
  const path = join(folder, name)
  const plain = typeof value === 'string' || value instanceof Uint8Array
  writeFileSync(path, plain ? value : JSON.stringify(value))
  return path
}
const guatu = (...args: string[]) =>
  spawnSync(process.execPath, ['-C', 'guatu-src', '--import', 'tsx', 'cli/src/main.ts', 'cards', 'judge', ...args], {
    cwd: root,
    encoding: 'utf8',
  })

const rules = {
  id: 'yinchuan',
  version: '1',
  scope: 'project',
  combine: 'worst',
  palette: { severe: { colour: 'red', word: '红牌' }, warn: { colour: 'yellow', word: '黄牌' } },
  noValue: 'skip',
  applies: { yearClass: ['carriedOver', 'new'] },
  rules: [
    {
      id: 'behind',
      level: 'warn',
      all: [{ metric: 'lagPoints', op: 'between', bound: ['-30.0', '-10.0'] }],
      unless: ['exempt'],
    },
    { id: 'farBehind', level: 'severe', all: [{ metric: 'lagPoints', op: '<', bound: '-30.0' }] },
    { id: 'lateAgain', level: 'severe', all: [{ metric: 'daysOverdue.calendar', op: '>=', bound: '1', periods: 3 }] },
  ],
}
const past = (period: string) => ({ period, level: 'warn', metrics: { 'daysOverdue.calendar': '10' } })
const one = (id: string, metrics: object, more: object = {}) => ({
  id,
  type: 'project',
  attributes: { yearClass: 'new' },
  metrics,
  ...more,
})

describe('guatu cards judge', () => {
  it('judges the documented form and says it in both languages, one JSON document on stdout', () => {
    const facts = {
      asOf: '2026-10-31',
      subjects: [
        one('exactly ten', { lagPoints: '-10.0' }),
        one('printed ten', { lagPoints: '-9.95' }),
        one('below ten', { lagPoints: '-9.94' }),
        one('exempted', { lagPoints: '-12' }, { exempt: ['exempt'] }),
        one('third month', { 'daysOverdue.calendar': '16' }, { history: [past('2026-08'), past('2026-09')] }),
        one('second month', { 'daysOverdue.calendar': '16' }, { history: [past('2026-09')] }),
        { ...one('reserve', { lagPoints: '-90' }), attributes: { yearClass: 'reserve' } },
      ],
    }
    const run = guatu('--rules', file('r.json', rules), '--facts', file('f.json', facts), '--json')
    expect([run.status, run.stderr]).toEqual([0, ''])
    const rows = JSON.parse(run.stdout)
    expect(rows.map((r: Record<string, unknown>) => [r.id, r.level, r.colour, r.rule])).toEqual([
      ['exactly ten', 'warn', 'yellow', 'behind'],
      ['printed ten', 'warn', 'yellow', 'behind'],
      ['below ten', 'normal', null, null],
      ['exempted', 'normal', null, null],
      ['third month', 'severe', 'red', 'lateAgain'],
      ['second month', 'normal', null, null],
      ['reserve', 'normal', null, null],
    ])
    expect(rows[1]).toMatchObject({ word: '黄牌', inputs: { lagPoints: '-10.0' } })
    expect(rows[1].sentence).toMatchObject({
      code: 'cards.because1',
      zh: expect.stringContaining('−10.0个百分点'),
      en: expect.stringContaining('lag'),
    })
    expect(rows[1].wouldTurn[0]).toMatchObject({
      changes: [{ metric: 'lagPoints', from: '-10.0', to: '-9.9' }],
      level: 'normal',
    })
  })

  it('refuses a set with the row and a sentence, still as one document', () => {
    const wrong = {
      ...rules,
      rules: [rules.rules[0], { id: 'x', level: 'severe', all: [{ metric: 'lagPoint', op: '<', bound: '1' }] }],
    }
    const run = guatu(
      '--rules',
      file('w.json', wrong),
      '--facts',
      file('e.json', { asOf: '2026-10-31', subjects: [] }),
      '--json',
    )
    expect(run.status).toBe(3)
    expect(JSON.parse(run.stdout)).toMatchObject({ refused: true, code: 'cards.check.unknownMetric', row: 2 })
    expect(run.stderr).toContain('lagPoints')
  })

  it('refuses files that are no JSON and facts that are no decimals', () => {
    const good = file('good.json', rules)
    expect(guatu('--rules', file('x.json', '{'), '--facts', good).status).toBe(3)
    const facts = file('n.json', { asOf: '2026-10-31', subjects: [one('a', { lagPoints: 'many' })] })
    const run = guatu('--rules', good, '--facts', facts, '--json')
    expect(run.status).toBe(3)
    expect(JSON.parse(run.stdout)).toMatchObject({ code: 'cards.facts.notDecimal', row: 1 })
  })

  it('refuses a file in another encoding, since its names would be others, and a misspelt key with its row', () => {
    const gbk = file('gbk.json', Uint8Array.from([0x22, 0xc7, 0xf8, 0x22]))
    const { unless, ...rule } = rules.rules[0]!
    const misspelt = { ...rules, rules: [rules.rules[1], { ...rule, unles: unless }] }
    const coded = (...args: string[]) => {
      const run = guatu(...args, '--json')
      return [run.status, JSON.parse(run.stdout).code, JSON.parse(run.stdout).row, run.stderr.trim().split('\n').length]
    }
    expect(coded('--rules', gbk, '--facts', gbk)).toEqual([3, 'cards.file.notUtf8', null, 1])
    expect(
      coded('--rules', file('m.json', misspelt), '--facts', file('e2.json', { asOf: '2026-10-31', subjects: [] })),
    ).toEqual([3, 'cards.file.unknownKey', 2, 1])
  })

  it('says on stderr which condition no subject of the file brings a value for, and judges all the same', () => {
    const metric = 'indicator.output'
    const set = {
      ...rules,
      applies: undefined,
      rules: [{ id: 'low', level: 'warn', all: [{ metric, op: '<', bound: '1' }] }],
    }
    const facts = (values: object) => file('i.json', { asOf: '2026-10-31', subjects: [one('a', values)] })
    const path = file('ind.json', set)
    const without = guatu('--rules', path, '--facts', facts({}), '--json')
    expect([without.status, JSON.parse(without.stdout)[0].level]).toEqual([0, 'normal'])
    expect(without.stderr).toContain('没有这项数据的来源')
    const brought = guatu('--rules', path, '--facts', facts({ [metric]: '0.5' }), '--json')
    expect([brought.stderr, JSON.parse(brought.stdout)[0].level]).toEqual(['', 'warn'])
  })

  it('says how it is used when it is used wrongly', () => {
    expect(guatu('--rules').status).toBe(2)
    expect(guatu().status).toBe(2)
  })
})
