import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { printWan, wanOfYuan, yuanOfWan } from './wan-yuan.ts'

describe('amounts typed in 万元', () => {
  it('moves the point without a double', () => {
    expect(yuanOfWan('0.1')).toBe('1000')
    expect(yuanOfWan('12345.6')).toBe('123456000')
    expect(yuanOfWan('0.000001')).toBe('0.01')
    expect(yuanOfWan('100000000000.07')).toBe('1000000000000700')
  })

  it('reads what a Chinese keyboard gives', () => {
    expect(yuanOfWan('１，２００．５')).toBe('12005000')
    expect(yuanOfWan(' 1,200 万元')).toBe('12000000')
    expect(yuanOfWan('-3')).toBe('-30000')
  })

  it('does not take what is no amount, or is finer than a fen', () => {
    for (const text of ['', '无', '1.2.3', '1e5', '0.0000001', '--1']) expect(yuanOfWan(text)).toBeNull()
  })

  it('prints yuan as it would be typed', () => {
    expect(wanOfYuan('123456000.00')).toBe('12345.6')
    expect(wanOfYuan('0.00')).toBe('0')
    expect(wanOfYuan('-30000')).toBe('-3')
    expect(wanOfYuan('99.99')).toBe('0.009999')
    expect(printWan('1234567800.00')).toBe('123,456.78')
  })

  it('gives back what was typed, for any amount', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }), (fen) => {
        const sign = fen < 0n ? '-' : ''
        const digits = String(fen < 0n ? -fen : fen).padStart(3, '0')
        const yuan = `${sign}${digits.slice(0, -2)}.${digits.slice(-2)}`
        const again = yuanOfWan(wanOfYuan(yuan))
        expect(again?.replace(/^([^.]*)$/, '$1.00')).toBe(yuan === '-0.00' ? '0.00' : yuan)
      }),
    )
  })
})
