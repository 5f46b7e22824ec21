import type { Wall } from '@guatu/domain/wall/decode-wall'
import type { Pen } from '../canvas/pen.ts'
import { SvgPen, xml } from '../canvas/svg-pen.ts'
import { type WallTexts, wallTexts } from '../locales/wall.ts'
import { neutral } from '../theme/tokens.ts'
import { drawWall } from './draw-wall.ts'
import { legendMarks } from './legend-marks.ts'
import { nameCodes } from './name-codes.ts'
import { packLanes } from './pack-lanes.ts'
import { layOut } from './wall-layout.ts'
import { arrangeWall, spanOf, type WallRow } from './wall-model.ts'
import type { WallQuery } from './wall-query.ts'
import { fonts } from './wall-scene.ts'
import { investmentWords } from './wall-words.ts'

export type Paper = 'a0' | 'a1' | 'a3'
type Size = { readonly width: number; readonly height: number; readonly margin: number; readonly perPx: number }
/** Millimetres; A0 and A1 stand, A3 lies. `perPx`: the least millimetres a drawing pixel may have, for text of 2.1 mm. */
export const papers: { readonly [P in Paper]: Size } = {
  a0: { width: 841, height: 1189, margin: 20, perPx: 0.21 },
  a1: { width: 594, height: 841, margin: 15, perPx: 0.19 },
  a3: { width: 420, height: 297, margin: 10, perPx: 0.165 },
}
/** Columns, legend and a readable axis need this many drawing pixels side by side. */
const NARROWEST = 1900

const HEAD = 84
const FOOT = 40

/** The wall on paper: one SVG document a sheet, every project on exactly one of them. No sheet when nothing matches. */
export function wallSheets(given: Wall, query: WallQuery, paper: Paper, language: string): string[] {
  const texts = wallTexts(language)
  const wall = nameCodes(given, texts)
  const { rows, total } = arrangeWall(wall, query)
  if (rows.length === 0) return []
  const size = papers[paper]
  const { perPx, pages } = fillSheets(rows, size)
  const width = (size.width - 2 * size.margin) / perPx
  const height = (size.height - 2 * size.margin) / perPx
  const lanes = packLanes(wall)
  const money = investmentWords(total, texts).map((w) => w.text)
  const shown = texts.shownOf(total.projects, wall.projects.length)
  return pages.map((page, i) => {
    const pen = new SvgPen()
    drawHead(pen, wall, texts, width, [shown, money.join(' · ')])
    const chart = drawChart(wall, lanes, page, width, height - HEAD - FOOT, texts)
    drawFoot(pen, wall, texts, width, height, [i + 1, pages.length])
    const at = `translate(${size.margin} ${size.margin}) scale(${perPx})`
    const body = chart.group(`${at} translate(0 ${HEAD})`)
    return `<svg xmlns="http://www.w3.org/2000/svg" width="${size.width}mm" height="${size.height}mm" viewBox="0 0 ${size.width} ${size.height}"><title>${xml(texts.sheetTitle)}</title><rect width="${size.width}" height="${size.height}" fill="${neutral.n0}"/>${body}${pen.group(at)}${frame(size)}</svg>`
  })
}

/** As few sheets as the least text allows, and then the largest drawing that needs no more of them. */
function fillSheets(rows: readonly WallRow[], size: Size): { perPx: number; pages: WallRow[][] } {
  const at = (perPx: number) => paginate(rows, (size.height - 2 * size.margin) / perPx - HEAD - FOOT)
  const fewest = at(size.perPx)
  for (let perPx = (size.width - 2 * size.margin) / NARROWEST; perPx > size.perPx; perPx -= 0.002) {
    const pages = at(perPx)
    if (pages.length <= fewest.length) return { perPx, pages }
  }
  return { perPx: size.perPx, pages: fewest }
}

