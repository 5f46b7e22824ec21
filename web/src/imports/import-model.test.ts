import type { ImportRow, ImportView } from '@guatu/contract/imports'
import { describe, expect, it } from 'vitest'
import {
  adjustBody,
  blockersOf,
  cellAt,
  columnKey,
  columnLetter,
  comesBack,
  doubtKey,
  doubtLines,
  nothingPending,
  rowKey,
  tabsOf,
} from './import-model.ts'

const row = (change: Partial<ImportRow>): ImportRow => ({
  row: 5,
  sheet: '台账',
  state: 'new',
  name: '滨河大道',
  values: {},
  doubts: [],
  changes: [],
  projectId: null,
  candidates: [],
  problem: null,
  ...change,
})
const view = (change: Partial<ImportView>): ImportView => ({
  id: 'i',
  fileName: '台账.xlsx',
  state: 'ready',
  progress: 1,
  problem: null,
  asOf: '2026-11-20',
  year: 2026,
  sheets: [],
  rows: [],
  gone: [],
  sumChecks: [],
  counts: { new: 1, changed: 0, same: 0, ask: 0, bad: 0, gone: 0, doubts: 0 },
  totals: null,
  by: '',
  at: '2026-11-21T00:00:00Z',
  mayUndo: false,
  version: 3,
  ...change,
})

describe('an import before it is confirmed', () => {
  it('goes in although rows are bad or doubtful: 200 good ones do not wait for 3', () => {
    const counts = { new: 200, changed: 0, same: 0, ask: 0, bad: 3, gone: 0, doubts: 7 }
    expect(blockersOf(view({ counts }), nothingPending, false)).toEqual([])
  })

  it('waits for the as-of date, for open questions and for what was repaired but not applied', () => {
    const counts = { new: 1, changed: 0, same: 0, ask: 2, bad: 0, gone: 0, doubts: 0 }
    const pending = { ...nothingPending, repairs: { [doubtKey('台账', 5, 'finish')]: '2026-12-31' } }
    expect(blockersOf(view({ counts, asOf: null }), pending, false)).toEqual(['asOfMissing', 'asksOpen', 'unsent'])
  })

  it('has nothing to do when the same sheet comes twice, unless projects that left are to go', () => {
    const counts = { new: 0, changed: 0, same: 61, ask: 0, bad: 0, gone: 1, doubts: 0 }
    expect(blockersOf(view({ counts }), nothingPending, false)).toEqual(['nothingToDo'])
    expect(blockersOf(view({ counts }), nothingPending, true)).toEqual([])
  })

  it('sends repairs, answers and columns in one request, with the version it saw', () => {
    expect(
      adjustBody(3, {
        repairs: { [doubtKey('续建 一', 14, 'problem.due')]: '2026-12-20' },
        matches: { [rowKey('续建 一', 15)]: { projectId: null, skip: true } },
        columns: { [columnKey('续建 一', 'D')]: 'total' },
        asOf: '2026-11-20',
        saveProfileAs: ' 区发改局周报 ',
      }),
    ).toEqual({
      expectedVersion: 3,
      asOf: '2026-11-20',
      saveProfileAs: '区发改局周报',
      repairs: [{ sheet: '续建 一', row: 14, field: 'problem.due', text: '2026-12-20' }],
      matches: [{ sheet: '续建 一', row: 15, projectId: null, skip: true }],
      mapping: [{ sheet: '续建 一', column: 'D', field: 'total' }],
    })
  })

  it('lists each doubt with its cell and what it suggests', () => {
    const doubts = [
      { field: 'finish', cell: 'H5', header: '竣工时间', reason: '没有年份', suggestion: { date: '2026-12-31' } },
      { field: 'total', cell: 'D5', header: '总投资', reason: '单位混用', suggestion: null },
    ]
    expect(doubtLines([row({ doubts })]).map((d) => [d.cell, d.suggestion])).toEqual([
      ['H5', '2026-12-31'],
      ['D5', null],
    ])
  })

  it('puts what needs a hand first and leaves empty tabs out', () => {
    const counts = { new: 2, changed: 1, same: 0, ask: 1, bad: 1, gone: 0, doubts: 4 }
    expect(tabsOf(view({ counts })).map((t) => t.tab)).toEqual(['ask', 'bad', 'doubts', 'changed', 'new', 'columns'])
  })

  it('offers the way back in the same layout only for a stored .xlsx', () => {
    const of = (state: string, fileName: string) => comesBack({ state, fileName })
    expect([
      of('confirmed', '台账.XLSX'),
      of('confirmed', '台账.csv'),
      of('confirmed', '台账.xls'),
      of('ready', '台账.xlsx'),
    ]).toEqual([true, false, false, false])
  })

  it('knows columns by their letters', () => {
    expect([cellAt('A1'), cellAt('AB14'), cellAt('A1:B2')]).toEqual([
      { column: 0, row: 1 },
      { column: 27, row: 14 },
      null,
    ])
    expect([0, 25, 26, 27, 701, 702].map(columnLetter)).toEqual(['A', 'Z', 'AA', 'AB', 'ZZ', 'AAA'])
  })
})
