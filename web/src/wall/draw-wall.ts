import { visibleRows } from '../canvas/find-visible.ts'
import type { Pen } from '../canvas/pen.ts'
import { dayAt, type Tick, tickKinds, ticks, xOf } from '../canvas/time-scale.ts'
import { accent, neutral } from '../theme/tokens.ts'
import { drawBars } from './draw-bars.ts'
import { drawCells, drawGroup, drawPaneHead } from './draw-pane.ts'
import type { GroupRow } from './wall-model.ts'
import { fonts, type WallScene } from './wall-scene.ts'

/** Draws one frame: only the rows, ticks and bars that can be seen. */
export function drawWall(pen: Pen, scene: WallScene): void {
  const { layout, rows } = scene
  const bodyHeight = layout.height - layout.headerHeight
  const { first, end } = visibleRows(layout.tops, scene.scrollY, scene.scrollY + bodyHeight)
  const topOf = (i: number): number => layout.headerHeight + layout.tops[i]! - scene.scrollY
  pen.rect(0, 0, layout.width, layout.height, neutral.n0)
  const bottom = Math.min(layout.height, topOf(end))
  pen.clip(layout.paneWidth, layout.headerHeight, layout.width - layout.paneWidth, bodyHeight, () => {
    paintRowGrounds(pen, scene, first, end, topOf, layout.paneWidth)
    drawGrid(pen, scene, bottom)
    for (let i = first; i < end; i++) {
      const row = rows[i]!
      if (row.kind === 'project') drawBars(pen, scene, row.project, topOf(i), layout.paneWidth, layout.width)
    }
    drawToday(pen, scene, bottom)
  })
  pen.clip(0, layout.headerHeight, layout.width, bodyHeight, () => {
    paintRowGrounds(pen, scene, first, end, topOf, 0)
    for (let i = first; i < end; i++) {
      const row = rows[i]!
      if (row.kind === 'project') drawCells(pen, scene, row.project, topOf(i))
      else drawGroup(pen, scene, row, topOf(i))
    }
    if (scene.medium === 'screen') drawPinnedGroup(pen, scene, first, topOf)
    pen.line(layout.paneWidth - 0.5, layout.headerHeight, layout.paneWidth - 0.5, bottom, neutral.n300)
  })
  drawTimeHead(pen, scene)
  drawPaneHead(pen, scene)
  pen.line(0, layout.headerHeight - 0.5, layout.width, layout.headerHeight - 0.5, neutral.n300)
  pen.line(layout.paneWidth - 0.5, 0, layout.paneWidth - 0.5, layout.headerHeight, neutral.n300)
}

/** Row backgrounds and hairlines of one side: `from` 0 paints the pane, otherwise the chart. */
function paintRowGrounds(
  pen: Pen,
  scene: WallScene,
  first: number,
  end: number,
  topOf: (i: number) => number,
  from: number,
): void {
  const { layout, rows } = scene
  const to = from === 0 ? layout.paneWidth : layout.width
  for (let i = first; i < end; i++) {
    if (rows[i]!.kind !== 'project') continue
    const top = topOf(i)
    const ground = i === scene.selected ? accent.wash : i === scene.hovered ? neutral.n50 : neutral.n0
    pen.rect(from, top, to - from, layout.rowHeight, ground)
    if (from === 0 && i === scene.selected) pen.rect(0, top, 3, layout.rowHeight, accent.base)
    pen.line(from, top + layout.rowHeight - 0.5, to, top + layout.rowHeight - 0.5, neutral.n200)
  }
}

const left = (scene: WallScene, day: number): number =>
  Math.round(xOf(scene.scale, day) + scene.layout.paneWidth - scene.scrollX)

function visibleTicks(scene: WallScene, which: 'major' | 'minor'): Tick[] {
  const { scale, layout, scrollX } = scene
  const kind = tickKinds(scale.pxPerDay)[which]
  return ticks(
    kind,
    dayAt(scale, scrollX),
    Math.min(scale.last, dayAt(scale, scrollX + layout.width - layout.paneWidth)),
  )
}

