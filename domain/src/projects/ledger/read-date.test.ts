import { describe, expect, it } from 'vitest'
import { civil } from '../../calendar/civil-date.ts'
import { asOfIn, asOfInFileName } from './as-of.ts'
import { type DateSurroundings, readDate, readDateRange, readDateText } from './read-date.ts'
import type { Cell } from './sheet-cells.ts'

const around: DateSurroundings = { year: 2026, asOf: civil('2026-11-20'), dates1904: false, role: 'finish' }
const number = (value: number, format = ''): Cell => ({ value, raw: String(value), format, formula: false })

describe('a loose date commits to its last day and keeps its precision', () => {
  const plain: readonly (readonly [string, string, string])[] = [
    ['2026年3月', '2026-03-31', 'month'],
    ['2026.3', '2026-03-31', 'month'],
    ['2026.03', '2026-03-31', 'month'],
    ['2026-3', '2026-03-31', 'month'],
    ['2026年2月底', '2026-02-28', 'month'],
    ['2028年2月', '2028-02-29', 'month'],
    ['2026年一季度', '2026-03-31', 'quarter'],
    ['2026年第四季度', '2026-12-31', 'quarter'],
    ['2026年4季度', '2026-12-31', 'quarter'],
    ['2026Q3', '2026-09-30', 'quarter'],
    ['2026年上半年', '2026-06-30', 'half'],
    ['拟2026年底', '2026-12-31', 'year'],
    ['2026年年底', '2026-12-31', 'year'],
    ['2026', '2026-12-31', 'year'],
    ['2026年12月上旬', '2026-12-10', 'tenDays'],
    ['2026年11月下旬', '2026-11-30', 'tenDays'],
    ['2026/11/8', '2026-11-08', 'day'],
    ['２０２６．１１．８', '2026-11-08', 'day'],
    ['2026 年 11 月 8 日', '2026-11-08', 'day'],
    ['20261108', '2026-11-08', 'day'],
    ['2026年12月20日前', '2026-12-20', 'day'],
    ['计划2026年12月竣工', '2026-12-31', 'month'],
    ['2026-03-01 00:00:00', '2026-03-01', 'day'],
  ]
  for (const [text, date, precision] of plain) {
    it(`reads "${text}" as ${date}`, () => {
      expect(readDateText(text, around)).toEqual({ value: { date, precision }, state: 'understood' })
    })
  }

  for (const text of ['未开工', '/', '—', '-', '无', '待定', '']) {
    it(`takes "${text}" as no date, without a doubt`, () => {
      expect(readDateText(text, around)).toEqual({ value: null, state: 'understood' })
    })
  }

  const asked: readonly (readonly [string, string | null, string])[] = [
    ['3月底', '2026-03-31', 'ledger.yearAssumed'],
    ['一季度', '2026-03-31', 'ledger.yearAssumed'],
    ['26年3月', '2026-03-31', 'ledger.shortYear'],
    ['2026年3月左右', '2026-03-31', 'ledger.dateVague'],
    ['2026年3月初', '2026-03-10', 'ledger.dateEarlyMonth'],
    ['46364', '2026-12-08', 'ledger.serialAsText'],
    ['2026年2月30日', null, 'ledger.noSuchDate'],
    ['2026年13月', null, 'ledger.noSuchDate'],
    ['已开工', null, 'ledger.stateNotDate'],
    ['3/4/2026', null, 'ledger.dayOrMonth'],
    ['春节前', null, 'ledger.notADate'],
    ['2026年3月、5月', null, 'ledger.notADate'],
  ]
  for (const [text, date, code] of asked) {
    it(`asks about "${text}"`, () => {
      const read = readDateText(text, around)
      expect([read.value?.date ?? null, read.reason?.code]).toEqual([date, code])
      expect(read.state).toBe(date ? 'doubtful' : 'notUnderstood')
    })
  }

  it('fills the year of a due date that still lies ahead, and asks when it would be past', () => {
    expect(readDateText('12月20日前解决', { ...around, role: 'due' })).toEqual({
      value: { date: '2026-12-20', precision: 'day' },
      state: 'understood',
    })
    expect(readDateText('1月15日前', { ...around, role: 'due' })).toMatchObject({
      value: { date: '2027-01-15' },
      state: 'doubtful',
    })
    expect(readDateText('10月底前', { ...around, role: 'due' })).toMatchObject({
      value: { date: '2026-10-31' },
      state: 'doubtful',
    })
  })
})

