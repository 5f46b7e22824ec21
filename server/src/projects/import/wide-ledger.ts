import { creditCheckCharacter } from '@guatu/domain/projects/ledger/credit-code'
import ExcelJS from 'exceljs'

const HEADS = [
  '序号',
  '项目名称',
  '建设单位',
  '统一社会信用代码',
  '建设地点',
  '产业链',
  '总投资',
  '年度计划投资',
  '已完成投资',
  '完成率',
  '开工时间',
  '计划竣工时间',
  '形象进度',
  '指挥部',
  '专班',
  '包保领导',
  '责任单位',
  '帮办专员',
  '问题描述',
  '要素类别',
  '解决时限',
  '备注',
]
const FINISHES = ['2026年12月', '2027/3/15', '2027年一季度', '2026.12', '2027年6月底', '2026-12-20']

/** Writes a ledger of 40 columns in an office's layout, for measuring: every row different, nothing doubtful. */
export async function writeWideLedger(file: string, rows: number): Promise<void> {
  const book = new ExcelJS.stream.xlsx.WorkbookWriter({ filename: file, useSharedStrings: true, useStyles: true })
  const sheet = book.addWorksheet('台账')
  sheet.addRow(['示例新区2026年重点项目台账（截至11月20日）']).commit()
  sheet.addRow(['单位：万元']).commit()
  sheet.addRow([...HEADS, ...Array.from({ length: 40 - HEADS.length }, (_, i) => `补充情况${i + 1}`)]).commit()
  sheet.addRow([`一、续建项目（${rows}个）`]).commit()
  for (let r = 0; r < rows; r++) sheet.addRow(rowOf(r)).commit()
  await book.commit()
}

function rowOf(r: number): unknown[] {
  const total = 20_000 + ((r * 7919) % 180_000)
  const plan = Math.round(total / 3)
  const done = Math.round(plan * (0.5 + (r % 50) / 100))
  const head17 = `91370499M${String(r).padStart(8, '0')}`
  const problem = r % 3 === 0 ? ['红线内5户未签订搬迁协议', '拆迁', '2026年12月10日'] : ['无', null, null]
  return [
    r + 1,
    `第${r + 1}号建设项目`,
    `示例建设有限公司${r % 900}`,
    head17 + creditCheckCharacter(head17),
    `示例镇${r % 12}`,
    '锂电',
    r % 4 === 0 ? String(total) : total,
    plan,
    done,
    done / plan,
    '2025年3月',
    FINISHES[r % FINISHES.length],
    '主体封顶',
    '工业项目指挥部',
    `第${(r % 56) + 1}专班`,
    '工业线分管区领导',
    '区发改局',
    `帮办专员${r % 60}`,
    ...problem,
    null,
    ...Array.from({ length: 18 }, (_, i) => (i % 2 === 0 ? (r * (i + 3)) % 1000 : `情况${(r + i) % 300}`)),
  ]
}
