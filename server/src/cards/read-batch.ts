import type { BatchDetail, CardBatch, CardNotice, CardStatement } from '@guatu/contract/card-batches'
import { printDocumentNumber } from '@guatu/domain/bulletins/document-number'
import type { CivilDate } from '@guatu/domain/calendar/civil-date'
import { isProvisional, type WorkingCalendar } from '@guatu/domain/calendar/working-calendar'
import { cardPeriodLabel } from '@guatu/domain/cards/card-period-label'
import { CARD_STAGES } from '@guatu/domain/cards/card-state'
import { LEVELS } from '@guatu/domain/cards/level'
import { attireOf } from '@guatu/domain/cards/palette'
import { type Refusal, refuse } from '@guatu/domain/kernel/coded'
import type { Actor } from '@guatu/domain/organization/actor'
import { say } from '@guatu/words/say'
import type { Lang } from '@guatu/words/words'
import { currentCalendar } from '../calendar/reads.ts'
import type { Db } from '../platform/db.ts'
import { type BatchRow, findBatchRow } from './batch-reads.ts'
import { listCardRows } from './card-list-reads.ts'
import type { CardSight } from './card-reads.ts'
import { listNoticesOf, type NoticeRow } from './notice-reads.ts'
import * as policy from './policy.ts'
import { wordOf } from './present.ts'
import { presentCard, presentPaper, said, statedCode } from './present-card.ts'
import type { Reader } from './read-card.ts'
import { storedName } from './set-that-judged.ts'
import { listStatements, type StatementRow } from './statement-reads.ts'

/** As many cards as one batch shows at once. */
const MOST = 500

export async function readBatch(db: Db, sight: CardSight, id: string, reader: Reader): Promise<BatchDetail | Refusal> {
  const row = await findBatchRow(db, sight, id)
  if (!row) return refuse('platform.notFound', { what: 'cards.batch' })
  const [cards, notices, calendar, statements] = await Promise.all([
    listCardRows(db, sight, { batchId: id, today: reader.today }, { after: null, limit: MOST }),
    listNoticesOf(db, id),
    currentCalendar(db),
    listStatements(db, sight, id),
  ])
  const said = new Map(statements.map((s) => [s.cardId, presentStatement(s, reader.lang)]))
  return {
    batch: presentBatch(row, reader, calendar),
    cards: cards.map((c) => ({ ...presentCard(c, reader.lang, reader.today), statement: said.get(c.id) ?? null })),
    notices: notices.map(presentNotice),
  }
}

const presentStatement = (row: StatementRow, lang: Lang): CardStatement => ({
  sentence: said(statedCode(row), lang),
  ...{ text: row.text, by: row.by, on: row.on },
  papers: row.papers.map(presentPaper),
})

export function presentBatch(
  r: BatchRow,
  { lang, actor }: Pick<Reader, 'lang' | 'actor'>,
  calendar: WorkingCalendar,
): CardBatch {
  const state = stateOf(r.stages)
  const cards = Object.values(r.stages).reduce((a, b) => a + b, 0)
  return {
    id: r.id,
    period: r.period,
    periodLabel: say(cardPeriodLabel(r.period), lang),
    closesOn: r.closesOn,
    subjectType: r.subjectType,
    about: r.about,
    ruleSet: storedName(r.ruleSetName, lang),
    ruleSetVersion: r.ruleSetVersion,
    campaign: r.campaign,
    region: r.region,
    proposedOn: r.proposedOn,
    proposedBy: storedName(r.proposedBy, lang),
    state,
    stateName: said(`cards.batchState.${state}`, lang),
    hearingDays: r.terms.hearingDays,
    appealDays: r.terms.appealDays,
    answerBy: r.answerBy,
    provisional: r.answerBy !== null && isProvisional(calendar, r.answerBy as CivilDate),
    cards,
    levels: [...LEVELS].reverse().flatMap((level) =>
      r.levels[level]
        ? [
            {
              level,
              word: wordOf(r.palette, level, lang),
              colour: attireOf(r.palette, level)?.colour ?? null,
              cards: r.levels[level],
            },
          ]
        : [],
    ),
    stages: CARD_STAGES.flatMap((stage) =>
      r.stages[stage] ? [{ stage, name: said(`cards.stage.${stage}`, lang), cards: r.stages[stage] }] : [],
    ),
    notice: r.notice,
    may: batchAbilities(actor, r.stages, r.notice !== null),
  }
}

/** How far the slowest card has come. */
function stateOf(stages: Readonly<Record<string, number>>): CardBatch['state'] {
  if (Object.keys(stages).length === 0) return 'empty'
  const order = ['proposed', 'hearing', 'heard', 'approved', 'issued', 'served'] as const
  const slowest = order.find((stage) => stages[stage])
  return slowest === 'heard' ? 'deciding' : (slowest ?? 'published')
}

function batchAbilities(actor: Actor, stages: Readonly<Record<string, number>>, noticed: boolean): CardBatch['may'] {
  const undecided = ['proposed', 'hearing', 'heard'].some((s) => stages[s])
  const may: Record<CardBatch['may'][number], boolean> = {
    openHearing: policy.mayOpenHearing(actor) && Boolean(stages.proposed),
    decide: policy.mayDecideSomeCards(actor) && Boolean(stages.heard),
    issue: policy.mayIssueNotice(actor) && Boolean(stages.approved) && !undecided,
    voidNotice: policy.mayVoidNotice(actor) && noticed && Boolean(stages.issued) && !stages.served && !stages.published,
    release: policy.mayDecideSomeCards(actor) && Boolean(stages.served),
  }
  return (Object.keys(may) as CardBatch['may']).filter((name) => may[name])
}

export const presentNotice = (r: NoticeRow): CardNotice => ({
  id: r.id,
  batchId: r.batchId,
  number: printDocumentNumber(r.mark, r.year, r.number),
  issuedOn: r.issuedOn,
  signer: r.signer,
  by: r.by,
  recordedAt: r.recordedAt.toISOString(),
  cards: r.cards,
  state: r.voidedOn === null ? 'valid' : 'void',
  voidedOn: r.voidedOn,
  voidedBy: r.voidedBy,
  voidReason: r.voidReason,
})

export const batchLevels = (r: BatchRow, lang: Lang): string =>
  [...LEVELS]
    .reverse()
    .flatMap((level) => (r.levels[level] ? [`${wordOf(r.palette, level, lang)} ${r.levels[level]}`] : []))
    .join(lang === 'zh' ? '，' : ', ')
