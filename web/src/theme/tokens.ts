import type { PaletteColour } from '@guatu/domain/wall/snapshot'

/**
 * All colours of the client. One accent, an ink green; one neutral scale; and the colours that levels may wear.
 * Red, yellow and blue belong to levels alone: errors and warnings are a dark neutral with icon and text.
 * `tokens.css` says the same for stylesheets; a test holds the two together.
 */
export const accent = {
  wash: '#e8f1ee',
  mist: '#d1e2dc',
  soft: '#b9d3ca',
  line: '#6fa08f',
  base: '#1d5c4b',
  strong: '#134235',
} as const

export const neutral = {
  n0: '#ffffff',
  n50: '#f7f8f8',
  n100: '#eff1f1',
  n200: '#e0e4e3',
  n300: '#c7cecc',
  n400: '#9aa4a1',
  n500: '#616c69',
  n600: '#525c5a',
  n700: '#3a4341',
  n800: '#252c2b',
  n900: '#131817',
} as const

/** `fill` for shapes, `edge` their outline (3:1 on white), `text` for words (4.5:1 on white and on `wash`). */
export type LevelColour = { readonly fill: string; readonly edge: string; readonly text: string; readonly wash: string }

export const levelColours: { readonly [C in PaletteColour]: LevelColour } = {
  red: { fill: '#c8232c', edge: '#941019', text: '#a3161e', wash: '#fbeaea' },
  orange: { fill: '#e07a1f', edge: '#964a06', text: '#8a4507', wash: '#fdf0e3' },
  yellow: { fill: '#f5bd16', edge: '#8f6800', text: '#6e5000', wash: '#fdf5da' },
  blue: { fill: '#2468b4', edge: '#174a85', text: '#1b549a', wash: '#e8f0fa' },
  green: { fill: '#3f8f5f', edge: '#2a6843', text: '#24603d', wash: '#e9f4ed' },
  none: { fill: '#9aa4a1', edge: '#6b7673', text: '#525c5a', wash: '#f7f8f8' },
}

export const fontFamily =
  '"PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", system-ui, -apple-system, sans-serif'

/**
 * English stands in a Latin face first: the Chinese ones draw its quotation marks and apostrophes as wide as a character.
 * Names stored in Chinese fall through to the same faces as on a Chinese screen.
 */
export const fontFamilyEnglish =
  '"Segoe UI", Arial, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", system-ui, sans-serif'

/** The 4 px grid. */
export const grid = 4
