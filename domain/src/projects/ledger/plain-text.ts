import type { Cell } from './sheet-cells.ts'

const WIDE = /[\uFF01-\uFF5E\u3000\u00A0]/

/** Full-width letters, digits and signs to half-width; brackets and commas of Chinese text stay as they are. */
export function narrow(text: string): string {
  if (!WIDE.test(text)) return text
  let out = ''
  for (const ch of text) {
    const code = ch.charCodeAt(0)
    const digitOrLetter =
      (code >= 0xff10 && code <= 0xff19) || (code >= 0xff21 && code <= 0xff3a) || (code >= 0xff41 && code <= 0xff5a)
    if (digitOrLetter || '．／－％～＋＝'.includes(ch)) out += String.fromCharCode(code - 0xfee0)
    else out += ch === '\u3000' || ch === '\u00A0' ? ' ' : ch
  }
  return out
}

/** The text of a cell without outer blanks; '' for an empty one. */
export function textOf(cell: Cell | null | undefined): string {
  if (!cell) return ''
  const { value } = cell
  if (typeof value === 'string') return value.trim()
  return value === null ? '' : typeof value === 'number' ? String(value) : cell.raw
}

/** Header text for comparison: narrow, without blanks and line ends. */
export const tight = (text: string): string => narrow(text).replace(/\s+/g, '')

/** Header text for people: blanks only between Latin words. */
export const headerText = (text: string): string =>
  narrow(text)
    .trim()
    .replace(/\s+/g, ' ')
    .replace(/(?<![\x21-\x7e]) | (?![\x21-\x7e])/g, '')

const NOTHING = /^(?:\/+|\\|[-—–－―]+|无|暂无|没有|N\/?A|nil|none|不涉及|未定|待定|\*+)[。.]?$/i

/** Marks by which offices say that there is nothing to say: "/", "—", "无", "待定". */
export const saysNothing = (text: string): boolean => text === '' || NOTHING.test(text)

/** Longer texts are neither headers, titles nor marks, and long texts are where patterns get slow. */
const LONGEST_SAID = 200

/** The beginning of a cell's text, for asking what kind of thing it is. */
export const beginningOf = (cell: Cell | null | undefined): string => textOf(cell).slice(0, LONGEST_SAID)
