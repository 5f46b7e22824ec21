import type { Wall } from '@guatu/domain/wall/decode-wall'
import { SvgPen, xml } from '../canvas/svg-pen.ts'
import { wallTexts } from '../locales/wall.ts'
import { mapSvg } from '../regions/map-engine.ts'
import { shadeColours } from '../regions/map-option.ts'
import { type Shapes, shadeSteps } from '../regions/map-picture.ts'
import { accent, neutral } from '../theme/tokens.ts'
import { legendMarks } from './legend-marks.ts'
import { boundaryOf, type MapView, viewMap } from './map-model.ts'
import { nameCodes } from './name-codes.ts'
import type { WallMap } from './paths.ts'
import { arrangeWall } from './wall-model.ts'
import type { WallQuery } from './wall-query.ts'
import { fonts } from './wall-scene.ts'
import { frame, type Paper, papers } from './wall-svg.ts'

const HEAD = 84
const FOOT = 40
/** Levels come first in the legend of the wall; bars and milestones are not on a map. */
const LEVEL_MARKS = 5
/** Units side by side for which the map's letters are those of the screen. */
const LETTERS = 1200

/**
 * The map on a sheet of its own: title, legend, date and unit as on the wall's sheets, and in the lower right corner title,
 * year, datum and approval number of the map.
 */
export function mapSheet(
  given: Wall,
  query: WallQuery,
  paper: Paper,
  language: string,
  { map, shapes }: { readonly map: WallMap; readonly shapes: Shapes },
): string | null {
  const boundary = boundaryOf(map, query)
  if (!boundary) return null
  const texts = wallTexts(language)
  const wall = nameCodes(given, texts)
  const size = papers[paper]
  // A map has less to say than a chart: its letters are larger.
  const perPx = size.perPx * 1.6
  const [width, height] = [(size.width - 2 * size.margin) / perPx, (size.height - 2 * size.margin) / perPx]
  const view = viewMap(wall, query, { map, boundary, shapes }, null, 'paper')
  const room = height - HEAD - FOOT
  const drawn = mapSvg(view.picture, width, room, width / LETTERS)
  const pen = new SvgPen()
  pen.text(texts.map.sheetTitle, width / 2, 26, { size: 34, bold: true }, neutral.n900, 'center')
  pen.text(texts.asOf(wall.asOf), 0, 16, fonts.strong, neutral.n800)
  pen.text(texts.shownOf(arrangeWall(wall, query).shown, wall.projects.length), 0, 36, fonts.small, neutral.n600)
  pen.text(texts.map.unit, width, 16, fonts.small, neutral.n600, 'right')
  pen.text(texts.map.tree[boundary.tree], width, 36, fonts.small, neutral.n600, 'right')
  drawLegend(pen, wall, view, width, language)
  const y = height - 14
  pen.text(texts.printedOn(texts.date(wall.asOf)), 0, y, fonts.small, neutral.n600)
  const imprint = texts.map.source(boundary.title, boundary.vintage, boundary.datum)
  pen.text(`${imprint}  ${texts.map.approval(boundary.approvalNumber)}`, width, y, fonts.strong, neutral.n800, 'right')
  const at = `translate(${size.margin} ${size.margin}) scale(${perPx})`
  const body = `<g transform="${at} translate(0 ${HEAD})">${drawn}</g>`
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${size.width}mm" height="${size.height}mm" viewBox="0 0 ${size.width} ${size.height}"><title>${xml(texts.map.sheetTitle)}</title><rect width="${size.width}" height="${size.height}" fill="${neutral.n0}"/>${body}${pen.group(at)}${frame(size)}</svg>`
}

function drawLegend(pen: SvgPen, wall: Wall, view: MapView, width: number, language: string): void {
  const texts = wallTexts(language)
  const largest = Math.max(0, ...view.rows.map((row) => row.total))
  const steps = shadeSteps(largest)
  const shades = [
    { word: texts.map.none, fill: shadeColours[0] as string },
    ...steps.map((from, i) => ({
      word: texts.map.from(from, (steps[i + 1] ?? largest + 1) - 1),
      fill: shadeColours[i + 1] as string,
    })),
  ].map(({ word, fill }) => ({
    word,
    draw: (on: typeof pen, x: number, y: number) => {
      on.rect(x, y - 7, 22, 14, accent.line)
      on.rect(x + 1, y - 6, 20, 12, fill)
    },
  }))
  const marks = [...legendMarks(wall, texts).slice(0, LEVEL_MARKS), ...shades]
  const widths = marks.map(({ word }) => 46 + pen.width(word, fonts.small))
  let x = (width - widths.reduce((a, b) => a + b, 0)) / 2
  for (const [i, { word, draw }] of marks.entries()) {
    draw(pen, x, 64)
    pen.text(word, x + 28, 64, fonts.small, neutral.n700)
    x += widths[i]!
  }
}
