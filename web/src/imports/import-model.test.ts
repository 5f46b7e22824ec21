import type { ImportLine, ImportRow, ImportView } from '@guatu/contract/imports'
import { describe, expect, it } from 'vitest'
import {
  adjustBody,
  blockersOf,
  cellAt,
  columnKey,
  columnLetter,
  comesBack,
  doubtKey,
  fieldsIn,
  nothingPending,
  rowKey,
  suggestionsOf,
  tabAddress,
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
  counts: { new: 1, changed: 0, same: 0, ask: 0, bad: 0, gone: 0, skipped: 0, doubts: 0 },
  totals: null,
  by: '',
  at: '2026-11-21T00:00:00Z',
  mayUndo: false,
  version: 3,
  ...change,
})

describe('an import before it is confirmed', () => {
  it('goes in although rows are bad or doubtful: 200 good ones do not wait for 3', () => {
    const counts = { new: 200, changed: 0, same: 0, ask: 0, bad: 3, gone: 0, skipped: 0, doubts: 7 }
    expect(blockersOf(view({ counts }), nothingPending, false)).toEqual([])
  })

  it('waits for the as-of date, for open questions and for what was repaired but not applied', () => {
    const counts = { new: 1, changed: 0, same: 0, ask: 2, bad: 0, gone: 0, skipped: 0, doubts: 0 }
    const pending = { ...nothingPending, repairs: { [doubtKey('台账', 5, 'finish')]: '2026-12-31' } }
    expect(blockersOf(view({ counts, asOf: null }), pending, false)).toEqual(['asOfMissing', 'asksOpen', 'unsent'])
  })

  it('has nothing to do when the same sheet comes twice, unless projects that left are to go', () => {
    const counts = { new: 0, changed: 0, same: 61, ask: 0, bad: 0, gone: 1, skipped: 0, doubts: 0 }
    expect(blockersOf(view({ counts }), nothingPending, false)).toEqual(['nothingToDo'])
    expect(blockersOf(view({ counts }), nothingPending, true)).toEqual([])
  })

  it('sends repairs, answers and columns in one request, with the version it saw', () => {
    expect(
      adjustBody(3, {
        repairs: { [doubtKey('续建 一', 14, 'problem.due')]: '2026-12-20' },
        matches: { [rowKey('续建 一', 15)]: { projectId: null, skip: true } },
        columns: { [columnKey('续建 一', 'D')]: 'total' },
        matchByName: true,
        asOf: '2026-11-20',
        saveProfileAs: ' 区发改局周报 ',
      }),
    ).toEqual({
      expectedVersion: 3,
      asOf: '2026-11-20',
      saveProfileAs: '区发改局周报',
      repairs: [{ sheet: '续建 一', row: 14, field: 'problem.due', text: '2026-12-20' }],
      matchByName: true,
      matches: [{ sheet: '续建 一', row: 15, projectId: null, skip: true }],
      mapping: [{ sheet: '续建 一', column: 'D', field: 'total' }],
    })
  })

  it('takes the suggestions of doubts as they would be typed, and leaves those without one alone', () => {
    const line = (key: string, suggestion: unknown): ImportLine => ({
      ...{ key, sheet: '台账', row: 5, state: 'new', name: '滨河大道', changes: [], projectId: null, candidates: [] },
      ...{ problem: null, doubts: [{ field: 'finish', cell: 'H5', header: '竣工', reason: '', raw: '', suggestion }] },
    })
    const lines = [line('a', { date: '2026-12-31', precision: 'year' }), line('b', null), line('c', '38530')]
    expect(suggestionsOf(lines)).toEqual({ a: '2026-12-31', c: '38530' })
  })

  it('narrows a list only by fields that occur in it', () => {
    const doubt = (field: string) => ({ field, cell: 'H5', header: '', reason: '', suggestion: null })
    const rows = [
      row({ state: 'bad', doubts: [doubt('yearPlanYuan'), doubt('problem.due')] }),
      row({ doubts: [doubt('finish'), doubt('yearPlanYuan')] }),
      row({ state: 'changed', changes: [{ field: 'total', label: '', from: '', to: '' }] }),
    ]
    expect(fieldsIn(view({ rows }), 'doubts')).toEqual(['yearPlan', 'problem', 'finish'])
    expect(fieldsIn(view({ rows }), 'bad')).toEqual(['yearPlan', 'problem'])
    expect(fieldsIn(view({ rows }), 'changed')).toEqual(['total'])
    expect(fieldsIn(view({ rows }), 'new')).toEqual([])
  })

  it('goes to another tab without what narrowed the last one', () => {
    const now = new URLSearchParams('tab=doubts&q=x&sort=-name&field=finish&suggestion=with&sheet=a')
    expect(tabAddress(now, 'bad').toString()).toBe('tab=bad')
  })

  it('puts what needs a hand first and leaves empty tabs out', () => {
    const counts = { new: 2, changed: 1, same: 0, ask: 1, bad: 1, gone: 0, skipped: 0, doubts: 4 }
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
