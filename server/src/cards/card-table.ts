import type { CardRow } from '@guatu/contract/card-rows'
import type { Lang } from '@guatu/words/words'
import { said } from './present-card.ts'

/** The list of cards as a table: what the screen shows, in its order. */
export const cardColumns = (lang: Lang) => {
  const column = (name: string, width: number, value: (r: CardRow) => string | number) => ({
    header: said(`cards.column.${name}`, lang),
    width,
    value,
  })
  return [
    column('period', 14, (r) => r.periodLabel),
    column('of', 10, (r) => said(`cards.of.${r.subjectType}`, lang)),
    column('subject', 36, (r) => r.subject),
    column('unit', 24, (r) => r.unit),
    column('holder', 10, (r) => r.holder ?? ''),
    column('card', 10, (r) => r.word),
    column('reason', 60, (r) => r.sentence),
    column('stage', 14, (r) => r.stageName),
    column('deadline', 13, (r) => r.deadline?.on ?? ''),
    column('notice', 22, (r) => r.notice ?? ''),
    column('issuedOn', 13, (r) => r.issuedOn ?? ''),
    column('servedOn', 13, (r) => r.servedOn ?? ''),
    column('publishedOn', 13, (r) => r.publishedOn ?? ''),
    column('rectification', 12, (r) => said(`cards.rectification.${r.rectification}`, lang)),
    column('appeal', 12, (r) => said(`cards.appeal.${r.appeal}`, lang)),
    column('liftedOn', 13, (r) => r.liftedOn ?? ''),
  ]
}
