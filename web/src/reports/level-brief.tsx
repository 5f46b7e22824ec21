import type { Level } from '@guatu/contract/common'
import { usePhone } from './phone.ts'
import { t } from './phone-words.ts'

/** Shapes drawn, not typed: a phone's fonts do not all have ◔ and ⚑. */
const shapes: Record<Level, string> = {
  severe: 'M2 2h12v12H2z',
  warn: 'M8 1.5 15 14.5H1z',
  remind: 'M8 1a7 7 0 1 0 0 14A7 7 0 0 0 8 1m0 1.6V8h5.4A5.4 5.4 0 1 1 8 2.6',
  normal: 'M8 2.5a5.5 5.5 0 1 0 0 11 5.5 5.5 0 0 0 0-11',
  commend: 'M3 1h1.6v14H3zM5.4 1.8h8.6l-2.6 3.4 2.6 3.4H5.4z',
}

/** Outside the set, without any value, or exempted: nobody praises that. */
const NOT_JUDGED = 'M4 7h8v2H4z'

/** A level as shape and word; `word` is the palette's where it is known. */
export function LevelBrief({ level, word, judged = true }: { level: Level; word?: string; judged?: boolean }) {
  const palette = usePhone().palette
  const worn = judged ? palette.find((attire) => attire.level === level) : undefined
  return (
    <span className={`level wears-${worn?.colour ?? 'none'}`}>
      <svg viewBox="0 0 16 16" aria-hidden="true">
        <path d={judged ? shapes[level] : NOT_JUDGED} fillRule="evenodd" />
      </svg>
      {worn?.word || word || t(judged ? `level_${level}` : 'level_none')}
    </span>
  )
}
