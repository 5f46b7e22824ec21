import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { tokensStylesheet } from './stylesheet.ts'
import { accent, levelColours, neutral } from './tokens.ts'

const web = join(import.meta.dirname, '..')

const channels = (hex: string): [number, number, number] => [
  Number.parseInt(hex.slice(1, 3), 16),
  Number.parseInt(hex.slice(3, 5), 16),
  Number.parseInt(hex.slice(5, 7), 16),
]

function hueAndChroma(hex: string): { hue: number; chroma: number } {
  const [r, g, b] = channels(hex)
  const max = Math.max(r, g, b)
  const chroma = max - Math.min(r, g, b)
  if (chroma === 0) return { hue: 0, chroma }
  const sextant = max === r ? ((g - b) / chroma + 6) % 6 : max === g ? (b - r) / chroma + 2 : (r - g) / chroma + 4
  return { hue: sextant * 60, chroma }
}

const luminance = (hex: string): number => {
  const [r, g, b] = channels(hex).map((c) =>
    c / 255 <= 0.03928 ? c / 255 / 12.92 : ((c / 255 + 0.055) / 1.055) ** 2.4,
  )
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!
}
const contrast = (a: string, b: string): number => {
  const [hi, lo] = [luminance(a), luminance(b)].sort((x, y) => y - x)
  return (hi! + 0.05) / (lo! + 0.05)
}

const styleFiles = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((e) => e.isFile() && /\.(css|tsx|ts)$/.test(e.name) && !/\.test\.|tokens\./.test(e.name))
    .map((e) => join(e.parentPath, e.name))

/** Neutral (hardly any chroma) or a green between 135° and 180°. */
const isQuiet = (hex: string): boolean => {
  const { hue, chroma } = hueAndChroma(hex)
  return chroma <= 14 || (hue >= 135 && hue <= 180)
}

describe('the theme', () => {
  it('keeps accent and neutrals green or grey, so that red, yellow and blue can only be a level', () => {
    for (const hex of [...Object.values(accent), ...Object.values(neutral)]) expect(isQuiet(hex), hex).toBe(true)
  })

  it('names no red, yellow or blue anywhere else in the client', () => {
    const loud: string[] = []
    for (const file of styleFiles(web)) {
      const text = readFileSync(file, 'utf8').replace(/\/\*.*?\*\//gs, '')
      for (const [hex] of text.matchAll(/#[0-9a-f]{6}\b/gi))
        if (!isQuiet(hex.toLowerCase())) loud.push(`${file}: ${hex}`)
      if (file.endsWith('.css'))
        for (const [word] of text.matchAll(/:[^;{]*\b(red|yellow|blue|orange|gold|crimson|navy)\b(?!-)/g))
          if (!word.includes('--level-')) loud.push(`${file}: ${word}`)
    }
    expect(loud).toEqual([])
  })

  it('gives stylesheets the same tokens as scripts', () => {
    expect(readFileSync(join(import.meta.dirname, 'tokens.css'), 'utf8')).toBe(tokensStylesheet())
  })

  it('reads at AA: words 4.5 to 1, outlines of shapes 3 to 1', () => {
    for (const [name, c] of Object.entries(levelColours)) {
      expect(contrast(c.text, neutral.n0), `${name} on white`).toBeGreaterThanOrEqual(4.5)
      expect(contrast(c.text, c.wash), `${name} on its wash`).toBeGreaterThanOrEqual(4.5)
      expect(contrast(c.edge, neutral.n0), `${name} outline`).toBeGreaterThanOrEqual(3)
    }
    for (const ink of [neutral.n500, neutral.n600, neutral.n800, accent.base])
      expect(contrast(ink, neutral.n0), ink).toBeGreaterThanOrEqual(4.5)
  })
})
