import type { WallProject } from '@guatu/domain/wall/decode-wall'
import { MILESTONE } from '@guatu/domain/wall/snapshot'
import { xOf } from '../canvas/time-scale.ts'
import { bands } from './draw-bars.ts'
import type { WallScene } from './wall-scene.ts'

const REACH = 7

/**
 * The activity under a point of a project's row, or −1. `x` in the window, `y` from the row's top. Milestones within
 * seven pixels win over works; of two milestones the nearer one.
 */
export function activityAt(scene: WallScene, project: WallProject, x: number, y: number): number {
  const band = scene.layout.dense ? bands.dense : bands.normal
  if (y <= band.plan + band.planHeight + 4) return milestoneAt(scene, project, x)
  if (scene.layout.dense) return -1
  const lane = Math.floor((y - bands.normal.lanes + 1) / bands.normal.lanePitch)
  return workAt(scene, project, x, lane)
}

const edge = (scene: WallScene, day: number): number => xOf(scene.scale, day) + scene.layout.paneWidth - scene.scrollX

function milestoneAt(scene: WallScene, project: WallProject, x: number): number {
  let found = -1
  let nearest = REACH
  for (let i = project.first; i < project.first + project.count; i++) {
    if (!(scene.wall.flags[i]! & MILESTONE)) continue
    const distance = Math.abs(edge(scene, scene.wall.start[i]! + 0.5) - x)
    if (distance > nearest) continue
    nearest = distance
    found = i
  }
  return found
}

function workAt(scene: WallScene, project: WallProject, x: number, lane: number): number {
  for (let i = project.first + project.count - 1; i >= project.first; i--) {
    if (scene.wall.flags[i]! & MILESTONE || scene.lanes[i] !== lane) continue
    const start = scene.wall.start[i]!
    if (x >= edge(scene, start) - 2 && x <= edge(scene, start + scene.wall.length[i]!) + 2) return i
  }
  return -1
}
