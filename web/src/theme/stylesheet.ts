import { accent, fontFamily, fontFamilyEnglish, levelColours, neutral } from './tokens.ts'

/** The text of `tokens.css`: every token as a custom property. A test compares the file with it. */
export function tokensStylesheet(): string {
  const lines = [
    ...Object.entries(accent).map(([name, value]) => `  --accent-${name}: ${value};`),
    ...Object.entries(neutral).map(([name, value]) => `  --${name}: ${value};`),
    ...Object.entries(levelColours).flatMap(([colour, parts]) =>
      Object.entries(parts).map(([part, value]) => `  --level-${colour}-${part}: ${value};`),
    ),
    `  --font: ${fontFamily};`,
  ]
  const english = `:root:lang(en) {\n  --font: ${fontFamilyEnglish};\n}\n`
  return `:root {\n${lines.join('\n')}\n}\n${english}`
}
