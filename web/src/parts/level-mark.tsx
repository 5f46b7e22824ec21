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

/** Nothing was judged: outside the set, without any value, or exempted. The dash of the wall chart. */
const notJudged = <path d="M4 7h6" />

type Shape = { level: Level; colour: string; judged?: boolean }
export function LevelShape({ level, colour, judged = true }: Shape) {
  return (
    <svg className={`level-shape level-fill-${judged ? colour : 'none'}`} viewBox="0 0 14 14" aria-hidden="true">
      {judged ? shapes[level] : notJudged}
    </svg>
  )
}

type Mark = { level: Level; word?: string; strong?: boolean; judged?: boolean }
/** A level in the clothes of the rule set in force: shape and word, the colour never alone; nobody wears it unjudged. */
export function LevelMark({ level, word, strong = false, judged = true }: Mark) {
  const { t } = useTranslation()
  const palette = usePalette()
  const clothes = judged ? palette[level] : undefined
  const colour = clothes?.colour ?? 'none'
  return (
    <span
      className={`level-mark level-text-${colour}${strong ? ` level-strong level-wash-${colour}` : ''}`}
      data-level={judged ? level : 'none'}
    >
      <LevelShape level={level} colour={colour} judged={judged} />
      {word ?? clothes?.word ?? t(judged ? `parts:level.${level}` : 'parts:notJudged')}
    </span>
  )
}
