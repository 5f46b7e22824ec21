import { widthOf } from '@guatu/domain/bulletins/break-title'
import { AlignmentType, type Paragraph } from 'docx'
import { BODY, bodyParagraph, onGrid, run } from './lines.ts'
import { BODY_CHARACTER } from './page-gb9704.ts'

/**
 * Name and date of a stamped paper (7.3.5.1): the date four characters from the right, the name centred above it. Two
 * lines stay free so that a seal of 42 mm covers both and begins within a line of the text. A name too long for that
 * stands at the right edge and the date is centred below it.
 */
export function signature(name: string, date: string, note: string | null): Paragraph[] {
  const nameWidth = widthOf(name) * BODY_CHARACTER
  const dateWidth = widthOf(date) * BODY_CHARACTER
  const nameRight = Math.max(0, 4 * BODY_CHARACTER + (dateWidth - nameWidth) / 2)
  const dateRight = nameRight + (nameWidth - dateWidth) / 2
  return [
    keptEmptyLine(),
    keptEmptyLine(),
    atRight(name, nameRight, true),
    atRight(date, dateRight, false),
    ...(note ? [bodyParagraph(note, BODY)] : []),
  ]
}

const keptEmptyLine = (): Paragraph => onGrid({ keepNext: true, children: [run('', BODY)] })

const atRight = (text: string, right: number, keepNext: boolean): Paragraph =>
  onGrid({
    alignment: AlignmentType.RIGHT,
    indent: { right: Math.round(Math.max(right, 0)) },
    keepNext,
    children: [run(text, BODY)],
  })
