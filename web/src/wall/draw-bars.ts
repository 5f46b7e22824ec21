import { NO_DAY, type WallProject } from '@guatu/domain/wall/decode-wall'
import { ASSESSED, CLAIMED, CRITICAL, MILESTONE, VERIFIED } from '@guatu/domain/wall/snapshot'
import { drawDiamond, drawPennant, drawTail } from '../canvas/marks.ts'
import type { Pen } from '../canvas/pen.ts'
import { xOf } from '../canvas/time-scale.ts'
import { accent, neutral } from '../theme/tokens.ts'
import { fonts, type WallScene } from './wall-scene.ts'

/** Heights inside a project's row, from its top. */
export const bands = {
  normal: { plan: 8, planHeight: 9, lanes: 24, laneHeight: 5, lanePitch: 7 },
  dense: { plan: 8, planHeight: 9, lanes: -1, laneHeight: 0, lanePitch: 0 },
} as const

/** One project on the time axis, at the window's x; `left`–`right` is what can be seen of it. */
export function drawBars(
  pen: Pen,
  scene: WallScene,
  project: WallProject,
  top: number,
  left: number,
  right: number,
): void {
  const shift = scene.layout.paneWidth - scene.scrollX
  const at = (day: number): number => xOf(scene.scale, day) + shift
  const band = scene.layout.dense ? bands.dense : bands.normal
  if (!scene.layout.dense) drawWorks(pen, scene, project, top, at, left, right)
  drawPlan(pen, scene, project, top + band.plan, band.planHeight, at, left, right)
  drawMilestones(pen, scene, project, top + band.plan + band.planHeight / 2, at, left, right)
  if (project.committedFinish !== null) {
    const x = at(project.committedFinish + 1)
    if (x > left - 60 && x < right + 10) drawCommitment(pen, scene, project, x, top + band.plan - 5, at)
  }
}

type At = (day: number) => number

/** The plan from start to commitment, how much of it stands, the baseline's shadow and the forecast's tail. */
function drawPlan(
  pen: Pen,
  scene: WallScene,
  project: WallProject,
  top: number,
  height: number,
  at: At,
  left: number,
  right: number,
): void {
  const { plannedStart, committedFinish, forecastFinish, physical } = project
  if (plannedStart === null || committedFinish === null) return
  const from = at(plannedStart)
  const to = at(committedFinish + 1)
  const baseline = scene.layout.dense ? baselineOf(scene, project) : null
  if (baseline) span(pen, at(baseline.from), at(baseline.to), top + height + 1, 2, neutral.n400, left, right)
  span(pen, from, to, top, height, neutral.n200, left, right)
  if (physical !== null) {
    const done = from + ((to - from) * Math.min(1000, Math.max(0, physical))) / 1000
    span(pen, from, done, top, height, accent.base, left, right)
  }
  if (forecastFinish === null) return
  const forecast = at(forecastFinish + 1)
  if (forecast > to && to < right && forecast > left) {
    drawTail(pen, Math.max(left - 4, to), Math.min(right + 4, forecast), top, height, neutral.n600)
  } else if (forecast < to && forecast > left && forecast < right) {
    pen.line(forecast, top - 2, forecast, top + height + 2, neutral.n600, 1.5)
  }
}

/** A rectangle cut to what can be seen; at least one pixel wide. */
function span(
  pen: Pen,
  from: number,
  to: number,
  y: number,
  height: number,
  fill: string,
  left: number,
  right: number,
): void {
  if (to < left || from > right) return
  const x = Math.max(left, from)
  pen.rect(x, y, Math.max(1, Math.min(right, to) - x), height, fill)
}

function baselineOf(scene: WallScene, project: WallProject): { from: number; to: number } | null {
  const { wall } = scene
  let from = Number.POSITIVE_INFINITY
  let to = NO_DAY
  for (let i = project.first; i < project.first + project.count; i++) {
    const start = wall.baselineStart[i]!
    if (start === NO_DAY) continue
    from = Math.min(from, start)
    to = Math.max(to, start + wall.baselineLength[i]!)
  }
  return to === NO_DAY ? null : { from, to }
}

/** Works in three lanes under the plan: baseline shadow, the work, and what of it is done. */
function drawWorks(
  pen: Pen,
  scene: WallScene,
  project: WallProject,
  top: number,
  at: At,
  left: number,
  right: number,
): void {
  const { wall, lanes } = scene
  const { lanes: offset, laneHeight, lanePitch } = bands.normal
  for (let i = project.first; i < project.first + project.count; i++) {
    const flags = wall.flags[i]!
    if (flags & MILESTONE) continue
    const y = top + offset + lanes[i]! * lanePitch
    const baseline = wall.baselineStart[i]!
    if (baseline !== NO_DAY) {
      span(pen, at(baseline), at(baseline + wall.baselineLength[i]!), y + laneHeight - 2, 3, neutral.n300, left, right)
    }
    const start = wall.start[i]!
    const from = at(start)
    const to = Math.max(from + 2, at(start + wall.length[i]!) - 1)
    if (to < left || from > right) continue
    const critical = (flags & CRITICAL) !== 0
    span(pen, from, to, y, laneHeight - 1, critical ? neutral.n500 : neutral.n400, left, right)
    const done = wall.done[i]!
    if (done > 0) {
      const fill = critical ? accent.strong : accent.line
      span(pen, from, from + ((to - from) * Math.min(100, done)) / 100, y, laneHeight - 1, fill, left, right)
    }
  }
}

/** ◆ on the plan: assessed filled, others hollow; a dot inside when verified; ringed when past and unclaimed. */
function drawMilestones(
  pen: Pen,
  scene: WallScene,
  project: WallProject,
  middle: number,
  at: At,
  left: number,
  right: number,
): void {
  const { wall } = scene
  for (let i = project.first; i < project.first + project.count; i++) {
    const flags = wall.flags[i]!
    if (!(flags & MILESTONE)) continue
    const x = at(wall.start[i]! + 0.5)
    if (x < left - 8 || x > right + 8) continue
    const assessed = (flags & ASSESSED) !== 0
    const overdue = assessed && wall.start[i]! < wall.asOf && !(flags & (CLAIMED | VERIFIED))
    if (overdue) drawDiamond(pen, x, middle, 8.5, neutral.n0, neutral.n900)
    drawMilestone(pen, x, middle, assessed, (flags & VERIFIED) !== 0)
  }
}

/** The white rim keeps a filled one apart from the bar it lies on. */
export function drawMilestone(pen: Pen, x: number, y: number, assessed: boolean, verified: boolean): void {
  if (assessed) drawDiamond(pen, x, y, 5.5, neutral.n900, neutral.n0)
  else drawDiamond(pen, x, y, 5, neutral.n0, neutral.n800)
  if (verified) pen.circle(x, y, 1.6, assessed ? neutral.n0 : neutral.n800)
}

function drawCommitment(pen: Pen, scene: WallScene, project: WallProject, x: number, top: number, at: At): void {
  const slip = project.forecastFinish === null ? 0 : project.forecastFinish - project.committedFinish!
  drawPennant(pen, x, top, top + 18, neutral.n900, neutral.n0)
  if (slip <= 0) return
  const text = scene.texts.days(slip)
  const end = Math.max(at(project.forecastFinish! + 1), x + 10)
  pen.text(text, end + 5, top + 10, fonts.tiny, neutral.n700)
}
