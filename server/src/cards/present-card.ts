import type { CardDetail } from '@guatu/contract/card-acts'
import type { CardPaper, CardRow, CardStep } from '@guatu/contract/card-rows'
import type { CivilDate } from '@guatu/domain/calendar/civil-date'
import type { WorkingCalendar } from '@guatu/domain/calendar/working-calendar'
import { cardDeadlines } from '@guatu/domain/cards/card-deadlines'
import { cardPeriodLabel } from '@guatu/domain/cards/card-period-label'
import { cardStateOf } from '@guatu/domain/cards/card-state'
import { attireOf } from '@guatu/domain/cards/palette'
import { type Coded, isRefusal, type Refusal } from '@guatu/domain/kernel/coded'
import { say } from '@guatu/words/say'
import type { Lang } from '@guatu/words/words'
import type { CardListRow } from './card-list-reads.ts'
import type { CardFile, PaperRow, StoredEvent } from './card-reads.ts'
import { presentLight, wordOf } from './present.ts'
import { storedName } from './set-that-judged.ts'

export const said = (code: string, lang: Lang, params: Parameters<typeof say>[0]['params'] = {}): string =>
  say({ code, params }, lang)

/** A card as lists show it. `dutiesOverdue` is counted on the calendar by the caller. */
export const presentCard = (r: CardListRow, lang: Lang, today: string, dutiesOverdue = 0): CardRow => ({
  id: r.id,
  batchId: r.batchId,
  period: r.period,
  periodLabel: say(cardPeriodLabel(r.period), lang),
  subjectType: r.subjectType,
  about: r.about,
  subjectId: r.subjectId,
  subject: r.subject,
  unitId: r.unitId,
  unit: r.unit,
  holder: r.holder,
  level: r.level,
  word: wordOf(r.palette, r.level, lang),
  colour: attireOf(r.palette, r.level)?.colour ?? null,
  sentence: say(r.sentence, lang),
  stage: r.stage as CardRow['stage'],
  stageName: said(`cards.stage.${r.stage}`, lang),
  rectification: r.rectification as CardRow['rectification'],
  appeal: r.appeal as CardRow['appeal'],
  deadline:
    (r.deadline && {
      what: r.deadlineWhat as 'statement',
      on: r.deadline,
      provisional: r.deadlineProvisional,
      overdue: today > r.deadline,
    }) ||
    null,
  notice: r.notice,
  issuedOn: r.issuedOn,
  servedOn: r.servedOn,
  publishedOn: r.publishedOn,
  liftedOn: r.liftedOn,
  carriedOn: r.carriedOn,
  dutiesOpen: r.dutiesOpen,
  dutiesOverdue,
  version: r.version,
})

export const presentPaper = (p: PaperRow): CardPaper => ({
  id: p.id,
  name: p.name,
  mediaType: p.mediaType,
  bytes: p.bytes,
})

/** All steps of a card from its proposal on, each with who, when, what and why. */
export function presentSteps(
  file: CardFile,
  papers: readonly PaperRow[],
  notices: ReadonlyMap<string, string>,
  lang: Lang,
): CardStep[] {
  const word = wordOf(file.palette, file.level, lang)
  const proposed = { period: file.period, ruleSet: storedName(file.ruleSetName, lang), word }
  const known = new Map(papers.map((p) => [p.id, presentPaper(p)]))
  return [
    {
      seq: 1,
      kind: 'proposed',
      name: said('cards.step.proposed', lang),
      sentence: said('cards.said.proposed', lang, proposed),
      text: '',
      by: storedName(file.proposedBy, lang),
      occurredOn: file.proposedOn,
      recordedAt: file.recordedAt,
      papers: [],
    },
    ...file.events.map((e) => ({
      seq: e.seq,
      kind: e.kind,
      name: said(`cards.step.${e.kind}`, lang),
      sentence: say(movedFrom(e, file.events) ?? saidOf(e, notices), lang),
      text: e.kind === 'rectificationSet' ? demandText(e, lang) : e.text,
      by: e.actor,
      occurredOn: e.occurredOn,
      recordedAt: e.recordedAt,
      papers: e.papers.flatMap((id) => known.get(id) ?? []),
    })),
  ]
}

