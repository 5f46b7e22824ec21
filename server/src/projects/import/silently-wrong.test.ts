import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { isRefusal } from '@guatu/domain/kernel/coded'
import { printRow } from '@guatu/domain/projects/ledger/print-row'
import type { BookCells, Cell, SheetCells } from '@guatu/domain/projects/ledger/sheet-cells'
import { understandLedger } from '@guatu/domain/projects/ledger/understand-ledger'
import { say } from '@guatu/words/say'
import { beforeAll, describe, expect, it } from 'vitest'
import { readCells } from './read-ledger-file.ts'

const folder = resolve(import.meta.dirname, '../../../../samples')
const truth = JSON.parse(readFileSync(`${folder}/guatu-sample-ledger.truth.json`, 'utf8')) as Record<string, unknown>[]
let book: BookCells
beforeAll(async () => {
  const read = await readCells(readFileSync(`${folder}/guatu-sample-ledger.xlsx`), 'guatu-sample-ledger.xlsx')
  if (isRefusal(read)) throw new Error(read.code)
  book = read
})

type Grid = (Cell | null | undefined)[][]
const text = (value: string): Cell => ({ value, raw: value, format: '', formula: false })

/** The sample with its cells changed. */
function altered(
  change: (rows: Grid) => void,
  more: (sheet: SheetCells) => Partial<SheetCells> = () => ({}),
): BookCells {
  const sheet = book.sheets[0]!
  const rows: Grid = sheet.rows.map((r) => [...r])
  change(rows)
  return { ...book, sheets: [{ ...sheet, rows, ...more(sheet) }] }
}

/** Fields that differ from the truth without a doubt on that field, and all fields that differ. */
function judge(cells: BookCells): { silent: string[]; wrong: number; rows: number } {
  const u = understandLedger(cells)
  const rows = u.sheets.flatMap((s) =>
    s.rows.map((r) => printRow(r, s, say) as Record<string, unknown> & { doubts: { field: string }[] }),
  )
  const silent: string[] = []
  let wrong = 0
  for (const t of truth) {
    const r =
      rows.find((x) => x.name === t.name && x.uscc === t.uscc) ??
      rows.find((x) => x.name === t.name) ??
      rows.find((x) => x.row === t.row)
    if (!r) {
      silent.push(`${t.name} missing`)
      continue
    }
    for (const field of Object.keys(t)) {
      if (field === 'row' || JSON.stringify(r[field]) === JSON.stringify(t[field])) continue
      wrong++
      const doubted =
        r.doubts.some((d) => d.field === field || d.field.startsWith(`${field}.`)) ||
        u.doubts.some((d) => d.field === field)
      if (!doubted) silent.push(`${t.name} ${field}: ${JSON.stringify(r[field])} for ${JSON.stringify(t[field])}`)
    }
  }
  return { silent, wrong, rows: rows.length }
}

/** A small generator of its own, so that a failure can be repeated. */
function random(seed: number): (below: number) => number {
  let s = seed
  return (below) => {
    s = (Math.imul(s, 1664525) + 1013904223) >>> 0
    return s % below
  }
}

const projectRows = (rows: Grid): number[] => rows.flatMap((r, i) => (typeof r[0]?.value === 'number' ? [i] : []))

