import type { Wall, WallProject } from '@guatu/domain/wall/decode-wall'
import { MILESTONE } from '@guatu/domain/wall/snapshot'

/** Lanes for the works of a project's row; a row has room for three, what does not fit shares the last. */
export const LANES = 3

/**
 * Lane of every activity, milestones 0: each work goes into the first lane that is free on its start,
 * earliest first.
 */
export function packLanes(wall: Wall): Uint8Array {
  const lanes = new Uint8Array(wall.start.length)
  for (const project of wall.projects) packProject(wall, project, lanes)
  return lanes
}

function packProject(wall: Wall, project: WallProject, lanes: Uint8Array): void {
  const freeFrom = new Int32Array(LANES).fill(-2147483648)
  const works: number[] = []
  for (let i = project.first; i < project.first + project.count; i++) if (!(wall.flags[i]! & MILESTONE)) works.push(i)
  works.sort((a, b) => wall.start[a]! - wall.start[b]! || a - b)
  for (const i of works) {
    const start = wall.start[i]!
    let lane = 0
    while (lane < LANES - 1 && freeFrom[lane]! > start) lane++
    lanes[i] = lane
    freeFrom[lane] = Math.max(freeFrom[lane]!, start + wall.length[i]!)
  }
}
