import ExcelJS from 'exceljs'
import type { OtherLedger } from './truth.ts'

/** Amounts in 亿元 (unit in the header), the total first, sums on the section rows, a unit inside one cell, months as Excel dates. */
export const inYiYuan: OtherLedger = {
  about: 'one header row, 亿元, total first, section rows that carry their sums',
  fileName: '示例市重点项目进展.xlsx',
  asOf: { date: '2026-10-31', precision: 'month' },
  async make() {
    const book = new ExcelJS.Workbook()
    const sheet = book.addWorksheet('进展情况表')
    sheet.addRow(['示例市2026年市级重点项目进展情况表（1—10月）'])
    sheet.mergeCells('A1:L1')
    sheet.addRow([
      '序号',
      '项目名称',
      '项目业主',
      '项目代码',
      '总投资（亿元）',
      '2026年计划投资（亿元）',
      '1-10月完成投资（亿元）',
      '投资完成率',
      '开工日期',
      '计划竣工日期',
      '牵头单位',
      '存在问题及解决时限',
    ])
    sheet.addRow(['', '合 计（5个）', '', '', 148.56, 31.9, 24.05, 0.754, '', '', '', ''])
    sheet.addRow(['一', '续建项目（3个）', '', '', 126, 22.4, 19.55, 0.873, '', '', '', ''])
    const march = new Date(Date.UTC(2025, 2, 1))
    sheet.addRow([
      1,
      '滨江新城水厂',
      '示例水务集团有限公司',
      '2503-370499-04-01-123456',
      12.5,
      3,
      '2.55',
      0.85,
      march,
      '2026年底',
      '市水利局',
      '【土地】尚有12亩林地未批复；12月20日前解决',
    ])
    sheet.getCell('I5').numFmt = 'yyyy"年"m"月"'
    sheet.addRow([
      2,
      '高端轴承扩能项目',
      '示例轴承股份有限公司',
      '2411-370499-04-02-654321',
      38.5,
      10.4,
      9,
      0.865,
      '2024年下半年',
      '2027年上半年',
      '市工信局',
      '无',
    ])
    sheet.addRow([
      3,
      '绕城高速西段',
      '示例交投集团有限公司',
      '2020-370499-48-01-000123',
      75,
      9,
      8,
      0.889,
      '２０２３．６',
      '2026年12月上旬',
      '市交通运输局',
      '/',
    ])
    sheet.addRow(['二', '计划新开工项目（2个）', '', '', 22.56, 9.5, 4.5, 0.474, '', '', '', ''])
    sheet.addRow([
      4,
      '市第三中学迁建',
      '示例教育投资有限公司',
      '2601-370499-04-01-222333',
      '5600万元',
      1.5,
      1.5,
      1,
      '2026年第二季度',
      '2027年8月底',
      '市教育局',
      '—',
    ])
    sheet.addRow([
      5,
      '氢能装备产业园',
      '示例氢能科技有限公司',
      '',
      22,
      8,
      3,
      0.375,
      '2026.10',
      '拟2028年底',
      '市发改委',
      '【能耗】能评报告未上会；2026年11月底前完成',
    ])
    sheet.addRow(['说明：按月调度，数据由项目单位填报。'])
    return Buffer.from(await book.xlsx.writeBuffer())
  },
  truth: [
    {
      sheet: '进展情况表',
      row: 5,
      kind: '续建',
      name: '滨江新城水厂',
      owner: '示例水务集团有限公司',
      projectCode: '2503-370499-04-01-123456',
      totalYuan: 1_250_000_000,
      yearPlanYuan: 300_000_000,
      yearDoneYuan: 255_000_000,
      start: { date: '2025-03-31', precision: 'month' },
      finish: { date: '2026-12-31', precision: 'year' },
      leadUnit: '市水利局',
      problem: { text: '尚有12亩林地未批复', factor: '土地', due: { date: '2026-12-20', precision: 'day' } },
    },
    {
      sheet: '进展情况表',
      row: 6,
      kind: '续建',
      name: '高端轴承扩能项目',
      owner: '示例轴承股份有限公司',
      projectCode: '2411-370499-04-02-654321',
      totalYuan: 3_850_000_000,
      yearPlanYuan: 1_040_000_000,
      yearDoneYuan: 900_000_000,
      start: { date: '2024-12-31', precision: 'half' },
      finish: { date: '2027-06-30', precision: 'half' },
      leadUnit: '市工信局',
      problem: null,
    },
    {
      sheet: '进展情况表',
      row: 7,
      kind: '续建',
      name: '绕城高速西段',
      owner: '示例交投集团有限公司',
      projectCode: '2020-370499-48-01-000123',
      totalYuan: 7_500_000_000,
      yearPlanYuan: 900_000_000,
      yearDoneYuan: 800_000_000,
      start: { date: '2023-06-30', precision: 'month' },
      finish: { date: '2026-12-10', precision: 'tenDays' },
      leadUnit: '市交通运输局',
      problem: null,
    },
    {
      sheet: '进展情况表',
      row: 9,
      kind: '新建',
      name: '市第三中学迁建',
      owner: '示例教育投资有限公司',
      projectCode: '2601-370499-04-01-222333',
      totalYuan: 56_000_000,
      yearPlanYuan: 150_000_000,
      yearDoneYuan: 150_000_000,
      start: { date: '2026-06-30', precision: 'quarter' },
      finish: { date: '2027-08-31', precision: 'month' },
      leadUnit: '市教育局',
      problem: null,
    },
    {
      sheet: '进展情况表',
      row: 10,
      kind: '新建',
      name: '氢能装备产业园',
      owner: '示例氢能科技有限公司',
      projectCode: null,
      totalYuan: 2_200_000_000,
      yearPlanYuan: 800_000_000,
      yearDoneYuan: 300_000_000,
      start: { date: '2026-10-31', precision: 'month' },
      finish: { date: '2028-12-31', precision: 'year' },
      leadUnit: '市发改委',
      problem: { text: '能评报告未上会', factor: '能耗', due: { date: '2026-11-30', precision: 'month' } },
    },
  ],
}
