import { describe, expect, it } from 'vitest'
import { civil } from '../calendar/civil-date.ts'
import { isRefusal } from '../kernel/coded.ts'
import { breakTitle, widthOf } from './break-title.ts'
import { parseDocumentNumber, printDocumentNumber } from './document-number.ts'
import { exampleInput } from './example-input.ts'
import type { NoticeInput } from './notice-input.ts'
import { buildNotice, type NoticeBlock } from './notice-model.ts'
import { chineseOrdinal, lagClause, printWan, proseMoney, signedPoints, wanDigits } from './print-figures.ts'

const blocksOf = (input: NoticeInput): readonly NoticeBlock[] => buildNotice(input).body
const sectionsOf = (input: NoticeInput): string[] =>
  blocksOf(input).flatMap((block) => (block.kind === 'section' ? [`${block.text.params.n} ${block.text.code}`] : []))

describe('a document number', () => {
  it('has hexagonal brackets, the full year, no 第 and no leading zero', () => {
    expect(printDocumentNumber('云项目办', 2026, 47)).toBe('云项目办〔2026〕47号')
    expect(parseDocumentNumber(' 云项目办〔2026〕47号 ')).toBe('云项目办〔2026〕47号')
    for (const wrong of [
      '云项目办[2026]47号',
      '云项目办〔26〕47号',
      '云项目办〔2026〕047号',
      '云项目办〔2026〕第47号',
      '〔2026〕47号',
    ])
      expect(isRefusal(parseDocumentNumber(wrong)), wrong).toBe(true)
  })

  it('is a gap to fill in while the office has not numbered the paper', () => {
    const model = buildNotice({ ...exampleInput, documentNumber: null })
    expect(model.documentNumber).toEqual({ code: 'bulletins.numberGap', params: { year: '2026' } })
  })
})

describe('a title', () => {
  it('breaks between its pieces, in the fewest lines, the longest as short as can be', () => {
    expect(breakTitle(['甲乙丙丁', '戊己', '庚辛壬癸'], 6)).toEqual(['甲乙丙丁', '戊己庚辛壬癸'])
    expect(breakTitle(['甲乙丙丁', '戊己', '庚辛', '壬癸'], 6)).toEqual(['甲乙丙丁', '戊己庚辛壬癸'])
    expect(breakTitle(['甲乙', '丙丁'], 20)).toEqual(['甲乙丙丁'])
    expect(breakTitle(['甲', '乙丙丁戊己庚辛壬', '癸'], 4)).toEqual(['甲', '乙丙丁戊己庚辛壬', '癸'])
  })

  it('counts a Latin digit as half a character', () => {
    expect(widthOf('第47周')).toBe(3)
  })

  it('takes the period without its days, and the opening takes it whole', () => {
    const model = buildNotice(exampleInput)
    expect(model.title.map((piece) => piece.params.text ?? piece.params.campaign)).toEqual([
      '云山区重大项目推进办公室',
      '“百日攻坚”行动',
      '第47周',
      undefined,
    ])
    const opening = model.body[0]
    expect(opening?.kind === 'paragraph' && opening.sentences[0]?.[0]?.params.period).toBe(
      '第47周（11月16日—11月22日）',
    )
  })
})

describe('figures in a notice', () => {
  it('are 亿元 with two decimals in prose, rounded half away from zero', () => {
    expect(proseMoney(125_500_000_00)).toEqual({ code: 'bulletins.moneyYi', params: { amount: '1.26' } })
    expect(proseMoney(-125_500_000_00)).toEqual({ code: 'bulletins.moneyYi', params: { amount: '-1.26' } })
    expect(proseMoney(1_390_800_000_000_00).params.amount).toBe('13908.00')
  })

  it('fall back to 万元 where 亿元 would read as zero', () => {
    expect(proseMoney(352_100_00)).toEqual({ code: 'bulletins.moneyWan', params: { amount: '35.21' } })
    expect(proseMoney(0)).toEqual({ code: 'bulletins.moneyYi', params: { amount: '0.00' } })
  })

  it('are 万元 in tables, one number of decimals a table', () => {
    expect(printWan(5_236_000_000_000, 0)).toBe('5,236,000')
    expect(wanDigits([1_000_000, 2_000_000])).toBe(0)
    expect(wanDigits([1_000_000, 2_345_678])).toBe(2)
    expect(printWan(2_345_678, 2)).toBe('2.35')
  })

  it('print a lag with its sign, negative, zero and positive, and no value as a dash', () => {
    expect(['-15.0', '0.0', '3.2', null].map(signedPoints)).toEqual(['−15.0', '0.0', '+3.2', '—'])
    expect(['-15.0', '0.0', '3.2'].map((points) => lagClause(points)[0])).toEqual([
      { code: 'bulletins.lagBehind', params: { points: '15.0' } },
      { code: 'bulletins.lagEven', params: {} },
      { code: 'bulletins.lagAhead', params: { points: '3.2' } },
    ])
    expect(lagClause(null)).toEqual([])
  })

  it('without a value are said to have none, never printed as zero', () => {
    const overall = { ...exampleInput.overall, fundsInPlaceRate: null, completionRate: null, lagPoints: null }
    const codes = JSON.stringify(blocksOf({ ...exampleInput, overall }))
    expect(codes).toContain('bulletins.overallFundsNone')
    expect(codes).toContain('bulletins.overallRateNone')
    expect(codes).not.toMatch(/bulletins\.lag(Behind|Ahead|Even)/)
  })
})