describe('a date as Excel stores it', () => {
  it('is a day where the format shows a day, a month where it shows none', () => {
    expect(readDate(number(46364, 'm/d/yy'), around).value).toEqual({ date: '2026-12-08', precision: 'day' })
    expect(readDate(number(46364, 'yyyy"年"m"月"'), around).value).toEqual({ date: '2026-12-31', precision: 'month' })
    expect(readDate(number(46364), around).value).toEqual({ date: '2026-12-08', precision: 'day' })
    expect(readDate(number(46364 - 1462, 'yyyy/m/d'), { ...around, dates1904: true }).value?.date).toBe('2026-12-08')
  })

  it('asks whether the number 2026.1 was January or October', () => {
    expect(readDate(number(2026.1), around)).toMatchObject({ value: null, state: 'doubtful', suggestion: '2026-10' })
    expect(readDate(number(2026.11), around).value).toEqual({ date: '2026-11-30', precision: 'month' })
  })
})

describe('start and finish in one cell', () => {
  const read = (text: string) => {
    const { start, finish } = readDateRange(
      { value: text, raw: text, format: '', formula: false },
      { ...around, role: 'start' },
    )
    return [start.value?.date ?? null, finish.value?.date ?? null]
  }
  it('is taken apart at its dash or word', () => {
    expect(read('2025.3-2027.6')).toEqual(['2025-03-31', '2027-06-30'])
    expect(read('2025年3月至2027年6月')).toEqual(['2025-03-31', '2027-06-30'])
    expect(read('2025—2027')).toEqual(['2025-12-31', '2027-12-31'])
    expect(read('2025-03-01-2027-06-30')).toEqual(['2025-03-01', '2027-06-30'])
    expect(read('2025.3')).toEqual([null, null])
  })
})

describe('the as-of date', () => {
  it('is read from titles, headers and file names, with the year of the ledger', () => {
    expect(asOfIn('示例新区2026年台账（截至11月20日）', 2026)?.value).toEqual({ date: '2026-11-20', precision: 'day' })
    expect(asOfIn('1—11月完成投资', 2026)?.value).toEqual({ date: '2026-11-30', precision: 'month' })
    expect(asOfIn('截止2026年9月底', null)?.value).toEqual({ date: '2026-09-30', precision: 'month' })
    expect(asOfInFileName('台账20261115.xlsx', null)?.value?.date).toBe('2026-11-15')
  })
  it('is not the end of last year of a running total, and has no year when none is said', () => {
    expect(asOfIn('截至2025年底累计完成投资', 2026)).toBeNull()
    expect(asOfIn('截至11月20日', null)?.state).toBe('notUnderstood')
    expect(asOfIn('重点项目台账', 2026)).toBeNull()
  })
})

describe('dates in the words of offices', () => {
  const dates: readonly (readonly [string, string | null, string | null])[] = [
    ['二〇二六年三月', '2026-03-31', null],
    ['二零二六年十二月二十一日', '2026-12-21', null],
    ['2026年三月十五日', '2026-03-15', null],
    ['2026年3月底前', '2026-03-31', null],
    ['26.3', '2026-03-31', 'ledger.shortYear'],
    ['25.12.31', '2025-12-31', 'ledger.shortYear'],
    ['明年6月', '2027-06-30', 'ledger.yearAssumed'],
    ['今年年底', '2026-12-31', 'ledger.yearAssumed'],
    ['2026年3月开工', null, 'ledger.dateOfOtherEnd'],
    ['尚未明确，预计2027年', null, 'ledger.notADate'],
    ['2026.1', '2026-01-31', null],
  ]
  for (const [text, date, asked] of dates) {
    it(`reads "${text}" as ${date ?? 'none'}${asked ? ', and asks' : ''}`, () => {
      const read = readDateText(text, around)
      expect([read.value?.date ?? null, read.reason?.code ?? null]).toEqual([date, asked])
    })
  }

  it('asks whether "2026.1" lost its zero where a program wrote the numbers out', () => {
    expect(readDateText('2026.1', { ...around, lostZeros: true })).toMatchObject({ value: null, suggestion: '2026-10' })
    expect(readDateText('2026.3', { ...around, lostZeros: true }).value?.date).toBe('2026-03-31')
  })

  it("asks for the year that a format of month and day does not show, when it is not the ledger's", () => {
    expect(readDate(number(46376, 'm"月"d"日"'), around)).toMatchObject({
      state: 'understood',
      value: { date: '2026-12-20' },
    })
    expect(readDate(number(46741, 'm"月"d"日"'), around)).toMatchObject({
      state: 'doubtful',
      value: { date: '2027-12-20' },
    })
  })
})