function drawGrid(pen: Pen, scene: WallScene, bottom: number): void {
  const top = scene.layout.headerHeight
  for (const tick of visibleTicks(scene, 'minor')) {
    const x = left(scene, tick.from) + 0.5
    pen.line(x, top, x, bottom, neutral.n100)
  }
  for (const tick of visibleTicks(scene, 'major')) {
    const x = left(scene, tick.from) + 0.5
    pen.line(x, top, x, bottom, neutral.n300)
  }
}

function drawToday(pen: Pen, scene: WallScene, bottom: number): void {
  const x = left(scene, scene.wall.asOf + 1) - 0.5
  if (x < scene.layout.paneWidth || x > scene.layout.width) return
  pen.line(x, scene.layout.headerHeight, x, bottom, accent.strong, 1.5)
}

/** Two lines of the calendar and the chip of the picture's day. */
function drawTimeHead(pen: Pen, scene: WallScene): void {
  const { layout, texts } = scene
  const half = layout.headerHeight / 2
  pen.rect(layout.paneWidth, 0, layout.width - layout.paneWidth, layout.headerHeight, neutral.n50)
  pen.clip(layout.paneWidth, 0, layout.width - layout.paneWidth, layout.headerHeight, () => {
    for (const tick of visibleTicks(scene, 'major')) drawMajor(pen, scene, tick, half)
    const chip = todayChip(pen, scene)
    for (const tick of visibleTicks(scene, 'minor')) {
      const from = left(scene, tick.from)
      const width = left(scene, tick.last + 1) - from
      pen.line(from + 0.5, half, from + 0.5, layout.headerHeight, neutral.n200)
      const text = texts.tick(tick, false)
      const needed = pen.width(text, fonts.tiny)
      const middle = from + width / 2
      // Half a word beside the chip reads as another one.
      const hidden = chip !== null && middle + needed / 2 > chip.from && middle - needed / 2 < chip.from + chip.width
      if (needed <= width - 2 && !hidden) pen.text(text, middle, half + 12, fonts.tiny, neutral.n600, 'center')
    }
    if (chip) {
      pen.rect(chip.from, half + 2, chip.width, half - 4, accent.strong)
      pen.text(chip.text, chip.from + chip.width / 2, half + 12, fonts.tiny, neutral.n0, 'center')
    }
  })
}

function drawMajor(pen: Pen, scene: WallScene, tick: Tick, half: number): void {
  const { layout, texts } = scene
  const from = left(scene, tick.from)
  const to = left(scene, tick.last + 1)
  pen.line(from + 0.5, 0, from + 0.5, half, neutral.n300)
  const x = Math.max(from, layout.paneWidth) + 6
  const room = to - x - 4
  const roomy = texts.tick(tick, true)
  const text = pen.width(roomy, fonts.small) <= room ? roomy : texts.tick(tick, false)
  if (pen.width(text, fonts.small) <= room) pen.text(text, x, half / 2, fonts.small, neutral.n800)
}

/** Where the chip of the picture's day stands, while that day is in sight. */
function todayChip(pen: Pen, scene: WallScene): { text: string; from: number; width: number } | null {
  const { layout, texts } = scene
  const x = left(scene, scene.wall.asOf + 1) - 0.5
  if (x < layout.paneWidth - 20 || x > layout.width + 20) return null
  const text = texts.monthDay(scene.wall.asOf)
  const width = pen.width(text, fonts.tiny) + 12
  return { text, from: Math.min(Math.max(x - width / 2, layout.paneWidth), layout.width - width), width }
}

/** The header of the group whose members are on top stays in sight until the next one pushes it out. */
function drawPinnedGroup(pen: Pen, scene: WallScene, first: number, topOf: (i: number) => number): void {
  const { layout, rows } = scene
  let at = first
  while (at >= 0 && rows[at]?.kind !== 'group') at--
  const row = rows[at]
  if (row?.kind !== 'group' || topOf(at) >= layout.headerHeight) return
  let next = first + 1
  while (next < rows.length && rows[next]!.kind !== 'group' && topOf(next) < layout.headerHeight + layout.groupHeight)
    next++
  const pushed = rows[next]?.kind === 'group' ? topOf(next) - layout.groupHeight : layout.headerHeight
  drawGroup(pen, scene, row as GroupRow, Math.min(layout.headerHeight, pushed))
}
