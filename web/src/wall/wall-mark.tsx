import type { LevelLetter } from '@guatu/domain/wall/snapshot'
import type { ReactNode } from 'react'
import { clothesOf, type Wearer } from './wall-scene.ts'

type Props = { readonly wall: Wearer; readonly level: LevelLetter; readonly size?: number }

/** The shape of a level outside the canvas; always beside its word, so it is hidden from screen readers. */
export function WallMark({ wall, level, size = 14 }: Props) {
  const c = clothesOf(wall, level)
  return (
    <svg className="wall-mark" width={size} height={size} viewBox="0 0 14 14" aria-hidden="true">
      {shapes[level](c.fill, c.edge)}
    </svg>
  )
}

const shapes: { readonly [L in LevelLetter]: (fill: string, edge: string) => ReactNode } = {
  s: (fill, edge) => <rect x="1" y="1" width="12" height="12" fill={fill} stroke={edge} />,
  w: (fill, edge) => <polygon points="7,0.8 13.6,13 0.4,13" fill={fill} stroke={edge} />,
  r: (_, edge) => (
    <>
      <circle cx="7" cy="7" r="6" fill="none" stroke={edge} />
      <path d="M7 7V1A6 6 0 0 1 13 7Z" fill={edge} />
    </>
  ),
  n: (fill) => <circle cx="7" cy="7" r="4" fill={fill} />,
  c: (fill, edge) => (
    <>
      <polygon points="3,0.8 13,4 3,8" fill={fill} stroke={edge} />
      <path d="M3 0.5V14" stroke={edge} strokeWidth="1.5" />
    </>
  ),
  '-': (_, edge) => <path d="M4 7H10" stroke={edge} />,
}