/** Fills sheets from the top; a group that goes on repeats its header, and no header stands alone at the foot. */
export function paginate(rows: readonly WallRow[], height: number): WallRow[][] {
  const measure = layOut(rows.slice(0, 1), { width: 0, height }, false, 'paper')
  const room = height - measure.headerHeight
  const heightOf = (row: WallRow): number => (row.kind === 'group' ? measure.groupHeight : measure.rowHeight)
  const pages: WallRow[][] = [[]]
  let used = 0
  let header: WallRow | null = null
  for (const row of rows) {
    if (row.kind === 'group') header = row
    const needed = heightOf(row) + (row.kind === 'group' ? measure.rowHeight : 0)
    if (used + needed > room && pages.at(-1)!.length > 0) {
      pages.push([])
      used = 0
      if (row.kind === 'project' && header) {
        pages.at(-1)!.push(header)
        used += measure.groupHeight
      }
    }
    pages.at(-1)!.push(row)
    used += heightOf(row)
  }
  return pages
}

function drawChart(
  wall: Wall,
  lanes: Uint8Array,
  rows: readonly WallRow[],
  width: number,
  height: number,
  texts: WallTexts,
): SvgPen {
  const layout = layOut(rows, { width, height }, false, 'paper')
  const { first, last: end } = spanOf(wall)
  const last = end + Math.ceil((end - first) * 0.03)
  const pxPerDay = (width - layout.paneWidth) / (last - first + 1)
  const pen = new SvgPen()
  drawWall(pen, {
    wall,
    lanes,
    rows,
    layout,
    texts,
    scale: { first, last, pxPerDay },
    scrollX: 0,
    scrollY: 0,
    selected: -1,
    hovered: -1,
    medium: 'paper',
  })
  return pen
}

function drawHead(
  pen: Pen,
  wall: Wall,
  texts: WallTexts,
  width: number,
  [shown, money]: readonly [string, string],
): void {
  pen.text(texts.sheetTitle, width / 2, 26, { size: 34, bold: true }, neutral.n900, 'center')
  pen.text(texts.unitNote, width, 16, fonts.small, neutral.n600, 'right')
  pen.text(texts.asOf(wall.asOf), 0, 16, fonts.strong, neutral.n800)
  pen.text(shown, 0, 36, fonts.small, neutral.n600)
  pen.text(money, width, 36, fonts.small, neutral.n600, 'right')
  drawLegend(pen, wall, texts, width)
}

/** What every mark of the sheet means, centred under the title: in one line, in two where words are longer than the sheet. */
function drawLegend(pen: Pen, wall: Wall, texts: WallTexts, width: number): void {
  const marks = legendMarks(wall, texts).map((mark) => ({ ...mark, width: 46 + pen.width(mark.word, fonts.small) }))
  const long = (some: readonly { width: number }[]) => some.reduce((sum, mark) => sum + mark.width, 0)
  const half = marks.findIndex((_, i) => long(marks.slice(0, i + 1)) > long(marks) / 2)
  const lines = long(marks) <= width ? [marks] : [marks.slice(0, half + 1), marks.slice(half + 1)]
  lines.forEach((line, at) => {
    const y = lines.length === 1 ? 64 : 56 + 18 * at
    let x = (width - long(line)) / 2
    for (const mark of line) {
      mark.draw(pen, x, y)
      pen.text(mark.word, x + 28, y, fonts.small, neutral.n700)
      x += mark.width
    }
  })
}

function drawFoot(
  pen: Pen,
  wall: Wall,
  texts: WallTexts,
  width: number,
  height: number,
  [page, pages]: readonly [number, number],
): void {
  const y = height - 14
  pen.text(texts.printedOn(texts.date(wall.asOf)), 0, y, fonts.small, neutral.n600)
  pen.text(texts.page(page, pages), width, y, fonts.small, neutral.n600, 'right')
}

/** The line around a sheet. */
export const frame = (size: Size): string => {
  const inset = size.margin * 0.6
  return `<rect x="${inset}" y="${inset}" width="${size.width - 2 * inset}" height="${size.height - 2 * inset}" fill="none" stroke="${neutral.n800}" stroke-width="0.5"/>`
}
