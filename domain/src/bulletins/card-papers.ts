import type { CivilDate } from '../calendar/civil-date.ts'
import { type Coded, coded } from '../kernel/coded.ts'
import type { NoticeBlock, NoticeModel } from './notice-model.ts'
import { chineseOrdinal } from './print-figures.ts'

/** A card as papers quote it: always with the notice and the day it was issued. */
export type QuotedCard = {
  readonly subject: string
  readonly unit: string
  readonly level: 'severe' | 'warn' | 'remind' | 'commend'
  /** What the level wears: 红牌, 黄牌 … */
  readonly word: string
  readonly reason: Coded
  /** What would turn it, the smallest change first, as it was frozen with the evidence; empty where nothing movable would. */
  readonly turns: readonly Coded[]
  readonly rectifyBy: CivilDate | null
  readonly period: string
  readonly number: string
  readonly issuedOn: CivilDate
}
/** Who sends a paper, to whom, under which number, on which day. */
export type PaperFrame = {
  readonly issuer: string
  readonly number: string
  readonly recipients: readonly string[]
  readonly copies: readonly string[]
  readonly date: CivilDate
  readonly auditHead: string
}

const text = (words: string): Coded => coded('bulletins.text', { text: words })
const paragraph = (...sentences: readonly (readonly Coded[])[]): NoticeBlock => ({ kind: 'paragraph', sentences })
const WORST_FIRST = ['severe', 'warn', 'remind', 'commend'] as const

function frameOf(frame: PaperFrame, title: readonly Coded[], body: readonly NoticeBlock[]): NoticeModel {
  return {
    head: coded('bulletins.head', { issuer: frame.issuer }),
    documentNumber: text(frame.number),
    title,
    recipients: coded('bulletins.recipients', { units: frame.recipients }),
    body,
    signature: frame.issuer,
    date: frame.date,
    note: coded('bulletins.auditNote', { head: frame.auditHead }),
    copies: frame.copies.length > 0 ? coded('bulletins.copies', { units: frame.copies }) : null,
    printedBy: frame.issuer,
    printedOn: frame.date,
    record: { signer: null, asOf: frame.date },
  }
}

/** The notice 通报 of a batch: every card by level, worst first, with its reason and the day rectification is due. */
export function cardNotice(
  frame: PaperFrame,
  batch: { readonly period: string; readonly appealDays: number; readonly voided: boolean },
  cards: readonly QuotedCard[],
): NoticeModel {
  const levels = WORST_FIRST.map((level) => cards.filter((c) => c.level === level)).filter((of) => of.length > 0)
  const voided = batch.voided ? [paragraph([coded('bulletins.cardNotice.voided', { number: frame.number })])] : []
  const body: NoticeBlock[] = [
    ...voided,
    paragraph([coded('bulletins.cardNotice.opening', { period: batch.period, cards: cards.length })]),
    ...levels.flatMap((of, i): NoticeBlock[] => [
      {
        kind: 'section',
        text: coded('bulletins.cardNotice.level', { n: chineseOrdinal(i + 1), word: of[0]!.word, count: of.length }),
      },
      ...of.map((card, k) => cardItem(card, k + 1)),
    ]),
    { kind: 'section', text: coded('bulletins.requirements', { n: chineseOrdinal(levels.length + 1) }) },
    paragraph([coded('bulletins.cardNotice.rectify')]),
    paragraph([coded('bulletins.cardNotice.appeal', { days: batch.appealDays })]),
  ]
  const title = [
    text(frame.issuer),
    coded('bulletins.cardNotice.titleAbout'),
    text(batch.period),
    coded('bulletins.cardNotice.titleKind'),
  ]
  return frameOf(frame, title, body)
}

function cardItem(card: QuotedCard, n: number): NoticeBlock {
  const lead = coded('bulletins.projectLead', { n, project: card.subject, unit: card.unit })
  const due = card.rectifyBy ? [[coded('bulletins.cardNotice.due', { dueOn: card.rectifyBy })]] : []
  return paragraph([lead], [card.reason], ...turnOf(card).slice(0, 1), ...due)
}

/** Each way out as a sentence; a notice prints the smallest, slip and appeal all of them. */
const turnOf = (card: QuotedCard): (readonly Coded[])[] => card.turns.map((turn) => [coded('bulletins.turn'), turn])

/** The slip 督办单 for one card: what it is, why, what is asked of whom by when. */
export function cardSlip(
  frame: PaperFrame,
  card: QuotedCard,
  asked: { readonly demand: string; readonly duties: readonly string[]; readonly appealDays: number },
): NoticeModel {
  const quoted = coded('bulletins.cardSlip.quoted', { ...quotedParams(card) })
  const sections: (readonly [code: string, blocks: readonly NoticeBlock[]])[] = [
    ['bulletins.cardSlip.matter', [paragraph([quoted])]],
    ['bulletins.cardSlip.reason', [paragraph([card.reason], ...turnOf(card))]],
  ]
  const wanted: NoticeBlock[] = []
  if (card.rectifyBy)
    wanted.push(
      paragraph(
        [coded('bulletins.cardNotice.due', { dueOn: card.rectifyBy })],
        ...(asked.demand ? [[text(asked.demand)]] : []),
      ),
    )
  if (asked.duties.length > 0) wanted.push(paragraph([coded('bulletins.cardSlip.duties', { duties: asked.duties })]))
  wanted.push(paragraph([coded('bulletins.cardNotice.appeal', { days: asked.appealDays })]))
  sections.push(['bulletins.cardSlip.asked', wanted])
  return frameOf(frame, [coded('bulletins.cardSlip.title')], numbered(sections))
}

/** The appeal 申诉书: against which card, what the evidence said, what the unit says. */
export function appealPaper(
  frame: PaperFrame,
  card: QuotedCard,
  appeal: { readonly text: string; readonly papers: readonly string[]; readonly madeOn: CivilDate },
): NoticeModel {
  const papers =
    appeal.papers.length > 0 ? [paragraph([coded('bulletins.appeal.papers', { papers: appeal.papers })])] : []
  const sections: (readonly [code: string, blocks: readonly NoticeBlock[]])[] = [
    ['bulletins.appeal.against', [paragraph([coded('bulletins.cardSlip.quoted', quotedParams(card))])]],
    ['bulletins.appeal.evidence', [paragraph([card.reason], ...turnOf(card))]],
    ['bulletins.appeal.says', [paragraph([text(appeal.text)]), ...papers]],
  ]
  return frameOf(
    { ...frame, date: appeal.madeOn },
    [coded('bulletins.appeal.title', { word: card.word })],
    numbered(sections),
  )
}

const quotedParams = (card: QuotedCard) => ({
  subject: card.subject,
  unit: card.unit,
  period: card.period,
  word: card.word,
  number: card.number,
  issuedOn: card.issuedOn,
})

const numbered = (sections: readonly (readonly [code: string, blocks: readonly NoticeBlock[]])[]): NoticeBlock[] =>
  sections.flatMap(([code, blocks], i) => [
    { kind: 'section', text: coded(code, { n: chineseOrdinal(i + 1) }) },
    ...blocks,
  ])
