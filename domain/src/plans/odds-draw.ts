import type { CivilDate } from '../calendar/civil-date.ts'

/** Runs behind every probability that people read: stored forecast, plan page and ways out alike, so that no two of them differ. */
export const ODDS_RUNS = 1000

/** FNV-1a over project and day: the same forecast on every machine and every screen, another one tomorrow. */
export function oddsSeed(projectId: string, day: CivilDate): number {
  let h = 0x811c9dc5
  for (const c of `${projectId} ${day}`) h = Math.imul(h ^ c.charCodeAt(0), 0x01000193)
  return h >>> 0
}
