import { AlignmentType, type IParagraphOptions, type IRunOptions, LineRuleType, Paragraph, TextRun } from 'docx'
import { FONT, fontOf } from './fonts.ts'
import { BODY_CHARACTER, BODY_TIGHTENING, PITCH, SIZE } from './page-gb9704.ts'

export type Face = { readonly font: string; readonly size: number; readonly tight?: boolean; readonly color?: string }

export const BODY: Face = { font: FONT.body, size: SIZE.three, tight: true }
export const HEADING: Face = { ...BODY, font: FONT.heading }
export const SUBHEADING: Face = { ...BODY, font: FONT.subheading }

export const run = (text: string, face: Face, extra: IRunOptions = {}): TextRun =>
  new TextRun({
    text,
    font: fontOf(face.font),
    size: face.size,
    ...(face.tight ? { characterSpacing: BODY_TIGHTENING } : {}),
    ...(face.color ? { color: face.color } : {}),
    ...extra,
  })

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
