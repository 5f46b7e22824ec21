import { coded } from '../../kernel/coded.ts'
import type { HeaderBlock } from './find-headers.ts'
import type { Doubt, LedgerColumn, LedgerField } from './ledger-row.ts'
import { beginningOf, narrow, saysNothing } from './plain-text.ts'
import { cellName, type SheetCells } from './sheet-cells.ts'

/** A doubt about a whole column that belongs to each row with something in it; `among` are their numbers as Excel counts. */
export type ColumnDoubt = Doubt & { readonly among: readonly number[]; readonly column: number }

/** Words in a header that no field took, and the fields it may mean; asked only of fields that no column holds. */
const HINTS: readonly (readonly [RegExp, readonly LedgerField[]])[] = [
  [/总投资|投资总|总规模|概算|估算/, ['total']],
  [/(?:计划|任务|目标|安排).*投资|投资.*(?:计划|任务|目标|安排)|(?:年度?|本年|当年|今年|20\d\d).*投资/, ['yearPlan']],
  [/完成|已投|到位|支付|累计/, ['yearDone']],
  [/开工|启动|开建|动工/, ['start']],
  [/竣工|完工|建成|投产|投用|交付|交工|验收/, ['finish']],
  [/工期|时限|期限|起止|周期|年限|时间|日期/, ['start', 'finish']],
  [/问题|困难|堵点|难点|卡点|痛点|制约|需.*(?:协调|解决)/, ['problem']],
  [/信用|税号/, ['uscc']],
  [/代码|编码|赋码/, ['projectCode']],
  [/包保|包联|包抓|领导|责任人|负责人/, ['sponsor']],
  [/专员|帮办/, ['serviceOfficer']],
  [/指挥部/, ['headquarters']],
  [/专班/, ['taskForce']],
  [/责任|牵头|主管|主办|推进.*(?:单位|部门)/, ['leadUnit']],
  [/业主|法人|(?:建设|实施|投资|项目|申报|承建).*(?:单位|主体|方)|企业|公司/, ['owner']],
  [/地点|地址|位置|选址|镇|乡|街道|属地|坐落|区域|县区|区县/, ['site']],
  [/产业链|链条/, ['chain']],
  [/类别|分类|性质|状态|新建|续建/, ['kind']],
]
/** Headers that speak of what a ledger is about, whether or not a column holds it already. */
const TELLING = /投资|开工|竣工|完工|问题|困难|信用代码|项目代码|包保|指挥部|专班/

const MONEY: readonly LedgerField[] = ['total', 'yearPlan', 'yearDone']
const DATES: readonly LedgerField[] = ['start', 'finish']
const NO_MONEY = /亩|面积|平方|人数|就业|用工|数量|个数|序|号|率|%|占比|税|产值|利润|长度|公里|吨|户|天/

type Columns = { readonly columns: readonly LedgerColumn[]; readonly mapped: ReadonlyMap<number, unknown> }

/** Columns that no field took though they may hold what the ledger seems to lack, and those that plainly speak of projects. */
export function askUntaken(
  sheet: SheetCells,
  block: HeaderBlock,
  end: number,
  { columns, mapped }: Columns,
): ColumnDoubt[] {
  const held = new Set<string>(columns.flatMap((c) => (c.field === null ? [] : [c.field])))
  if (held.has('startFinish')) for (const field of DATES) held.add(field)
  if (held.has('problem.text')) held.add('problem')
  if (held.has('actualStart')) held.add('start')
  const doubts: ColumnDoubt[] = []
  for (const column of columns) {
    if (column.field !== null || column.header === '' || mapped.has(column.column)) continue
    const among = rowsWith(sheet, block.last + 1, end, column.column)
    const fields = hinted(
      column.header,
      among.map((r) => beginningOf(sheet.rows[r]![column.column])),
    ).filter((f) => !held.has(f))
    if (fields.length === 0 && !TELLING.test(column.header)) continue
    const reason = coded('ledger.columnNotTaken', { header: column.header })
    for (const field of fields.length > 0 ? fields : (['sheet'] as const))
      doubts.push({
        ...{ field, sheet: sheet.name, row: block.last + 1, cell: cellName(block.last, column.column) },
        ...{ header: column.header, raw: column.header, state: 'notUnderstood', reason, suggestion: null },
        among: fields.length > 0 ? among.map((r) => r + 1) : [],
        column: column.column,
      })
  }
  return doubts
}

function rowsWith(sheet: SheetCells, from: number, end: number, column: number): number[] {
  const rows: number[] = []
  for (let r = from; r < end; r++) if (!saysNothing(narrow(beginningOf(sheet.rows[r]?.[column])))) rows.push(r)
  return rows
}

/** By the words of the header; a column of amounts or dates under no such word may be any that is missing. */
function hinted(header: string, texts: readonly string[]): readonly LedgerField[] {
  const byWord = HINTS.find(([form]) => form.test(header))?.[1]
  if (byWord && !(NO_MONEY.test(header) && byWord.some((f) => MONEY.includes(f)))) return byWord
  const sample = texts.slice(0, 40).map(narrow)
  const share = (form: RegExp): boolean =>
    sample.length > 0 && sample.filter((t) => form.test(t)).length >= sample.length * 0.7
  if (share(/^20\d\d[年.\-/]\d{1,2}|^20\d\d年|^\d{1,2}月|季度$/)) return DATES
  if (!NO_MONEY.test(header) && share(/^-?[\d,]{3,}(?:\.\d+)?(?:[万亿]?元)?$|^\d+\.\d+$/)) return MONEY
  return []
}
