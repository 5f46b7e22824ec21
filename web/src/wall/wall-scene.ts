import type { Wall } from '@guatu/domain/wall/decode-wall'
import type { LevelLetter } from '@guatu/domain/wall/snapshot'
import type { Font } from '../canvas/pen.ts'
import type { TimeScale } from '../canvas/time-scale.ts'
import type { WallTexts } from '../locales/wall.ts'
import { type LevelColour, levelColours } from '../theme/tokens.ts'
import type { WallLayout } from './wall-layout.ts'
import type { WallRow } from './wall-model.ts'

/** Everything one frame needs; drawing reads it and nothing else. */
export type WallScene = {
  readonly wall: Wall
  readonly lanes: Uint8Array
  readonly rows: readonly WallRow[]
  readonly layout: WallLayout
  readonly scale: TimeScale
  readonly scrollX: number
  readonly scrollY: number
  readonly texts: WallTexts
  /** Row indexes, −1 for none. */
  readonly selected: number
  readonly hovered: number
  /** On paper names stand whole and nothing is pinned. */
  readonly medium: 'screen' | 'paper'
}

export const fonts = {
  name: { size: 13 },
  strong: { size: 13, bold: true },
  small: { size: 12 },
  tiny: { size: 11 },
} as const satisfies Record<string, Font>

/** Who wears a palette: a project the one of the set that judged it, the wall (its legend and sums) the district's. */
export type Wearer = Pick<Wall, 'palette'>
export const clothesOf = (of: Wearer, level: LevelLetter): LevelColour => levelColours[of.palette[level].colour]
export const wordOf = (
  scene: { readonly wall: Wearer; readonly texts: WallScene['texts'] },
  level: LevelLetter,
): string => scene.wall.palette[level].word || scene.texts.levels[level]
