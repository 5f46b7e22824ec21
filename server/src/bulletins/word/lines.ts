import { AlignmentType, type IParagraphOptions, type IRunOptions, LineRuleType, Paragraph, TextRun } from 'docx'
import { FONT, fontOf } from './fonts.ts'
import { BODY_CHARACTER, BODY_TIGHTENING, PITCH, SIZE } from './page-gb9704.ts'

export type Face = { readonly font: string; readonly size: number; readonly tight?: boolean; readonly color?: string }

export const BODY: Face = { font: FONT.body, size: SIZE.three, tight: true }
export const HEADING: Face = { ...BODY, font: FONT.heading }
export const SUBHEADING: Face = { ...BODY, font: FONT.subheading }

export const run = (text: string, face: Face, extra: IRunOptions = {}): TextRun =>
  new TextRun({
    text: printable(text),
    font: fontOf(face.font),
    size: face.size,
    ...(face.tight ? { characterSpacing: BODY_TIGHTENING } : {}),
    ...(face.color ? { color: face.color } : {}),
    ...extra,
  })

/** A control character or half a surrogate pair from a pasted cell would make a file that Word refuses to open. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is meant
export const printable = (text: string): string => text.replace(/[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|\p{Cs}/gu, '')

export const exactly = (line: number) => ({ line, lineRule: LineRuleType.EXACT, before: 0, after: 0 })

/** A paragraph on the 22-line grid: exact pitch, no widow control; the rest is in the base style. */
export const onGrid = (options: IParagraphOptions): Paragraph =>
  new Paragraph({
    spacing: exactly(PITCH),
    widowControl: false,
    ...options,
  })

/** Text of the body: justified, first line two characters in, next lines flush. */
export const bodyParagraph = (text: string, face: Face, options: IParagraphOptions = {}): Paragraph =>
  onGrid({
    alignment: AlignmentType.JUSTIFIED,
    indent: { firstLine: 2 * BODY_CHARACTER },
    children: [run(text, face)],
    ...options,
  })

export const emptyLine = (): Paragraph => onGrid({ children: [run('', BODY)] })
