import type { Level } from '@guatu/contract/common'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { usePalette } from './palette.ts'

/** One drawing a level, the same as on the wall chart, so that it is read without colour: ■ ▲ ◔ ● ⚑. */
const shapes: Readonly<Record<Level, ReactNode>> = {
  severe: <path d="M1 1h12v12H1z" />,
  warn: <path d="M7 .8 13.6 13H.4z" />,
  remind: (
    <>
      <circle cx="7" cy="7" r="6" fill="none" />
      <path d="M7 7V1a6 6 0 0 1 6 6z" />
    </>
  ),
  normal: <circle cx="7" cy="7" r="4" />,
  commend: <path d="M3 13.5V.8L13 4 3 8" />,
}

export function LevelShape({ level, colour }: { level: Level; colour: string }) {
  return (
    <svg className={`level-shape level-fill-${colour}`} viewBox="0 0 14 14" aria-hidden="true">
      {shapes[level]}
    </svg>
  )
}

/** A level in the clothes of the rule set in force: shape and word, the colour never alone. */
export function LevelMark({ level, word, strong = false }: { level: Level; word?: string; strong?: boolean }) {
  const { t } = useTranslation()
  const clothes = usePalette()[level]
  const colour = clothes?.colour ?? 'none'
  return (
    <span
      className={`level-mark level-text-${colour}${strong ? ` level-strong level-wash-${colour}` : ''}`}
      data-level={level}
    >
      <LevelShape level={level} colour={colour} />
      {word ?? clothes?.word ?? t(`parts:level.${level}`)}
    </span>
  )
}