describe('the sample in other clothes', () => {
  it('is read just as well when its columns stand in another order', () => {
    for (let seed = 1; seed <= 10; seed++) {
      const next = random(seed)
      const width = 22
      const order = Array.from({ length: width }, (_, i) => i)
      for (let i = width - 1; i > 0; i--) {
        const j = next(i + 1)
        ;[order[i], order[j]] = [order[j]!, order[i]!]
      }
      const flat = altered(
        (rows) => {
          const parents = [
            '',
            '',
            '',
            '',
            '',
            '',
            '',
            '2026年投资情况',
            '2026年投资情况',
            '2026年投资情况',
            '建设时限',
            '建设时限',
            '',
            '责任体系',
            '责任体系',
            '责任体系',
            '责任体系',
            '责任体系',
            '存在问题',
            '存在问题',
            '存在问题',
            '',
          ]
          rows.forEach((row, r) => {
            if (r === 2) rows[r] = order.map((c) => (parents[c] ? text(parents[c]) : row[c]))
            else if (r >= 3) rows[r] = order.map((c) => row[c])
          })
        },
        () => ({ merges: [] }),
      )
      expect(judge(flat)).toEqual({ silent: [], wrong: 0, rows: 61 })
    }
  })

  it('is read just as well with empty rows and columns between', () => {
    const spaced = altered(
      (rows) => {
        for (const row of rows) row.unshift(undefined, undefined)
        rows.splice(30, 0, [], [])
        rows.splice(4, 0, [])
        rows.unshift([], [])
      },
      () => ({ merges: [] }),
    )
    const cells = spaced.sheets[0]!.rows[4]!
    expect(textAt(cells[9])).toBe('2026年投资情况')
    const { silent, rows } = judge(spaced)
    expect([silent, rows]).toEqual([[], 61])
  })

  it('has no silently wrong cell when figures are typed in other ways or mistyped', () => {
    for (let seed = 1; seed <= 150; seed++) {
      const next = random(seed * 77)
      const changed = altered((rows) => {
        const at = projectRows(rows)
        for (let k = 0; k < 3; k++) mistype(rows, at[next(at.length)]!, next)
      })
      expect(judge(changed).silent).toEqual([])
    }
  })

  it('is asked about, not assumed, when the unit row is gone', () => {
    const { silent, wrong } = judge(altered((rows) => (rows[1] = [])))
    expect(silent).toEqual([])
    expect(wrong).toBeGreaterThan(150)
  })

  it('says that the as-of date is missing when the title does not tell', () => {
    const u = understandLedger(altered((rows) => (rows[0] = [text('重点项目台账')])))
    expect(u.asOf).toBeNull()
    expect(u.doubts.map((d) => d.reason.code)).toContain('ledger.asOfMissing')
  })

  it('shows a subtotal that does not agree, at the sum and at each of its rows', () => {
    const u = understandLedger(
      altered((rows) => (rows[40]![7] = { value: 2936540, raw: '2936540', format: '', formula: false })),
    )
    const doubt = u.doubts.find((d) => d.reason.code === 'ledger.sumDiffers' || d.reason.code === 'ledger.sumRounded')
    expect(doubt).toMatchObject({ field: 'yearPlan', cell: 'H41', suggestion: '29365390000.00' })
    const printed = printRow(u.rows[0]!, u.sheets[0]!, say)
    expect((printed.doubts as unknown as { cell: string }[]).map((d) => d.cell)).toEqual(['H41'])
  })
})

const textAt = (cell: Cell | null | undefined): string => String(cell?.value ?? '')

/** One change that a hurried clerk makes: right in another form, or wrong. */
function mistype(rows: Grid, r: number, next: (below: number) => number): void {
  const money = [6, 7, 8][next(3)]!
  const amount = String(rows[r]![money]?.value ?? '').replaceAll(',', '')
  const changes: readonly (() => void)[] = [
    () => (rows[r]![money] = text(`${amount}万元`)),
    () => (rows[r]![money] = text(`${(Number(amount) / 10_000).toFixed(4)}亿元`)),
    () => (rows[r]![money] = text(amount.replace(/\d/g, (d) => String.fromCharCode(d.charCodeAt(0) + 0xfee0)))),
    () => (rows[r]![money] = text(`${amount.slice(0, -1)}O`)),
    () =>
      (rows[r]![money] = {
        value: Number(amount) / 10_000,
        raw: String(Number(amount) / 10_000),
        format: '',
        formula: false,
      }),
    () =>
      (rows[r]![money] = { value: Number(amount) + 1, raw: String(Number(amount) + 1), format: '', formula: false }),
    () => (rows[r]![money] = text(`${Number(amount) * 10}`)),
    () => (rows[r]![money] = { value: null, raw: '#REF!', format: '', formula: true }),
    () => (rows[r]![3] = text(String(rows[r]![3]?.value).replace(/.(?=.{4}$)/, (c) => (c === '7' ? '8' : '7')))),
    () => (rows[r]![11] = text('12月底')),
    () => (rows[r]![11] = text('年底')),
    () => (rows[r]![11] = text('2026年2月30日')),
    () => (rows[r]![11] = text('已竣工')),
    () => (rows[r]![11] = { value: 2027.1, raw: '2027.1', format: '', formula: false }),
    () => (rows[r]![10] = text('一季度')),
    () => (rows[r]![20] = text('下周')),
  ]
  changes[next(changes.length)]!()
}
