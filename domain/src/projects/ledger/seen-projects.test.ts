import { describe, expect, it } from 'vitest'
import type { StoredProject } from './field-changes.ts'
import type { LedgerRow } from './ledger-row.ts'
import { projectsSeenIn } from './seen-projects.ts'

const project = (id: string, name: string, code?: string, packageOf?: string): StoredProject => ({
  ...{ id, codes: code ? [code] : [], kind: null, texts: { name, uscc: 'U' }, money: {}, dates: {}, problem: null },
  ...(packageOf && { packageOf }),
})
const row = (texts: LedgerRow['texts']): LedgerRow => ({
  ...{ sheet: '台账', row: 5, hidden: false, kind: null, texts, money: {}, dates: {}, problem: null },
  ...{ hasProblemColumn: false, completionRate: null, others: {}, doubts: [] },
})
const stored = [
  project('a', '云山大道', 'c1'),
  project('b', '云山大桥'),
  project('p', '打包'),
  project('s', '子项', 'c2', 'p'),
]
const seen = (texts: LedgerRow['texts']) => [...projectsSeenIn([row(texts)], stored)]

describe('projects that unreadable rows speak of', () => {
  it('are found by code, by name, and with their package', () => {
    expect(seen({ projectCode: 'c1', name: '改了名的大道' })).toEqual(['a'])
    expect(seen({ name: '云山 大桥' })).toEqual(['b'])
    expect(seen({ projectCode: 'c2' })).toEqual(['s', 'p'])
  })

  it('are found by credit code only where the row says neither code nor name', () => {
    expect(seen({ uscc: 'U' })).toHaveLength(4)
    expect(seen({ uscc: 'U', name: '没有入库的项目' })).toEqual([])
  })
})
