import { describe, expect, it } from 'vitest'
import { civil } from '../../calendar/civil-date.ts'
import { checkCreditCode } from './credit-code.ts'
import { fieldsOfHeader, unitsIn } from './field-words.ts'
import { readProblemCell } from './problem-cell.ts'
import { hasProjectCodeForm } from './project-code.ts'
import { readMoney } from './read-money.ts'
import type { Cell } from './sheet-cells.ts'

const text = (value: string): Cell => ({ value, raw: value, format: '', formula: false })
const number = (value: number): Cell => ({ value, raw: String(value), format: '', formula: false })

describe('an amount', () => {
  it('takes the unit of its column, and its own unit before that', () => {
    expect(readMoney(number(12.5), 8).value).toBe(125_000_000_000)
    expect(readMoney(text('38,530'), 4).value).toBe(38_530_000_000)
    expect(readMoney(text('１２，０００'), 4).value).toBe(12_000_000_000)
    expect(readMoney(text('5600万元'), 8).value).toBe(5_600_000_000)
    expect(readMoney(text('1.2亿'), 4).value).toBe(12_000_000_000)
    expect(readMoney(number(1200.25), 4).value).toBe(1_200_250_000)
    expect(readMoney(number(0.1 + 0.2), 4).value).toBe(300_000)
  })
  it('is nothing for "/" and "—", not zero', () => {
    for (const t of ['/', '—', '无', '-']) expect(readMoney(text(t), 4)).toEqual({ value: null, state: 'understood' })
  })
  it('without a unit anywhere is asked, never assumed', () => {
    expect(readMoney(number(38530), null)).toMatchObject({ value: null, state: 'doubtful', suggestion: '38530万元' })
  })
  it('is not understood where a letter, a stray comma or a range stands in it', () => {
    expect(readMoney(text('229l9'), 4)).toMatchObject({ value: null, state: 'notUnderstood', suggestion: '22919' })
    expect(readMoney(text('22,91'), 4)).toMatchObject({ value: null, state: 'notUnderstood', suggestion: '2291' })
    expect(readMoney(text('300-500'), 4).state).toBe('notUnderstood')
    expect(readMoney(text('三千万'), 4).state).toBe('notUnderstood')
    expect(readMoney({ value: null, raw: '#REF!', format: '', formula: true }, 4).reason?.code).toBe(
      'ledger.formulaError',
    )
    expect(readMoney({ value: null, raw: '', format: '', formula: true }, 4).reason?.code).toBe(
      'ledger.formulaWithoutResult',
    )
  })
})

describe('codes', () => {
  it('checks the last character of a credit code', () => {
    expect(checkCreditCode('91370499M7PE6RATYR')).toBe('valid')
    expect(checkCreditCode('91370499M7PE6RATYA')).toBe('checkCharacter')
    expect(checkCreditCode('91370499M7PE6RATY')).toBe('form')
  })
  it('looks at the form of a project code, the month only in the new one', () => {
    expect(hasProjectCodeForm('2503-370499-04-01-123456')).toBe(true)
    expect(hasProjectCodeForm('2513-370499-04-01-123456')).toBe(false)
    expect(hasProjectCodeForm('2019-370499-04-01-123456')).toBe(true)
  })
})

describe('a problem in one cell', () => {
  const around = { year: 2026, asOf: civil('2026-11-20'), dates1904: false, role: 'due' as const }
  it('gives text, factor and due date', () => {
    expect(readProblemCell('【土地】尚有41亩未完成征收；12月20日前解决', around)).toEqual({
      value: { text: '尚有41亩未完成征收', factor: '土地', due: { date: '2026-12-20', precision: 'day' } },
      state: 'understood',
    })
    expect(readProblemCell('暂无', around)).toEqual({ value: null, state: 'understood' })
    expect(readProblemCell('红线内5户未签约', around).value).toEqual({
      text: '红线内5户未签约',
      factor: null,
      due: null,
    })
  })
  it('is asked about when it holds several problems or a time that may not be the due date', () => {
    expect(readProblemCell('1.征地未完成；2.资金未到位', around).reason?.code).toBe('ledger.severalProblems')
    expect(readProblemCell('原定9月交地，至今未交', around).reason?.code).toBe('ledger.dateInProblem')
  })
})

describe('headers', () => {
  it('say which field a column is, by the header above where the own one is short', () => {
    expect(fieldsOfHeader('2026年投资情况/已完成投资')[0]?.[0]).toBe('yearDone')
    expect(fieldsOfHeader('投资情况/本年度/累计完成')[0]?.[0]).toBe('yearDone')
    expect(fieldsOfHeader('投资情况/本年度/其中：本月完成'.replace('其中：', ''))[0]?.[0]).toBe('periodDone')
    expect(fieldsOfHeader('投资情况/至2025年底累计完成')[0]?.[0]).toBe('toLastYear')
    expect(fieldsOfHeader('责任单位')[0]?.[0]).toBe('leadUnit')
    expect(fieldsOfHeader('业主')[0]?.[0]).toBe('owner')
  })
  it('name units of money, and tell foreign ones apart', () => {
    expect(unitsIn('单位：万元、亩').powers).toEqual([4])
    expect(unitsIn('合同外资（万美元）')).toEqual({ powers: [], foreign: true })
  })
})
