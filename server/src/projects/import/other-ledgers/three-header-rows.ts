import ExcelJS from 'exceljs'
import type { OtherLedger } from './truth.ts'

const S = '附件2'

/** Three header rows and a numbering row below them, other words, start and finish in one column, running total beside the year's. */
export const threeHeaderRows: OtherLedger = {
  about:
    'three header rows with merges, a numbering row, 业主, 总投资额, 本年度计划, 累计完成, 开竣工时间 in one column',
  fileName: '附件2.xlsx',
  asOf: { date: '2026-09-30', precision: 'month' },
  async make() {
    const book = new ExcelJS.Workbook()
    const sheet = book.addWorksheet(S)
    sheet.addRow(['附件2'])
    sheet.addRow(['示例县2026年度重大项目建设任务清单'])
    sheet.mergeCells('A2:N2')
    sheet.addRow(['金额单位：万元　　截止到2026年9月底'])
    sheet.mergeCells('A3:N3')
    sheet.addRow([
      '序号',
      '工程名称',
      '业主',
      '建设地址',
      '开竣工时间',
      '投资情况',
      null,
      null,
      null,
      null,
      '责任落实',
      null,
      null,
      '工程进度',
    ])
    sheet.addRow([
      null,
      null,
      null,
      null,
      null,
      '总投资额',
      '至2025年底累计完成',
      '本年度',
      null,
      null,
      '包联领导',
      '主管部门',
      '工作专班',
      null,
    ])
    sheet.addRow([
      null,
      null,
      null,
      null,
      null,
      null,
      null,
      '本年度计划',
      '累计完成',
      '其中：本月完成',
      null,
      null,
      null,
      null,
    ])
    for (const range of [
      'A4:A6',
      'B4:B6',
      'C4:C6',
      'D4:D6',
      'E4:E6',
      'F4:J4',
      'F5:F6',
      'G5:G6',
      'H5:J5',
      'K4:M4',
      'K5:K6',
      'L5:L6',
      'M5:M6',
      'N4:N6',
    ])
      sheet.mergeCells(range)
    sheet.addRow([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14])
    sheet.addRow(['（一）结转项目2个'])
    sheet.mergeCells('A8:N8')
    sheet.addRow([
      1,
      '北环路改造工程',
      '示例县城投公司',
      '城关镇',
      '2025.3-2027.6',
      36000,
      12000,
      15000,
      11000,
      1300,
      '甲领导',
      '县住建局',
      '城建专班',
      '路基完成70%',
    ])
    sheet.addRow([
      2,
      '食品加工园',
      '示例食品有限公司',
      '河东镇',
      '2024年10月至2026年12月',
      '28000',
      '16000',
      '12000',
      '9800',
      '900',
      '乙领导',
      '县农业农村局',
      '产业专班',
      '主体封顶',
    ])
    sheet.addRow(['', '小计', '', '', '', 64000, 28000, 27000, 20800, 2200])
    sheet.addRow(['（二）拟新开工项目1个'])
    sheet.mergeCells('A12:N12')
    sheet.addRow([
      3,
      '县医院感染楼',
      '示例县卫健局',
      '城关镇',
      '2026年4月—2028年2月',
      9500,
      0,
      3000,
      2100,
      400,
      '丙领导',
      '县卫健局',
      '民生专班',
      '基础施工',
    ])
    sheet.addRow(['', '小计', '', '', '', 9500, 0, 3000, 2100, 400])
    sheet.addRow(['', '总计', '', '', '', 73500, 28000, 30000, 22900, 2600])
    sheet.addRow(['填报人：', '', '', '审核人：'])
    return Buffer.from(await book.xlsx.writeBuffer())
  },
  truth: [
    {
      sheet: S,
      row: 9,
      kind: '续建',
      name: '北环路改造工程',
      owner: '示例县城投公司',
      site: '城关镇',
      totalYuan: 360_000_000,
      toLastYearYuan: 120_000_000,
      yearPlanYuan: 150_000_000,
      yearDoneYuan: 110_000_000,
      start: { date: '2025-03-31', precision: 'month' },
      finish: { date: '2027-06-30', precision: 'month' },
      sponsor: '甲领导',
      leadUnit: '县住建局',
      taskForce: '城建专班',
    },
    {
      sheet: S,
      row: 10,
      kind: '续建',
      name: '食品加工园',
      owner: '示例食品有限公司',
      site: '河东镇',
      totalYuan: 280_000_000,
      toLastYearYuan: 160_000_000,
      yearPlanYuan: 120_000_000,
      yearDoneYuan: 98_000_000,
      start: { date: '2024-10-31', precision: 'month' },
      finish: { date: '2026-12-31', precision: 'month' },
      sponsor: '乙领导',
      leadUnit: '县农业农村局',
      taskForce: '产业专班',
    },
    {
      sheet: S,
      row: 13,
      kind: '新建',
      name: '县医院感染楼',
      owner: '示例县卫健局',
      site: '城关镇',
      totalYuan: 95_000_000,
      toLastYearYuan: 0,
      yearPlanYuan: 30_000_000,
      yearDoneYuan: 21_000_000,
      start: { date: '2026-04-30', precision: 'month' },
      finish: { date: '2028-02-29', precision: 'month' },
      sponsor: '丙领导',
      leadUnit: '县卫健局',
      taskForce: '民生专班',
    },
  ],
}
