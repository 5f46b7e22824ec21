import { describe, expect, it } from 'vitest'
import type { Placements } from './arrange-packages.ts'
import { diffLedger } from './diff-ledger.ts'
import type { StoredProject } from './field-changes.ts'
import type { LedgerRow } from './ledger-row.ts'

const row = (n: number, name: string, more: Partial<LedgerRow> = {}): LedgerRow => ({
  sheet: 's',
  row: n,
  hidden: false,
  kind: '续建',
  money: { total: 100 },
  dates: {},
  problem: null,
  hasProblemColumn: true,
  completionRate: null,
  others: {},
  doubts: [],
  ...more,
  texts: { name, ...more.texts },
})
const stored = (
  id: string,
  from: LedgerRow,
  codes: readonly string[] = from.texts.projectCode ? [from.texts.projectCode] : [],
): StoredProject => ({
  id,
  codes,
  kind: from.kind,
  texts: from.texts,
  money: from.money,
  dates: from.dates,
  problem: from.problem,
})
const code = '2503-370499-04-01-123456'

describe('differences to what is stored', () => {
  it('are none when the same sheet comes twice, with codes or without', () => {
    const rows = [
      row(5, '甲', { texts: { name: '甲', projectCode: code } }),
      row(6, '乙', { texts: { name: '乙', uscc: 'U' } }),
      row(7, '丙'),
    ]
    const diff = diffLedger(
      rows,
      rows.map((r, i) => stored(`p${i}`, r)),
    )
    expect(diff.same.map((s) => s.id)).toEqual(['p0', 'p1', 'p2'])
    expect([diff.added, diff.changed, diff.gone, diff.ask]).toEqual([[], [], [], []])
  })

  it('are shown field by field, and what is gone is named', () => {
    const before = row(5, '甲', {
      texts: { name: '甲', projectCode: code, site: '石桥镇' },
      money: { total: 100, yearDone: 10 },
    })
    const after = row(9, '甲', {
      texts: { name: '甲', projectCode: code, site: '木石镇' },
      money: { total: 100, yearDone: 30 },
    })
    const diff = diffLedger([after, row(10, '新项目')], [stored('a', before), stored('b', row(6, '旧项目'))])
    expect(diff.changed[0]?.changes).toEqual([
      { field: 'site', before: '石桥镇', after: '木石镇', doubtful: false },
      { field: 'yearDone', before: 10, after: 30, doubtful: false },
    ])
    expect(diff.added.map((r) => r.texts.name)).toEqual(['新项目'])
    expect(diff.gone.map((s) => s.id)).toEqual(['b'])
  })

  it('take a row without codes for the one project of its name where the office has said so, and ask where two would fit', () => {
    const before = [row(5, '甲'), row(6, '乙'), row(7, '丙', { texts: { owner: '一公司' } }), row(8, '丁')]
    const now = [
      row(5, '甲', { money: { total: 120 } }),
      row(6, '乙', { money: { total: 120 } }),
      row(7, '丙', { texts: { owner: '二公司' } }),
      row(8, '丁', { money: { total: 120 } }),
      row(9, '丁', { money: { total: 130 } }),
    ].map((r) => ({ ...r, texts: { ...r.texts } }))
    const stores = before.map((r, i) => stored(`p${i}`, r))
    const taken = { rows: now, taken: new Map<string, string>() }
    const asked = diffLedger(now, stores, new Map(), taken)
    expect(asked.ask.map((a) => [a.row.row, a.sameName])).toEqual([
      [5, true],
      [6, true],
      [7, false],
      [8, false],
      [9, false],
    ])
    const said = diffLedger(now, stores, new Map(), taken, true)
    expect(said.changed.map((c) => c.id)).toEqual(['p0', 'p1'])
    expect(said.ask.map((a) => a.row.row)).toEqual([7, 8, 9])
  })

  it('leave a field alone that has no column or was not understood', () => {
    const before = row(5, '甲', {
      texts: { name: '甲', projectCode: code },
      money: { total: 100, yearDone: 10, yearPlan: 50 },
    })
    const doubt = {
      field: 'yearDone',
      sheet: 's',
      row: 5,
      cell: 'I5',
      header: '',
      raw: '1O',
      state: 'notUnderstood',
      reason: { code: 'x', params: {} },
      suggestion: null,
    } as const
    const after = row(5, '甲', {
      texts: { name: '甲', projectCode: code },
      money: { total: 100, yearDone: null },
      doubts: [doubt],
    })
    expect(diffLedger([after], [stored('a', before)]).same).toHaveLength(1)
  })

  it('ask when only the code or only the name agrees, and when one code stands on two rows', () => {
    const known = stored('a', row(5, '甲', { texts: { name: '甲', projectCode: code } }))
    const asks = (rows: LedgerRow[], of: StoredProject[], answers?: Placements) =>
      diffLedger(rows, of, answers).ask.map((a) => a.reason.code)
    expect(asks([row(5, '甲改名', { texts: { name: '甲改名', projectCode: code } })], [known])).toEqual([
      'ledger.askNameChanged',
    ])
    expect(asks([row(5, '甲', { texts: { name: '甲', projectCode: '2504-370499-04-01-999999' } })], [known])).toEqual([
      'ledger.askCodeChanged',
    ])
    expect(asks([row(5, '甲', { money: { total: 7 } })], [stored('n', row(5, '甲'))])).toEqual(['ledger.askNameOnly'])
    const phases = [
      row(5, '一期', { texts: { name: '一期', projectCode: code } }),
      row(6, '二期', { texts: { name: '二期', projectCode: code } }),
    ]
    expect(asks(phases, [])).toEqual(['ledger.askCodeTwice', 'ledger.askCodeTwice'])
    expect(
      asks(
        phases,
        [],
        new Map([
          ['s!5', 'new'],
          ['s!6', 'new'],
        ]),
      ),
    ).toEqual([])
  })
})
