import type { Font, Pen } from './pen.ts'

type Measure = Pick<Pen, 'width'>

/** Longest beginning of `text` that fits `width`, by bisection over whole characters. */
function longestFit(pen: Measure, text: string, width: number, font: Font): string {
  const letters = [...text]
  let low = 0
  let high = letters.length
  while (low < high) {
    const mid = (low + high + 1) >> 1
    if (pen.width(letters.slice(0, mid).join(''), font) <= width) low = mid
    else high = mid - 1
  }
  return letters.slice(0, low).join('')
}

/** One line; what does not fit ends in …. */
export function fitLine(pen: Measure, text: string, width: number, font: Font): string {
  if (pen.width(text, font) <= width) return text
  return `${longestFit(pen, text, width - font.size, font)}…`
}

const fitted = new Map<string, readonly string[]>()

/** At most `lines` lines broken between characters, the last ending in … when the text goes on. Cached. */
export function fitLines(pen: Measure, text: string, width: number, font: Font, lines: number): readonly string[] {
  const key = `${lines}|${width}|${font.size}|${text}`
  const known = fitted.get(key)
  if (known) return known
  const out: string[] = []
  let rest = text
  while (rest !== '' && out.length < lines) {
    if (pen.width(rest, font) <= width) {
      out.push(rest)
      break
    }
    if (out.length === lines - 1) {
      out.push(fitLine(pen, rest, width, font))
      break
    }
    const line = breakLine(longestFit(pen, rest, width, font), rest)
    out.push(line)
    rest = rest.slice(line.length)
  }
  if (fitted.size > 20_000) fitted.clear()
  fitted.set(key, out)
  return out
}

const CLOSING = /^[）》〉」』】、，。；：！？)\]]/
const WORD = /[A-Za-z0-9.]+$/
const STARTS_WORD = /^[A-Za-z0-9.]/
const OPENING = /[（《〈「『【([]$/

/**
 * No line begins with a closing mark or ends with an opening one, and a number or Latin word stays whole unless it would
 * leave more than a third of the line empty; at least one character always moves on.
 */
function breakLine(line: string, rest: string): string {
  let end = Math.max(1, line.length)
  const word = WORD.exec(rest.slice(0, end))
  if (word && STARTS_WORD.test(rest.slice(end)) && word.index > end * 0.66) end = word.index
  if (end > 1 && (CLOSING.test(rest.slice(end)) || OPENING.test(rest.slice(0, end)))) end -= 1
  return rest.slice(0, end)
}
