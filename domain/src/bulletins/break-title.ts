/** Width of a text in full-width characters; ASCII counts half. */
export const widthOf = (text: string): number => {
  let width = 0
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the ASCII range is what is meant
  for (const char of text) width += /[\x00-\x7f]/.test(char) ? 0.5 : 1
  return width
}

/**
 * Sets a title in lines between its pieces only, so that no word is torn (GB/T 9704-2012, 7.3.1: 词意完整, 排列对称).
 * Takes the fewest lines, then the one whose longest line is shortest; a piece wider than `perLine` keeps a line of
 * its own. `perLine` is in full-width characters (20 for 2号 in a 156 mm type area).
 */
export function breakTitle(pieces: readonly string[], perLine: number): readonly string[] {
  let best: readonly string[] = pieces
  const gaps = Math.max(pieces.length - 1, 0)
  for (let cuts = 0; cuts < 1 << gaps; cuts++) {
    const lines = linesOf(pieces, cuts)
    if (lines.some((line) => widthOf(line) > perLine && !pieces.includes(line))) continue
    if (isBetter(lines, best)) best = lines
  }
  return best
}

function linesOf(pieces: readonly string[], cuts: number): string[] {
  const lines: string[] = []
  pieces.forEach((piece, i) => {
    const startsLine = i === 0 || (cuts & (1 << (i - 1))) !== 0
    if (startsLine) lines.push(piece)
    else lines[lines.length - 1] += piece
  })
  return lines
}

function isBetter(a: readonly string[], b: readonly string[]): boolean {
  if (a.length !== b.length) return a.length < b.length
  return Math.max(...a.map(widthOf)) < Math.max(...b.map(widthOf))
}
