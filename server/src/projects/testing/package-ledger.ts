import ExcelJS from 'exceljs'

/** What may differ from one week's sheet to the next. */
export type PackageLedger = { readonly done?: number; readonly title?: string; readonly more?: readonly unknown[][] }

/**
 * A ledger with packages 打包项目 as a county sends it: 亿元, codes before names, sub-items under "（1）", under "3.1" and under
 * "①" in the name, a package of whose sub-items nothing is said but a number, and two rows of one code.
 */
export async function packageLedger({ done = 0.3, title, more = [] }: PackageLedger = {}): Promise<Buffer> {
  const book = new ExcelJS.Workbook()
  const sheet = book.addWorksheet('2026年重点建设')
  sheet.addRow([title ?? '湖阳县2026年重点建设项目进度表（截至2026年11月20日）'])
  sheet.mergeCells('A1:K1')
  sheet.addRow([...Array.from({ length: 10 }, () => null), '单位：亿元'])
  const headers = [
    '编号',
    '赋码',
    '工程名称',
    '实施主体',
    '属地',
    '概算总投资',
    '2026年',
    '',
    '竣工时间',
    '牵头部门',
    '备注',
  ]
  sheet.addRow(headers)
  sheet.addRow([...headers.slice(0, 6), '计划投资', '1-11月完成投资', ...headers.slice(8)])
  for (const c of ['A', 'B', 'C', 'D', 'E', 'F', 'I', 'J', 'K']) sheet.mergeCells(`${c}3:${c}4`)
  sheet.mergeCells('G3:H3')
  const code = (n: number) => `2601-370199-04-01-00000${n}`
  const rows: unknown[][] = [
    ['一、续建项目（3个）', '', '', '', '', 14, 4.9, 1.6 + done * 3],
    [1, code(1), '云湖大桥', '湖阳县交通局', '东镇', 3, 1, 0.7 + done, '2026年12月', '交通局', ''],
    [
      2,
      code(2),
      '老旧小区改造打包项目',
      '湖阳县住建局',
      '',
      5,
      2,
      0.7 + done * 2,
      '2026年12月',
      '住建局',
      '共两个子项',
    ],
    ['（1）', code(2), '北关小区', '', '北关街道', 2, 0.8, 0.3 + done, '2026年11月', '', ''],
    ['（2）', code(2), '南关小区', '湖阳城投公司', '南关街道', 3, 1.2, 0.4 + done, '2026年12月', '', ''],
    [3, code(3), '湖阳污水处理提升工程', '湖阳水务公司', '西镇', '', '', '', '2027年6月', '水务局', ''],
    [3.1, code(3), '厂区', '', '', 4, 1.5, 0.1, '2027年6月', '', ''],
    [3.2, code(3), '管网', '', '', 2, 0.4, 0.1, '2027年3月', '', ''],
    ['二、新建项目（4个）', '', '', '', '', 8, 3, 0.4],
    [4, code(4), '中心医院新院区', '湖阳县卫健局', '南关街道', 5, 1.5, 0.2, '2028年6月', '卫健局', ''],
    ['', '', '①门诊楼', '', '', '', 0.9, 0.1, '2027年12月', '', ''],
    ['', '', '②住院楼', '', '', '', 0.5, 0.1, '2028年6月', '', ''],
    [5, code(5), '云湖路一标段', '湖阳县交通局', '东镇', 1, 0.5, 0.1, '2026年12月', '交通局', ''],
    [6, code(5), '云湖路二标段', '湖阳县交通局', '西镇', 1, 0.5, 0.1, '2026年12月', '交通局', ''],
    [7, code(6), '体育公园', '湖阳县文旅局', '东镇', 1, 0.5, 0, '2027年5月', '文旅局', ''],
    ...more,
  ]
  for (const row of rows) sheet.addRow(row)
  sheet.addRow(['合计', '', '', '', '', 22, 7.9, 2 + done * 3])
  return Buffer.from(await book.xlsx.writeBuffer())
}
