import type { Level } from '@guatu/contract/common'
import { useTranslation } from 'react-i18next'
import { usePalette } from './palette.ts'

/** One drawing a level, so that it is read without colour: ■ ▲ ◔ ● ⚑. */
const shapes: Readonly<Record<Level, string>> = {
  severe: 'M1 1h10v10H1z',
  warn: 'M6 .8 11.6 11H.4z',
  remind: 'M6 .7a5.3 5.3 0 1 0 0 10.6A5.3 5.3 0 0 0 6 .7zM6 2v4h4a4 4 0 1 1-4-4z',
  normal: 'M6 1.2a4.8 4.8 0 1 0 0 9.6 4.8 4.8 0 0 0 0-9.6z',
  commend: 'M2 .5h1.2v1H11L8.8 4.2 11 7H3.2v4.5H2z',
}

export function LevelShape({ level, colour }: { level: Level; colour: string }) {
  return (
    <svg className={`level-shape level-fill-${colour}`} viewBox="0 0 12 12" aria-hidden="true">
      <path d={shapes[level]} fillRule="evenodd" />
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
