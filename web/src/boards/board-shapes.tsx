import type { Level } from '@guatu/contract/common'

const shapes: Record<Level, string> = {
  severe: 'M2 2h12v12H2z',
  warn: 'M8 1.5 15 14.5H1z',
  remind: 'M8 1a7 7 0 1 0 0 14A7 7 0 0 0 8 1m0 1.6V8h5.4A5.4 5.4 0 1 1 8 2.6',
  normal: 'M8 2.5a5.5 5.5 0 1 0 0 11 5.5 5.5 0 0 0 0-11',
  commend: 'M3 1h1.6v14H3zM5.4 1.8h8.6l-2.6 3.4 2.6 3.4H5.4z',
}

/** A level's shape in the colour of its palette; the word always stands beside. */
export function Shape({ level, colour }: { level: Level; colour: string | null }) {
  return (
    <svg viewBox="0 0 16 16" className={`shape wears-${colour ?? 'none'}`} aria-hidden="true">
      <path d={shapes[level]} fillRule="evenodd" />
    </svg>
  )
}
