import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fitLine, fitLines } from './fit-text.ts'
import { estimateWidth, SvgPen, xml } from './svg-pen.ts'

const pen = { width: estimateWidth }
const font = { size: 10 }

describe('fitting names', () => {
  it('leaves a short name alone and ends a long one in …', () => {
    expect(fitLine(pen, '供热管网', 50, font)).toBe('供热管网')
    expect(fitLine(pen, '城区老旧供热管网改造工程', 50, font)).toBe('城区老旧…')
  })

  it('wraps at two lines and then ends in …', () => {
    expect(fitLines(pen, '城区老旧供热管网改造工程', 50, font, 2)).toEqual(['城区老旧供', '热管网改…'])
  })

  it('begins no line with a closing mark and ends none with an opening one', () => {
    expect(fitLines(pen, '环湖快速路（东段）工程', 60, font, 3)).toEqual(['环湖快速路', '（东段）工程'])
    expect(fitLines(pen, '环湖快速路段（东）工程', 60, font, 3)).toEqual(['环湖快速路段', '（东）工程'])
    expect(fitLines(pen, '环湖快速路东（东段）', 70, font, 2)).toEqual(['环湖快速路东', '（东段）'])
  })

  it('keeps a number whole', () => {
    expect(fitLines(pen, '安置房项目建设45号地块', 78, font, 2)).toEqual(['安置房项目建设', '45号地块'])
  })

  it('loses nothing but what the … stands for, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), fc.integer({ min: 20, max: 200 }), (text, width) => {
        const lines = fitLines(pen, text, width, font, 3)
        const whole = lines.join('')
        expect(whole.endsWith('…') ? text.startsWith(whole.slice(0, -1)) : whole === text).toBe(true)
        expect(lines.length).toBeLessThanOrEqual(3)
      }),
    )
  })
})

describe('the pen that writes SVG', () => {
  it('escapes what XML would read as markup and drops what it forbids', () => {
    expect(xml('甲 & 乙 <"丙">\u0007')).toBe('甲 &amp; 乙 &lt;&quot;丙&quot;&gt;')
  })

  it('writes no style attribute, so a strict content policy lets it through', () => {
    const p = new SvgPen()
    p.rect(0, 0, 10, 10, '#ffffff')
    p.clip(0, 0, 5, 5, () => p.text('名称', 1, 1, font, '#000000'))
    p.rect(0, 0, -1, 10, '#ffffff')
    expect(p.group('scale(1)')).not.toMatch(/style=|width="-/)
  })
})
