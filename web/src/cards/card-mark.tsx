import type { Level } from '@guatu/contract/common'
import { LevelShape } from '../parts/level-mark.tsx'

/** A card's level in the clothes of the rule set it was given by, which need not be those in force today. */
export function CardMark({
  card,
  strong = false,
}: {
  card: { level: Level; word: string; colour: string | null; judged?: boolean }
  strong?: boolean
}) {
  const colour = card.colour ?? 'none'
  return (
    <span
      className={`level-mark level-text-${colour}${strong ? ` level-strong level-wash-${colour}` : ''}`}
      data-level={card.judged === false ? 'none' : card.level}
    >
      <LevelShape level={card.level} colour={colour} judged={card.judged} />
      {card.word}
    </span>
  )
}
