import ExcelJS from 'exceljs'

/** A row of a made ledger; amounts in 万元 as an office types them. */
export type MadeRow = {
  readonly name: string
  readonly nature?: string
  readonly owner?: string
  readonly code?: string
  readonly site?: string
  readonly total?: number | string
  readonly plan?: number | string
  readonly done?: number | string
  readonly finish?: string
  readonly headquarters?: string
  readonly problem?: string
  readonly note?: string
}

const COLUMNS = {
  name: '项目名称',
  nature: '建设性质',
  owner: '项目单位',
  code: '项目代码',
  site: '建设地点',
  total: '总投资（万元）',
  plan: '年度计划投资（万元）',
  done: '本年完成投资（万元）',
  finish: '竣工时间',
  headquarters: '所属指挥部',
  problem: '存在问题',
  note: '备注',
} as const

export const codeOf = (n: number): string => `2603-370102-04-01-${String(n).padStart(6, '0')}`

/** `count` plain rows, each its own project. */
export const madeRows = (count: number): MadeRow[] =>
  Array.from({ length: count }, (_, i) => ({
    name: `云山区产业园${i + 1}号项目`,
    nature: i % 5 === 0 ? '新建' : '续建',
    owner: `云山建设${(i % 40) + 1}公司`,
    code: codeOf(i + 1),
    site: `云山街道${(i % 9) + 1}号`,
    total: 10_000 + i,
    plan: 1_200,
    done: 1_000 + (i % 200),
    finish: '2027年6月',
    headquarters: `第${(i % 5) + 1}指挥部`,
    problem: i % 10 === 0 ? '【土地】林地手续未办结；12月20日前解决' : '',
    note: '',
  }))

/** An .xlsx as an office would send it: a title that says the day, one header row, the rows. */
export async function madeLedger(
  rows: readonly MadeRow[],
  options: { readonly title?: string; readonly headers?: Partial<Record<keyof typeof COLUMNS, string>> } = {},
): Promise<Buffer> {
  const book = new ExcelJS.Workbook()
  const sheet = book.addWorksheet('台账')
  const headers = { ...COLUMNS, ...options.headers }
  const fields = Object.keys(headers) as (keyof typeof COLUMNS)[]
  sheet.addRow([options.title ?? '云山区重点项目台账（截至2026年11月20日）'])
  sheet.mergeCells(1, 1, 1, fields.length + 1)
  sheet.addRow(['序号', ...fields.map((f) => headers[f])])
  for (const [i, row] of rows.entries()) sheet.addRow([i + 1, ...fields.map((f) => row[f] ?? '')])
  return Buffer.from(await book.xlsx.writeBuffer())
}
