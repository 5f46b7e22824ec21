import { breakTitle } from '@guatu/domain/bulletins/break-title'
import type { NoticeBlock, NoticeModel, Sentence } from '@guatu/domain/bulletins/notice-model'
import { type Coded, coded } from '@guatu/domain/kernel/coded'
import { say } from '@guatu/words/say'
import { AlignmentType, Document, DocumentGridType, Footer, Packer, PageNumber, type Paragraph, type Table } from 'docx'
import { FONT, fontTableXml } from './fonts.ts'
import { imprint } from './imprint.ts'
import { BODY, bodyParagraph, emptyLine, exactly, HEADING, onGrid, printable, run, SUBHEADING } from './lines.ts'
import { PAGE, PITCH, SIZE } from './page-gb9704.ts'
import { redHead } from './red-head.ts'
import { setTable } from './set-table.ts'
import { signature } from './signature.ts'
import { stylesXml } from './styles.ts'

/** Full-width characters of 2号 in one line of the type area. */
const TITLE_WIDTH = 20

/**
 * A notice 通报 as Word in the layout of GB/T 9704-2012: A4, 22 lines of 28 characters, red head, number, title, body,
 * signature and foot. The paper is Chinese; DOCX is the master and a PDF made of it a preview.
 */
export function writeNotice(model: NoticeModel, lang: 'zh' = 'zh'): Promise<Buffer> {
  const speak = (text: Coded): string => say(text, lang)
  const title = model.title.map(speak)
  const document = new Document({
    title: printable(title.join('')),
    creator: printable(model.signature),
    lastModifiedBy: printable(model.signature),
    evenAndOddHeaderAndFooters: true,
    sections: [
      {
        properties: {
          page: {
            size: { width: PAGE.width, height: PAGE.height },
            margin: { ...PAGE, header: PAGE.footer, gutter: 0 },
          },
          grid: { type: DocumentGridType.LINES, linePitch: PITCH },
        },
        footers: { default: pageNumber('odd'), even: pageNumber('even') },
        children: childrenOf(model, title, speak),
      },
    ],
  })
  return Packer.toBuffer(document, undefined, [
    { path: 'word/fontTable.xml', data: fontTableXml() },
    { path: 'word/styles.xml', data: stylesXml() },
  ])
}

type Speak = (text: Coded) => string

function childrenOf(model: NoticeModel, title: readonly string[], speak: Speak): (Paragraph | Table)[] {
  const date = speak(coded('bulletins.date', { date: model.date }))
  return [
    ...redHead(speak(model.head), speak(model.documentNumber)),
    emptyLine(),
    emptyLine(),
    ...breakTitle(title, TITLE_WIDTH).map((line) =>
      onGrid({
        alignment: AlignmentType.CENTER,
        keepNext: true,
        children: [run(line, { font: FONT.title, size: SIZE.two })],
      }),
    ),
    emptyLine(),
    bodyParagraph(speak(model.recipients), BODY, { indent: { firstLine: 0 } }),
    ...model.body.flatMap((block, i) => setBlock(block, i === model.body.length - 1, speak)),
    ...signature(model.signature, date, model.note && speak(model.note)),
    imprint(
      model.copies && speak(model.copies),
      model.printedBy,
      speak(coded('bulletins.printed', { date: model.printedOn })),
    ),
    // Word wants a paragraph after the last table; it carries the foot and takes no room.
    onGrid({ spacing: exactly(20), children: [run('', { font: FONT.body, size: 2 })] }),
  ]
}

/** The last block stays with the signature: no page bears a seal without text (7.3.5.5). */
function setBlock(block: NoticeBlock, isLast: boolean, speak: Speak): (Paragraph | Table)[] {
  if (block.kind === 'section') return [bodyParagraph(speak(block.text), HEADING, { keepNext: true, outlineLevel: 0 })]
  if (block.kind === 'subsection')
    return [bodyParagraph(speak(block.text), SUBHEADING, { keepNext: true, outlineLevel: 1 })]
  if (block.kind === 'table') return setTable(block, speak)
  return [bodyParagraph(block.sentences.map((s) => closed(s, speak)).join(''), BODY, { keepNext: isLast })]
}

/** A sentence with its stop: evidence sentences come with or without one. */
export function closed(sentence: Sentence, speak: Speak): string {
  const text = sentence.map((text) => speak(text)).join('')
  return /[。！？：；]$/.test(text) ? text : `${text}。`
}

/** — 1 — in 4号 宋体, one character from the outer edge: odd pages right, even pages left (7.5). */
function pageNumber(side: 'odd' | 'even'): Footer {
  const face = { font: FONT.number, size: SIZE.four }
  return new Footer({
    children: [
      onGrid({
        alignment: side === 'odd' ? AlignmentType.RIGHT : AlignmentType.LEFT,
        indent: side === 'odd' ? { right: 280 } : { left: 280 },
        spacing: exactly(280),
        children: [run('', face, { children: ['— ', PageNumber.CURRENT, ' —'] })],
      }),
    ],
  })
}
