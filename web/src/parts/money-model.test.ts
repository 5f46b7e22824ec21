import { describe, expect, it } from 'vitest'
import { barShare, printMoney, printSigned, printYuan, unitForProse } from './money-model.ts'

describe('money as it is printed', () => {
  it('groups thousands and rounds half away from zero', () => {
    expect(printMoney('123455000.00', 'wan')).toBe('12,346')
    expect(printMoney('-123455000.00', 'wan')).toBe('−12,346')
    expect(printMoney('123450000', 'yi')).toBe('1.23')
    expect(printMoney('9007199254740993000.00', 'wan')).toBe('900,719,925,474,099')
  })
  it('never prints a minus before zero', () => {
    expect(printMoney('-4999.99', 'wan')).toBe('0')
  })
  it('chooses 亿元 for prose from one hundred million yuan on', () => {
    expect(unitForProse('99999999.99')).toBe('wan')
    expect(unitForProse('-100000000')).toBe('yi')
  })
})

describe('the exact amount of a tooltip', () => {
  it('keeps its cents and is grouped by thousands', () => {
    expect(printYuan('58353390000.00')).toBe('58,353,390,000.00')
    expect(printYuan('-1200.5')).toBe('−1,200.5')
  })
})

describe('a lag', () => {
  it('carries its sign in both directions and none at zero', () => {
    expect(printSigned('-15.0')).toBe('−15.0')
    expect(printSigned('3.2')).toBe('+3.2')
    expect(printSigned('0.0')).toBe('0.0')
  })
})

describe('the length of a bar', () => {
  it('stays between nothing and everything', () => {
    expect(barShare('120', '100')).toBe(100)
    expect(barShare('-5', '100')).toBe(0)
    expect(barShare(null, '100')).toBe(0)
    expect(barShare('5', '0')).toBe(0)
  })
})