describe('the order of a notice', () => {
  it('is overall, ranking, those ahead, lights, requirements, numbered without a gap', () => {
    expect(sectionsOf(exampleInput)).toEqual([
      '一 bulletins.overall',
      '二 bulletins.ranking',
      '三 bulletins.commended',
      '四 bulletins.signals.lights',
      '五 bulletins.requirements',
    ])
    const bare = { ...exampleInput, rankings: [], requirements: [], signals: { ...exampleInput.signals, items: [] } }
    expect(sectionsOf(bare)).toEqual(['一 bulletins.overall', '二 bulletins.signals.lights'])
    expect(JSON.stringify(blocksOf(bare))).toContain('bulletins.signalsNone.lights')
  })

  const cards = {
    standing: 'cards' as const,
    issuedOn: civil('2026-11-22'),
    palette: { severe: '红牌', warn: '黄牌', remind: '黄牌' },
  }
  const levelHeads = (signals: NoticeInput['signals']) =>
    blocksOf({ ...exampleInput, signals }).flatMap((block) => (block.kind === 'subsection' ? [block.text.params] : []))

  it('puts the worst level first however the lights arrive, each with its count', () => {
    const items = [...exampleInput.signals.items].reverse()
    expect(levelHeads({ standing: 'lights', items })).toEqual([
      { n: '一', level: 'bulletins.level.severe', count: 1 },
      { n: '二', level: 'bulletins.level.warn', count: 2 },
      { n: '三', level: 'bulletins.level.remind', count: 1 },
    ])
  })

  it('gives cards their day and the palette’s words, and lights neither', () => {
    const { items } = exampleInput.signals
    expect(levelHeads({ ...cards, items })[0]).toEqual({
      n: '一',
      level: 'bulletins.level.severe',
      count: 1,
      word: '红牌',
    })
    const withCards = JSON.stringify(blocksOf({ ...exampleInput, signals: { ...cards, items } }))
    expect(withCards).toContain('"issuedOn":"2026-11-22"')
    expect(withCards).not.toContain('lights')
    expect(JSON.stringify(blocksOf(exampleInput))).not.toMatch(/红牌|黄牌/)
    expect(JSON.stringify(blocksOf(exampleInput))).toContain('bulletins.standing.lights')
  })

  it('names missing reports only when the office hands them over', () => {
    expect(JSON.stringify(blocksOf(exampleInput))).not.toContain('bulletins.missing')
    const missingReports = [{ project: '南环路快速化改造工程', unit: '区交通运输局' }]
    expect(sectionsOf({ ...exampleInput, missingReports })).toContain('五 bulletins.missing')
  })

  it('counts its heads in Chinese', () => {
    expect([1, 10, 11, 20, 21].map(chineseOrdinal)).toEqual(['一', '十', '十一', '二十', '二十一'])
  })
})

describe('a ranking', () => {
  const table = (input: NoticeInput) => blocksOf(input).find((block) => block.kind === 'table')

  it('keeps competition ranks and prints the change of rank as an arrow, same, or new', () => {
    const found = table(exampleInput)
    if (found?.kind !== 'table') throw new Error('no table')
    const column = (key: string) => found.columns.findIndex((c) => c.key === key)
    const texts = (key: string) => found.rows.map((row) => row[column(key)]?.text)
    expect(texts('rank')).toEqual(['1', '2', '3', '4', '5', ''])
    expect(texts('rankChange')).toEqual([
      '↑1',
      '↓1',
      { code: 'bulletins.rankSame', params: {} },
      { code: 'bulletins.rankNew', params: {} },
      '↓1',
      '',
    ])
    expect(texts('lag')).toEqual(['+3.7', '+3.1', '−1.4', '−3.9', '−12.2', '+0.2'])
    expect(found.rows.every((row) => row[column('plan')]?.align === 'right')).toBe(true)
  })

  it('names all who share the first and the last place', () => {
    const [ranking] = exampleInput.rankings
    if (!ranking) throw new Error('no ranking')
    const ranks = [1, 1, 3, 4, 4]
    const rows = ranking.rows.map((row, i) => ({ ...row, rank: ranks[i] ?? null }))
    const ends = JSON.stringify(blocksOf({ ...exampleInput, rankings: [{ ...ranking, rows }] }))
    expect(ends).toContain('"first":["产业园区指挥部","交通路网指挥部"],"last":["城市更新指挥部","民生事业指挥部"]')
    const even = ranking.rows.map((row) => ({ ...row, rank: 1 }))
    expect(JSON.stringify(blocksOf({ ...exampleInput, rankings: [{ ...ranking, rows: even }] }))).toContain(
      'bulletins.rankingEven',
    )
    const none = ranking.rows.map((row) => ({ ...row, rank: null }))
    expect(JSON.stringify(blocksOf({ ...exampleInput, rankings: [{ ...ranking, rows: none }] }))).toContain(
      'bulletins.rankingNone',
    )
  })
})
