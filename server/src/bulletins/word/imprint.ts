import {
  BorderStyle,
  type IBorderOptions,
  type Paragraph,
  RelativeVerticalPosition,
  Table,
  TableAnchorType,
  TableCell,
  TableLayoutType,
  TableRow,
  TabStopType,
  WidthType,
} from 'docx'
import { FONT } from './fonts.ts'
import { exactly, type Face, onGrid, run } from './lines.ts'
import { PAGE, SIZE, TYPE_WIDTH } from './page-gb9704.ts'

const SMALL: Face = { font: FONT.body, size: SIZE.four }
const CHARACTER = 280
const LINE = 480

/** Eighths of a point: 0.35 mm for the first and last line, 0.25 mm between. */
const thick: IBorderOptions = { style: BorderStyle.SINGLE, size: 8, color: '000000' }
const thin: IBorderOptions = { style: BorderStyle.SINGLE, size: 6, color: '000000' }
const none: IBorderOptions = { style: BorderStyle.NONE, size: 0, color: 'auto' }

/**
 * The foot 版记 (7.4) on the lower edge of the last page's type area: copies, then who printed it and when, between
 * lines as wide as the type area.
 */
export function imprint(copies: string | null, printedBy: string, printed: string): Table {
  const cells = [...(copies ? [copiesLine(copies)] : []), printedLine(printedBy, printed)]
  return new Table({
    width: { size: TYPE_WIDTH, type: WidthType.DXA },
    columnWidths: [TYPE_WIDTH],
    layout: TableLayoutType.FIXED,
    margins: { left: 0, right: 0, top: 0, bottom: 0 },
    borders: { top: thick, bottom: thick, insideHorizontal: thin, left: none, right: none, insideVertical: none },
    float: {
      // From the page's edge: LibreOffice lets a table as wide as the text sink back into it otherwise.
      horizontalAnchor: TableAnchorType.PAGE,
      absoluteHorizontalPosition: PAGE.left,
      verticalAnchor: TableAnchorType.MARGIN,
      relativeVerticalPosition: RelativeVerticalPosition.BOTTOM,
      leftFromText: 0,
      rightFromText: 0,
      topFromText: 0,
      bottomFromText: 0,
    },
    rows: cells.map(
      (line) =>
        new TableRow({
          cantSplit: true,
          children: [
            new TableCell({
              width: { size: TYPE_WIDTH, type: WidthType.DXA },
              borders: { left: none, right: none },
              children: [line],
            }),
          ],
        }),
    ),
  })
}

/** One character in at both sides; next lines under the first unit, after 抄送：. */
const copiesLine = (copies: string): Paragraph =>
  onGrid({
    spacing: exactly(LINE),
    indent: { left: 4 * CHARACTER, right: CHARACTER, hanging: 3 * CHARACTER },
    children: [run(copies, SMALL)],
  })

const printedLine = (by: string, printed: string): Paragraph =>
  onGrid({
    spacing: exactly(LINE),
    indent: { left: CHARACTER, right: CHARACTER },
    tabStops: [{ type: TabStopType.RIGHT, position: TYPE_WIDTH - CHARACTER }],
    children: [run(`${by}\t${printed}`, SMALL)],
  })
