import type { WallProject } from '@guatu/domain/wall/decode-wall'
import { type LevelLetter, levelLetters } from '@guatu/domain/wall/snapshot'
import { fitLine, fitLines } from '../canvas/fit-text.ts'
import { drawLevel } from '../canvas/marks.ts'
import type { Pen } from '../canvas/pen.ts'
import { accent, neutral } from '../theme/tokens.ts'
import type { PaneColumn } from './wall-layout.ts'
import type { GroupRow } from './wall-model.ts'
import { clothesOf, fonts, type WallScene, wordOf } from './wall-scene.ts'
import { investmentWords } from './wall-words.ts'

/** The frozen cells of one project. */
export function drawCells(pen: Pen, scene: WallScene, project: WallProject, top: number): void {
  const middle = top + scene.layout.rowHeight / 2
  for (const column of scene.layout.columns) cells[column.key](pen, scene, project, column, middle)
}

type DrawCell = (pen: Pen, scene: WallScene, project: WallProject, column: PaneColumn, middle: number) => void

const cells: { readonly [K in PaneColumn['key']]: DrawCell } = {
  light(pen, scene, project, column, middle) {
    const clothes = clothesOf(project, project.level)
    const roomy = column.width >= 60
    drawLevel(pen, project.level, column.x + (roomy ? 18 : column.width / 2), middle, 13, clothes)
    if (!roomy) return
    const word = fitLine(
      pen,
      wordOf({ wall: project, texts: scene.texts }, project.level),
      column.width - 34,
      fonts.small,
    )
    pen.text(word, column.x + 31, middle, fonts.small, clothes.text)
  },
  name(pen, scene, project, column, middle) {
    writeLines(pen, scene, project.name, column, middle, fonts.name, neutral.n900)
  },
  crew(pen, scene, project, column, middle) {
    writeLines(pen, scene, project.taskForce?.name ?? '—', column, middle, fonts.small, neutral.n600)
  },
  card(pen, scene, project, column, middle) {
    if (!project.card) {
      pen.text('—', column.x + 8, middle, fonts.small, neutral.n500)
      return
    }
    drawLevel(pen, project.card.level, column.x + 12, middle, 9, clothesOf(project, project.card.level))
    pen.text(scene.texts.date(project.card.on).slice(5), column.x + 22, middle, fonts.tiny, neutral.n600)
  },
  strip(pen, _scene, project, column, middle) {
    const strip = project.strip.padStart(8, '-')
    for (let i = 0; i < 8; i++) {
      const level = strip[i] as LevelLetter
      drawLevel(pen, level, column.x + 10 + i * 12.5, middle, i === 7 ? 11 : 9, clothesOf(project, level))
    }
  },
}

function writeLines(
  pen: Pen,
  scene: WallScene,
  text: string,
  column: PaneColumn,
  middle: number,
  font: { size: number },
  ink: string,
): void {
  const allowed = scene.layout.dense ? 1 : scene.medium === 'paper' ? 3 : 2
  const lines = fitLines(pen, text, column.width - 14, font, allowed)
  const pitch = lines.length > 2 ? font.size + 1 : font.size + 4
  lines.forEach((line, i) => {
    pen.text(line, column.x + 6, middle + (i - (lines.length - 1) / 2) * pitch, font, ink)
  })
}

/** A group's header across pane and chart: name, counts per level, investment against the calendar. */
export function drawGroup(pen: Pen, scene: WallScene, row: GroupRow, top: number): void {
  const { layout, texts } = scene
  const middle = top + layout.groupHeight / 2
  pen.rect(0, top, layout.width, layout.groupHeight, neutral.n100)
  pen.rect(0, top, 3, layout.groupHeight, accent.base)
  const counts = levelLetters.filter((l) => row.sum.levels[l] > 0)
  const countsWidth = counts.reduce((w, l) => w + 22 + pen.width(String(row.sum.levels[l]), fonts.small), 0)
  const tight = layout.paneWidth < 300
  const room = (tight ? layout.width : layout.paneWidth) - countsWidth - 28
  const name = fitLine(pen, groupName(scene, row), room - 48, fonts.strong)
  pen.text(name, 12, middle, fonts.strong, neutral.n900)
  pen.text(texts.counted(row.sum.projects), 20 + pen.width(name, fonts.strong), middle, fonts.small, neutral.n600)
  let x = (tight ? layout.width : layout.paneWidth) - countsWidth - 8
  for (const level of counts) {
    const text = String(row.sum.levels[level])
    drawLevel(pen, level, x + 6, middle, 11, clothesOf(scene.wall, level))
    pen.text(text, x + 15, middle, fonts.small, neutral.n800)
    x += 22 + pen.width(text, fonts.small)
  }
  if (!tight) drawInvestment(pen, scene, row, layout.paneWidth + 12, middle)
  pen.line(0, top + layout.groupHeight - 0.5, layout.width, top + layout.groupHeight - 0.5, neutral.n300)
}

function drawInvestment(pen: Pen, scene: WallScene, row: GroupRow, from: number, middle: number): void {
  let x = from
  for (const { text, strong } of investmentWords(row.sum, scene.texts)) {
    const font = strong ? fonts.strong : fonts.small
    const width = pen.width(text, font)
    if (x + width > scene.layout.width - 8) return
    pen.text(text, x, middle, font, strong ? neutral.n900 : neutral.n600)
    x += width + 16
  }
}

export function groupName(scene: Pick<WallScene, 'wall' | 'texts'>, row: GroupRow): string {
  if (row.name === null) return scene.texts.without
  const level = levelLetters.find((l) => l === row.name?.name)
  return level ? wordOf(scene, level) : row.name.name
}

/** Labels over the frozen columns. */
export function drawPaneHead(pen: Pen, scene: WallScene): void {
  const { layout, texts } = scene
  pen.rect(0, 0, layout.paneWidth, layout.headerHeight, neutral.n50)
  for (const column of layout.columns) {
    if (column.width < 60) continue
    const inset = column.key === 'light' ? 12 : 6
    pen.text(texts.columns[column.key], column.x + inset, layout.headerHeight - 12, fonts.small, neutral.n600)
  }
}
