import type { NoticePreview } from '@guatu/contract/bulletins'
import type { NoticeInput, Signal } from '@guatu/domain/bulletins/notice-input'
import type { NoticeBlock, NoticeModel } from '@guatu/domain/bulletins/notice-model'
import { type Coded, coded } from '@guatu/domain/kernel/coded'
import { say } from '@guatu/words/say'
import { closed } from './word/write-notice.ts'

/** The paper is Chinese, and so is what will stand on it. */
const speak = (text: Coded): string => say(text, 'zh')

export const titleOf = (model: NoticeModel): string => model.title.map(speak).join('')

/** The notice for the eye before the file: the texts and figures of the paper's own model. */
export function presentNotice(
  input: NoticeInput & { readonly lights: readonly Signal[] },
  model: NoticeModel,
): NoticePreview {
  const ranking = input.rankings[0]
  return {
    title: titleOf(model),
    number: speak(model.documentNumber).trim(),
    period: input.periodLabel,
    summary: openingOf(model.body)
      .flatMap((block) =>
        block.kind === 'paragraph' ? [block.sentences.map((sentence) => closed(sentence, speak)).join('')] : [],
      )
      .join('\n'),
    ranking: [...(ranking?.rows ?? []), ...(ranking?.total ? [ranking.total] : [])].map((row) => ({
      rank: row.rank,
      name: row.name,
      projects: row.members,
      completionPercent: row.completionRate,
      lagPoints: row.lagPoints,
      onSchedulePercent: row.onScheduleShare,
    })),
    cards: input.signals.items.flatMap((item) =>
      item.quoted
        ? [
            {
              project: item.project,
              unit: item.unit,
              level: item.level,
              word: item.quoted.word,
              sentence: item.reasons.map((reason) => closed([reason], speak)).join(''),
              number: item.quoted.number,
              issuedOn: item.quoted.issuedOn,
              ask: askOf(item),
            },
          ]
        : [],
    ),
    lights: input.lights.map((item) => ({
      project: item.project,
      unit: item.unit,
      level: item.level,
      word: speak(coded(`bulletins.level.${item.level}`)),
      sentence: item.reasons.map((reason) => closed([reason], speak)).join(''),
      ask: askOf(item),
    })),
  }
}

/** What stands before the second section: the opening and 总体情况. */
function openingOf(body: readonly NoticeBlock[]): readonly NoticeBlock[] {
  const sections = body.flatMap((block, i) => (block.kind === 'section' ? [i] : []))
  return body.slice(0, sections[1] ?? body.length)
}

function askOf({ ask }: Signal): string {
  if (!ask) return ''
  return closed([coded('bulletins.askUntil', { of: [ask.of], until: ask.until }), ask.what], speak)
}
