import { widthOf } from '@guatu/domain/bulletins/break-title'
import type { TableCell as Cell, NoticeTable } from '@guatu/domain/bulletins/notice-model'
import type { Coded } from '@guatu/domain/kernel/coded'
import {
  AlignmentType,
  BorderStyle,
  HeightRule,
  type IBorderOptions,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlignTable,
  WidthType,
} from 'docx'
import { FONT } from './fonts.ts'
import { exactly, type Face, HEADING, onGrid, run } from './lines.ts'
import { SIZE, TYPE_WIDTH } from './page-gb9704.ts'

const CELL: Face = { font: FONT.body, size: SIZE.five }
const HEAD: Face = { font: FONT.heading, size: SIZE.smallFive }
const LINE = 270
const SIDE = 30
/** Half a character of 5号. */
const HALF = 105

/** Widths of the columns with a bounded text; money takes what its longest amount needs, the name what is left. */
const FIXED: { readonly [key: string]: number } = {
  rank: 460,
  members: 640,
  rate: 650,
  calendar: 780,
  lag: 1000,
  onSchedule: 780,
  rankChange: 480,
}

/**
 * A cell holds one number, which its column is wide enough for: told as Chinese text it is set in a Chinese font even where
 * the one that is named is missing, not in a wider Latin one.
 */
const CHINESE = { language: { value: 'zh-CN' } }

type Say = (text: Coded) => string

/**
 * A ranking table in the body: caption, unit of money at its head, a head row that repeats on each page, rows that
 * do not split, numbers at the right.
 */
export function setTable(table: NoticeTable, say: Say): (Paragraph | Table)[] {
  const text = (cell: Cell): string => (typeof cell.text === 'string' ? cell.text : say(cell.text))
  const widths = columnWidths(table, text)
  const head = new TableRow({
    tableHeader: true,
    cantSplit: true,
    height: { value: 3 * LINE, rule: HeightRule.ATLEAST },
    children: table.columns.map((column, i) => cellOf(say(column.head), 'center', HEAD, widths[i] ?? 0)),
  })
  const rows = table.rows.map(
    (row) =>
      new TableRow({
        cantSplit: true,
        height: { value: 2 * LINE - 60, rule: HeightRule.ATLEAST },
        children: row.map((cell, i) => cellOf(text(cell), cell.align, CELL, widths[i] ?? 0)),
      }),
  )
  return [
    onGrid({
      alignment: AlignmentType.CENTER,
      keepNext: true,
      children: [run(say(table.caption), { ...HEADING, size: SIZE.four })],
    }),
    onGrid({
      alignment: AlignmentType.RIGHT,
      keepNext: true,
      spacing: exactly(360),
      children: [run(say(table.unit), CELL)],
    }),
    new Table({
      width: { size: TYPE_WIDTH, type: WidthType.DXA },
      columnWidths: widths,
      layout: TableLayoutType.FIXED,
      margins: { left: SIDE, right: SIDE, top: 0, bottom: 0 },
      borders: frame,
      rows: [head, ...rows],
    }),
    // A line after the table, or the next head would stick to its rule.
    onGrid({ spacing: exactly(LINE), children: [run('', CELL)] }),
  ]
}

const rule: IBorderOptions = { style: BorderStyle.SINGLE, size: 4, color: '000000' }
const frame = { top: rule, bottom: rule, left: rule, right: rule, insideHorizontal: rule, insideVertical: rule }

const ALIGN = { left: AlignmentType.LEFT, center: AlignmentType.CENTER, right: AlignmentType.RIGHT }

function cellOf(text: string, align: Cell['align'], face: Face, width: number): TableCell {
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    verticalAlign: VerticalAlignTable.CENTER,
    children: [
      new Paragraph({
        alignment: ALIGN[align],
        spacing: exactly(LINE),
        widowControl: false,
        children: text.split('\n').map((line, i) => run(line, face, { ...CHINESE, ...(i > 0 && { break: 1 }) })),
      }),
    ],
  })
}

function columnWidths(table: NoticeTable, text: (cell: Cell) => string): number[] {
  const widths = table.columns.map(({ key }, i) => {
    if (key === 'name') return 0
    const longest = Math.max(...table.rows.map((row) => (row[i] ? 2 * widthOf(text(row[i])) : 0)), 0)
    return Math.max(FIXED[key] ?? 860, (longest + 1) * HALF + 2 * SIDE)
  })
  const name = TYPE_WIDTH - widths.reduce((sum, width) => sum + width, 0)
  return widths.map((width) => (width === 0 ? name : width))
}
