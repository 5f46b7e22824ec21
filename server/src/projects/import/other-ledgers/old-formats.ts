import * as XLSX from '@e965/xlsx'
import iconv from 'iconv-lite'
import type { OtherLedger, RowTruth } from './truth.ts'

const lines = [
  ['示例乡2026年项目台账（截至6月底）', '', '', '', '', '', ''],
  ['单位：万元', '', '', '', '', '', ''],
  ['序号', '项目名称', '建设单位', '总投资', '年度计划投资', '已完成投资', '竣工时间'],
  ['一、续建项目（2个）', '', '', '', '', '', ''],
  ['1', '乡卫生院改造', '示例乡人民政府', '1,200', '600', '350.5', '2026年三季度'],
  ['2', '灌渠"三期"工程, 含泵站', '示例水利公司', '880', '400', '260', '3月底'],
  ['', '小计', '', '2080', '1000', '610.5', ''],
]

const truthOf = (sheet: string): readonly RowTruth[] => [
  {
    sheet,
    row: 5,
    kind: '续建',
    name: '乡卫生院改造',
    owner: '示例乡人民政府',
    totalYuan: 12_000_000,
    yearPlanYuan: 6_000_000,
    yearDoneYuan: 3_505_000,
    finish: { date: '2026-09-30', precision: 'quarter' },
  },
  {
    sheet,
    row: 6,
    kind: '续建',
    name: '灌渠"三期"工程, 含泵站',
    owner: '示例水利公司',
    totalYuan: 8_800_000,
    yearPlanYuan: 4_000_000,
    yearDoneYuan: 2_600_000,
    finish: { date: '2026-03-31', precision: 'month' },
  },
]

const quoted = (cell: string): string => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)

export const csvInGb18030: OtherLedger = {
  about: 'a .csv in GB18030 with quoted cells',
  fileName: '台账.csv',
  asOf: { date: '2026-06-30', precision: 'month' },
  make: async () => iconv.encode(lines.map((l) => l.map(quoted).join(',')).join('\r\n'), 'gb18030'),
  truth: truthOf('台账'),
}

export const csvInUtf8: OtherLedger = {
  ...csvInGb18030,
  about: 'a .csv in UTF-8 with a byte order mark',
  make: async () => Buffer.from(`\uFEFF${lines.map((l) => l.map(quoted).join(',')).join('\n')}\n`, 'utf8'),
}

export const oldXls: OtherLedger = {
  about: 'an .xls of Excel 97',
  fileName: '台账.xls',
  asOf: { date: '2026-06-30', precision: 'month' },
  async make() {
    const sheet = XLSX.utils.aoa_to_sheet(
      lines.map((l) => l.map((c) => (/^\d+(\.\d+)?$/.test(c) ? Number(c) : c === '' ? null : c))),
    )
    sheet['!merges'] = [XLSX.utils.decode_range('A1:G1'), XLSX.utils.decode_range('A4:G4')]
    const book = XLSX.utils.book_new()
    XLSX.utils.book_append_sheet(book, sheet, '项目')
    return XLSX.write(book, { type: 'buffer', bookType: 'biff8' }) as Buffer
  },
  truth: truthOf('项目'),
}
