/**
 * The page of GB/T 9704-2012 in twips (1/20 pt, 1/1440 inch): A4, type area 156 × 225 mm, 22 lines of 28 characters.
 */
export const mm = (millimetres: number): number => Math.round((millimetres * 1440) / 25.4)

export const PAGE = {
  width: 11906,
  height: 16838,
  top: mm(37),
  bottom: mm(35),
  left: mm(28),
  right: mm(26),
  /** The rule of the page number stands 7 mm below the type area, the middle of a line of 14 pt. */
  footer: mm(35 - 7) - 140,
} as const

/** Width of the type area. */
export const TYPE_WIDTH = PAGE.width - PAGE.left - PAGE.right

/** Exact line pitch: 578 gives 22 lines in Word where 29 pt gives 21. */
export const PITCH = 578

/** Sizes in half points, as Word has them: 2号 22 pt, 3号 16 pt, 4号 14 pt, 5号 10.5 pt, 小五 9 pt. */
export const SIZE = { two: 44, three: 32, four: 28, five: 21, smallFive: 18 } as const

/** 28 × 16 pt are 158 mm in 156 mm: each character of the body gives up a quarter of a point. */
export const BODY_TIGHTENING = -5
/** Advance of one body character. */
export const BODY_CHARACTER = 320 + BODY_TIGHTENING

/** 版头 red, the official letterhead colour of the standard; it carries no level. */
export const LETTERHEAD_RED = 'FF0000'