/** A date that was moved says from when. */
function movedFrom(e: StoredEvent, events: readonly StoredEvent[]): Coded | null {
  if (e.kind !== 'rectificationSet') return null
  const before = events.findLast((b) => b.kind === 'rectificationSet' && b.seq < e.seq)
  if (before?.kind !== 'rectificationSet' || before.dueOn === e.dueOn) return null
  return { code: 'cards.said.rectificationMoved', params: { from: before.dueOn, dueOn: e.dueOn } }
}

/** What is asked, and why, each under its name; the one that approval sets asks nothing in words. */
function demandText({ demand, text }: { demand: string; text: string }, lang: Lang): string {
  if (demand === '' || text === '') return demand || text
  return said('cards.said.demandAndReason', lang, { demand: demand.replace(/[。；;.]+$/u, ''), reason: text })
}

/** The code of what a unit answered in its hearing 核实. */
export const statedCode = (e: { kind: 'stated' | 'silent'; agrees?: boolean; onPaper?: boolean }): string =>
  e.kind === 'silent'
    ? 'cards.said.silent'
    : `cards.said.stated.${e.agrees ? 'agrees' : 'differs'}${e.onPaper ? 'OnPaper' : ''}`

function saidOf(e: StoredEvent, notices: ReadonlyMap<string, string>): Coded {
  const plain: Coded = { code: `cards.said.${e.kind}`, params: {} }
  switch (e.kind) {
    case 'hearingOpened':
      return { ...plain, params: { days: e.days } }
    case 'stated':
      return { code: statedCode(e), params: {} }
    case 'issued':
    case 'noticeVoided':
      return { ...plain, params: { number: notices.get(e.noticeId) ?? '' } }
    case 'received':
      return { code: `cards.said.received.${e.means}`, params: { receivedBy: e.receivedBy } }
    case 'rectificationSet':
      return { ...plain, params: { dueOn: e.dueOn } }
    case 'rectificationReported':
      return e.onPaper ? { code: 'cards.said.rectificationReportedOnPaper', params: {} } : plain
    case 'rectificationChecked':
      return { code: `cards.said.rectificationChecked.${e.accepted ? 'accepted' : 'sentBack'}`, params: {} }
    case 'carriedOn':
      return { ...plain, params: { period: e.period } }
    case 'appealed':
      return { code: e.onPaper ? 'cards.said.appealedOnPaper' : 'cards.said.appealed', params: {} }
    case 'appealDecided':
      return { code: `cards.said.appealDecided.${e.outcome}`, params: {} }
    default:
      return plain
  }
}

/** What a card's page shows beside its row, its duties and what the reader may do. */
export function presentFile(
  file: CardFile,
  beside: {
    readonly calendar: WorkingCalendar
    readonly today: CivilDate
    readonly papers: readonly PaperRow[]
    readonly notices: ReadonlyMap<string, string>
    readonly lift: Refusal | null
    /** Names of the projects that the evidence names, as far as the reader may see them. */
    readonly projects: ReadonlyMap<string, string>
    readonly matters: ReadonlyMap<string, string>
    readonly lang: Lang
  },
): Omit<CardDetail, 'card' | 'duties' | 'may'> {
  const { lang, lift, today } = beside
  const state = cardStateOf(file.events)
  return {
    evidence: presentLight(file.verdict, file.palette, file, lang, {
      ruleSetName: storedName(file.ruleSetName, lang),
      projects: beside.projects,
      matters: beside.matters,
    }),
    handOver: file.handOver && {
      on: file.handOver.on,
      closingLevel: file.closingLevel,
      closingWord: wordOf(file.palette, file.closingLevel, lang),
      sentence: said('cards.handOver', lang, {
        ...file.handOver,
        closing: `cards.level.${file.closingLevel}`,
        level: `cards.level.${file.level}`,
      }),
    },
    steps: presentSteps(file, beside.papers, beside.notices, lang),
    deadlines: cardDeadlines(state, file.terms, beside.calendar, today).map((d) => ({ ...d })),
    rectifyBy: state.rectification.dueOn,
    rectifyDemand: state.rectification.demand,
    lift: isRefusal(lift)
      ? { may: false, sentence: say(lift, lang) }
      : { may: true, sentence: said('cards.lift.may', lang) },
    papers: beside.papers.map(presentPaper),
  }
}
