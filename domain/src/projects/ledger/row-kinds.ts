import type { YearWord } from './ledger-row.ts'
import { beginningOf, narrow, saysNothing, textOf, tight } from './plain-text.ts'
import type { Cell } from './sheet-cells.ts'

export type RowKind = 'empty' | 'numbering' | 'header' | 'section' | 'subtotal' | 'total' | 'note' | 'project' | 'stray'

/** What the classifier must know of the columns. */
export type RowFrame = {
  readonly name: number
  readonly number: number | null
  readonly nameHeader: string
  /** Columns that only a project fills: owner, codes, dates, site, words. */
  readonly descriptive: readonly number[]
}

const TOTAL = /^(?:[一二三四五六七八九十]+[、.])?.{0,14}?(小计|合计|总计|共计|累计|总合计)(?:[（(:：\d个项].*)?$/
/** "工业项目共12个" beside sums and nothing that only a project has. */
const COUNTED_SUM = /^.{2,20}[（(,，:：]?共(?:计|有)?\d+[个项](?:项目)?[)）]?$/
const SECTION =
  /^(?:第?[一二三四五六七八九十]{1,3}(?:[、.．:：]|部分|类(?=$|项目|工程|[、:：（(]))|[（(][一二三四五六七八九十]{1,3}[)）]|\d{1,2}[、.．](?=.*[（(]\d+[个项]))/
const CHINESE_NUMERAL = /^[（(]?[一二三四五六七八九十]{1,3}[)）]?$/
const COUNTED = /[（(]?共?\d+[个项](?:项目)?[)）]?$/
const NOTE =
  /^(?:(?:附?注|备注|(?:填表|填报)?说明)(?:\d|[:：.、（(]|$)|填[报表](?:人|单位|时间|日期)|审核人?(?:[:：（(]|$)|制表(?:人|单位|时间|日期)?(?:[:：（(]|$)|(?:单位|科室)?负责人(?:[:：（(]|$)|联系(?:人|电话|方式)(?:[:：（(]|$)|数据来源|※|\*)/
/** Sums carried from printed page to printed page say nothing that the rows don't. */
const CARRIED = /^(?:承前页|接上页|承上页|过次页|转下页|转次页)$/
/** A sentence about rows stands alone in its row and speaks of them or ends as sentences do. */
const SENTENCE = /^(?:以上|上述|以下|本表|此表|上表)|[。；]$/

/** What a row is; `single` rows have one text only. */
export function rowKind(
  row: readonly (Cell | null | undefined)[] | undefined,
  frame: RowFrame,
  afterHeader: boolean,
): RowKind {
  if (!row) return 'empty'
  let filled = 0
  let first = ''
  for (let c = 0; c < row.length; c++) {
    const cell = row[c]
    if (!cell || cell.raw === '') continue
    if (cell.value === '' || (typeof cell.value === 'string' && cell.value.trim() === '')) continue
    filled++
    if (first === '') first = tight(beginningOf(cell))
  }
  if (filled === 0) return 'empty'
  const name = tight(beginningOf(row[frame.name]))
  if (afterHeader && filled > 2 && isNumbering(row)) return 'numbering'
  if (name !== '' && name === frame.nameHeader) return 'header'
  const described = frame.descriptive.some((c) => !saysNothing(narrow(beginningOf(row[c]))))
  const said = TOTAL.exec(name || first) ?? TOTAL.exec(first)
  if (said && !described) return said[1] === '小计' ? 'subtotal' : 'total'
  if (filled > 1 && !described && COUNTED_SUM.test(name || first)) return 'subtotal'
  if (!described && isSection(first, name, row, frame, filled)) return 'section'
  if (NOTE.test(first) && (name === '' || first === name) && !(described && filled >= 4)) return 'note'
  if (filled === 1 && SENTENCE.test(first)) return 'note'
  if (!described && CARRIED.test(name || first)) return 'note'
  // Four cells, one of which only a project fills, are a project whose name was forgotten.
  if (name !== '' || (described && filled >= 4)) return 'project'
  return filled === 1 && first.length > 20 ? 'note' : 'stray'
}

function isSection(
  first: string,
  name: string,
  row: readonly (Cell | null | undefined)[],
  frame: RowFrame,
  filled: number,
): boolean {
  const number = frame.number === null ? '' : tight(textOf(row[frame.number]))
  if (SECTION.test(first) || (SECTION.test(name) && !/^\d+$/.test(number))) return true
  if (CHINESE_NUMERAL.test(number)) return true
  if (filled === 1 && !NOTE.test(first))
    return (
      COUNTED.test(first) ||
      /(?:续建|新建|新开工|储备|竣工|前期|结转)(?:类)?(?:项目|工程)?$/.test(first) ||
      (/指挥部|专班$/.test(first) && first.length < 20)
    )
  return false
}

/** 1, 2, 3 … (also "甲", "9=8/7") right below the headers. */
function isNumbering(row: readonly (Cell | null | undefined)[]): boolean {
  let expected: number | null = null
  let seen = 0
  for (const cell of row) {
    const text = narrow(textOf(cell))
    if (text === '') continue
    if (/^[甲乙丙丁戊]$/.test(text)) continue
    const m = /^[（(]?(\d{1,2})[)）]?(?:=.*)?$/.exec(text)
    if (!m) return false
    if (expected !== null && Number(m[1]) !== expected) return false
    expected = Number(m[1]) + 1
    seen++
  }
  return seen >= 3
}

const KINDS: readonly (readonly [YearWord, RegExp])[] = [
  ['续建', /续建|结转|在建|跨年/],
  ['新建', /新建|新开工|拟开工|计划开工|^开工项目/],
  ['竣工', /竣工|完工|收尾|建成/],
  ['储备', /储备|谋划/],
  ['前期', /前期/],
]

/** Year classes that a heading or a cell names. One is an answer, two are a question. */
export const kindsIn = (text: string): readonly YearWord[] =>
  KINDS.filter(([, form]) => form.test(text)).map(([kind]) => kind)

/** "在建" and "已竣工" say how far it is; whether it began this year or before they leave open. */
export const isLooseKind = (text: string): boolean =>
  /在建|已(?:经|全部)?(?:竣工|完工|建成)/.test(text) && !/续建|结转|跨年/.test(text)

/** Year classes that a title names: its projects' own class ("续建项目", "新开工重点项目"), not a word in passing ("建成区"). */
export const kindsInTitle = (title: string): readonly YearWord[] =>
  kindsIn([...title.matchAll(TITLE_KIND)].map((m) => m[1]).join(' '))

const TITLE_KIND =
  /(续建|结转|在建|跨年|新建|新开工|拟开工|计划开工|竣工|完工|收尾|建成|储备|谋划|前期)(?=(?:类|的|性)?(?:[省市区县]级?|年度?|重大|重点|产业|工业|民生|投资|投产|投用|建设|攻坚|固定资产|、|和|及|与|续建|新建|新开工|竣工|储备|前期|工作)*(?:项目|工程)|$|\d|[（(])/g

/** Outline level of a section: 一、 1, （一） 2, anything else 3. */
export function sectionLevel(text: string): number {
  if (/^第?[一二三四五六七八九十]{1,3}(?:[、.．:：]|部分|类|$)/.test(text)) return 1
  return /^[（(][一二三四五六七八九十]/.test(text) ? 2 : 3
}

/** "一、续建项目（35个）" → 35. */
export function countIn(text: string): number | null {
  const m = /(\d+)\s*[个项]/.exec(narrow(text))
  return m ? Number(m[1]) : null
}

/** A heading without its number and count: "（一）工业项目指挥部（12个）" → "工业项目指挥部". */
export const headingText = (text: string): string =>
  tight(text)
    .replace(/^(?:第?[一二三四五六七八九十]{1,3}[、.．:：]?|[（(][一二三四五六七八九十]{1,3}[)）]|\d{1,2}[、.．])/, '')
    .replace(/[（(]?共?\d+[个项](?:项目)?[)）]?$/, '')
