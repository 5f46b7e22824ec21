/** The only thing logic and scores use; colour and word belong to a palette. From best to worst. */
export const LEVELS = ['commend', 'normal', 'remind', 'warn', 'severe'] as const
export type Level = (typeof LEVELS)[number]

const BADNESS: Readonly<Record<Level, number>> = { commend: 0, normal: 1, remind: 2, warn: 3, severe: 4 }

/** 0 (commend) to 4 (severe). */
export const badnessOf = (level: Level): number => BADNESS[level]

/** Negative when `a` is better than `b`. */
export const compareLevels = (a: Level, b: Level): number => BADNESS[a] - BADNESS[b]

export const worse = (a: Level, b: Level): Level => (BADNESS[a] >= BADNESS[b] ? a : b)

export const isAtLeast = (level: Level, bound: Level): boolean => BADNESS[level] >= BADNESS[bound]

export const parseLevel = (text: string): Level | null =>
  (LEVELS as readonly string[]).includes(text) ? (text as Level) : null
