import { decodeWall, type Wall } from '@guatu/domain/wall/decode-wall'
import { encodeWall } from '@guatu/domain/wall/encode-wall'
import type { WallHead, WallPalette, WallRow } from '@guatu/domain/wall/snapshot'

const head: WallHead = {
  asOf: '2026-11-20',
  version: 1,
  palette: {
    s: { colour: 'red', word: '红牌' },
    w: { colour: 'yellow', word: '黄牌' },
    r: { colour: 'yellow', word: '黄牌提醒' },
    n: { colour: 'none', word: '正常' },
    c: { colour: 'blue', word: '蓝牌激励' },
    '-': { colour: 'none', word: '未评定' },
  },
  periods: [],
}

const ordinary: WallRow = {
  id: '',
  name: '项目',
  level: 'n',
  reason: null,
  card: null,
  strip: 'nnnnnnnn',
  headquarters: null,
  taskForce: null,
  region: null,
  administration: null,
  chain: null,
  stage: null,
  yearClass: null,
  unit: null,
  listings: [],
  plannedStart: '2026-01-01',
  committedFinish: '2026-12-31',
  forecastFinish: '2026-12-31',
  physical: 800,
  yearPlan: 100_000_000,
  yearDone: 80_000_000,
  yearDue: 88_800_000,
  figuresOn: '2026-11-20',
  lagPoints: -88,
  completionRate: 800,
  activities: { name: [], start: [], length: [], done: [], flags: [], baselineStart: [], baselineLength: [] },
}

/** A wall for tests: each project says only what matters to the case; ids are p1, p2 … unless given. */
export const wallOf = (...projects: readonly Partial<WallRow>[]): Wall => wallWearing([], ...projects)

/** The same with palettes of other sets beside the district's, which projects name by their index. */
export function wallWearing(palettes: readonly WallPalette[], ...projects: readonly Partial<WallRow>[]): Wall {
  return decodeWall(
    encodeWall(
      { ...head, palettes },
      projects.map((p, i) => ({ ...ordinary, id: `p${i + 1}`, ...p })),
    ),
  )
}
