import type { CivilDate } from '../calendar/civil-date.ts'
import { type Coded, coded } from '../kernel/coded.ts'
import type { NoticeInput } from './notice-input.ts'
import {
  missingReportsSection,
  overallSection,
  rankingSection,
  requirementsSection,
  signalsSections,
} from './notice-sections.ts'

/** A cell says a coded text or prints a figure as it is. */
export type TableCell = { readonly text: string | Coded; readonly align: 'left' | 'center' | 'right' }

export type NoticeTable = {
  readonly kind: 'table'
  readonly caption: Coded
  /** Unit of the table's money, printed at its head: 单位：万元. */
  readonly unit: Coded
  readonly columns: readonly { readonly key: string; readonly head: Coded }[]
  readonly rows: readonly (readonly TableCell[])[]
}

/** Texts said one after the other; whoever sets them closes the sentence where its words do not. */
export type Sentence = readonly Coded[]

/** Blocks in reading order: 一、 sections, （一） subsections, paragraphs (also the numbered items 1.), tables. */
export type NoticeBlock =
  | { readonly kind: 'section'; readonly text: Coded }
  | { readonly kind: 'subsection'; readonly text: Coded }
  | { readonly kind: 'paragraph'; readonly sentences: readonly Sentence[] }
  | NoticeTable

/** A weekly notice 通报, ready to be set: what stands on the paper and in which order, in no language yet. */
export type NoticeModel = {
  readonly head: Coded
  readonly documentNumber: Coded
  /** Pieces between which the title may be broken. */
  readonly title: readonly Coded[]
  readonly recipients: Coded
  readonly body: readonly NoticeBlock[]
  readonly signature: string
  readonly date: CivilDate
  /** Note below the date 附注, or null. */
  readonly note: Coded | null
  readonly copies: Coded | null
  readonly printedBy: string
  readonly printedOn: CivilDate
  /** For the register, not for the paper. */
  readonly record: { readonly signer: string | null; readonly asOf: CivilDate }
}

/**
 * Sets the facts of a period as a notice 通报. All figures arrive computed and printed by the functions the screens
 * use; here they are only put in order, and money is brought to 亿元 (prose) and 万元 (tables).
 */
export function buildNotice(input: NoticeInput): NoticeModel {
  return {
    head: input.head
      ? coded('bulletins.text', { text: input.head })
      : coded('bulletins.head', { issuer: input.issuer }),
    documentNumber: input.documentNumber
      ? coded('bulletins.text', { text: input.documentNumber })
      : coded('bulletins.numberGap', { year: input.date.slice(0, 4) }),
    title: [
      coded('bulletins.text', { text: input.issuer }),
      coded('bulletins.titleAbout', { campaign: input.campaign }),
      // The title takes the period without its days, which the opening gives: three lines instead of four.
      coded('bulletins.text', { text: input.periodLabel.split('（')[0] ?? input.periodLabel }),
      coded('bulletins.titleKind'),
    ],
    recipients: coded('bulletins.recipients', { units: input.recipients }),
    body: bodyOf(input),
    signature: input.issuer,
    date: input.date,
    note: input.auditHead ? coded('bulletins.auditNote', { head: input.auditHead }) : null,
    copies: input.copies.length > 0 ? coded('bulletins.copies', { units: input.copies }) : null,
    printedBy: input.issuer,
    printedOn: input.printedOn ?? input.date,
    record: { signer: input.signer, asOf: input.asOf },
  }
}

function bodyOf(input: NoticeInput): readonly NoticeBlock[] {
  const opening = coded('bulletins.opening', { campaign: input.campaign, period: input.periodLabel })
  const sections = [
    overallSection(input),
    rankingSection(input.rankings),
    ...signalsSections(input.signals, input.asOf),
    missingReportsSection(input.missingReports ?? []),
    requirementsSection(input.requirements),
  ].filter((section) => section !== null)
  return [{ kind: 'paragraph', sentences: [[opening]] }, ...sections.flatMap((make, i) => make(i + 1))]
}
