import type { CivilDate } from '../calendar/civil-date.ts'
import { type Coded, coded } from '../kernel/coded.ts'
import type { NoticeInput, NoticeLevel, OverallFigures, Ranking, Requirement, Signal, Signals } from './notice-input.ts'
import type { NoticeBlock, Sentence } from './notice-model.ts'
import { chineseOrdinal, lagClause, proseMoney } from './print-figures.ts'
import { rankingTable } from './ranking-table.ts'

/** A section that learns its number only when the empty ones are gone. */
export type Section = (ordinal: number) => readonly NoticeBlock[]

const head = (code: string, ordinal: number): NoticeBlock => ({
  kind: 'section',
  text: coded(code, { n: chineseOrdinal(ordinal) }),
})
const paragraph = (...sentences: readonly Sentence[]): NoticeBlock => ({ kind: 'paragraph', sentences })

/** 总体情况: projects, money and rates at the as-of date, and the basis they are on. */
export function overallSection(input: NoticeInput): Section {
  const { overall, asOf } = input
  return (n) => [
    head('bulletins.overall', n),
    paragraph(
      [coded('bulletins.overallCount', { asOf, projects: overall.projects })],
      investmentSentence(overall),
      ...openingPlanSentence(overall),
      [rateOrNone('bulletins.overallFunds', overall.fundsInPlaceRate)],
      [startSentence(overall)],
      ...startRateSentence(overall),
      [coded(`bulletins.basis.${input.basis}`)],
    ),
  ]
}

function investmentSentence(overall: OverallFigures): Sentence {
  return [
    coded('bulletins.overallPlan'),
    proseMoney(overall.planFen),
    coded('bulletins.overallDone'),
    proseMoney(overall.doneFen),
    rateOrNone('bulletins.overallRate', overall.completionRate),
    rateOrNone('bulletins.overallCalendar', overall.calendarShare),
    ...lagClause(overall.lagPoints),
    rateOrNone('bulletins.overallOnSchedule', overall.onScheduleShare),
  ]
}

function openingPlanSentence({ openingPlan }: OverallFigures): readonly Sentence[] {
  if (!openingPlan) return []
  const rate = rateOrNone('bulletins.overallOpeningRate', openingPlan.completionRate)
  return [[coded('bulletins.overallOpening'), proseMoney(openingPlan.planFen), rate]]
}

const startSentence = ({ newProjects, startedProjects, startRate }: OverallFigures): Coded =>
  newProjects === 0
    ? coded('bulletins.overallNoNew')
    : coded('bulletins.overallNew', { planned: newProjects, started: startedProjects, rate: startRate })

function startRateSentence({ dueStartRate: due, startOrResumeRate: all }: OverallFigures): readonly Sentence[] {
  if (all === null) return due === null ? [] : [[coded('bulletins.overallDueStart', { due })]]
  return [
    [due === null ? coded('bulletins.overallResumed', { all }) : coded('bulletins.overallDueAndResumed', { due, all })],
  ]
}

const rateOrNone = (code: string, rate: string | null): Coded =>
  rate === null ? coded(`${code}None`) : coded(code, { rate })

/** 排名情况: who is ahead and who behind by which measure, then the table; null without rankings. */
export function rankingSection(rankings: readonly Ranking[]): Section | null {
  const filled = rankings.filter((ranking) => ranking.rows.length > 0)
  if (filled.length === 0) return null
  return (n) => [
    head('bulletins.ranking', n),
    ...filled.flatMap((ranking) => [paragraph([rankingSentence(ranking)]), rankingTable(ranking)]),
  ]
}

function rankingSentence(ranking: Ranking): Coded {
  const ranked = ranking.rows.filter((row) => row.rank !== null)
  const last = Math.max(...ranked.map((row) => row.rank ?? 0))
  const names = (rank: number) => ranked.filter((row) => row.rank === rank).map((row) => row.name)
  const by = `bulletins.by.${ranking.criterion}`
  const group = `bulletins.group.${ranking.group}`
  if (ranked.length === 0) return coded('bulletins.rankingNone', { group })
  if (last === 1) return coded('bulletins.rankingEven', { group, by })
  return coded('bulletins.rankingEnds', { group, by, first: names(1), last: names(last) })
}

const ADVERSE: readonly NoticeLevel[] = ['severe', 'warn', 'remind']

/** Commended projects, then the adverse levels, worst first, each a subsection with numbered items. */
export function signalsSections(signals: Signals, asOf: CivilDate): readonly Section[] {
  const of = (level: NoticeLevel) => signals.items.filter((item) => item.level === level)
  const standing = standingOf(signals, asOf)
  const palette = signals.standing === 'cards' ? signals.palette : {}
  const commended = of('commend')
  const commend: Section = (n) => [head('bulletins.commended', n), ...commended.map(signalItem)]
  const levels = ADVERSE.map((level) => ({ level, items: of(level) })).filter(({ items }) => items.length > 0)
  const adverse: Section = (n) => [
    head(`bulletins.signals.${signals.standing}`, n),
    paragraph([standing], ...(levels.length === 0 ? [[coded(`bulletins.signalsNone.${signals.standing}`)]] : [])),
    ...levels.flatMap(({ level, items }, i): readonly NoticeBlock[] => [
      levelHead(level, palette[level], items.length, i + 1),
      ...items.map(signalItem),
    ]),
  ]
  return commended.length > 0 ? [commend, adverse] : [adverse]
}

const standingOf = (signals: Signals, asOf: CivilDate): Coded =>
  signals.standing === 'lights'
    ? coded('bulletins.standing.lights', { asOf })
    : signals.inForceOn
      ? coded('bulletins.standing.issued', { date: signals.inForceOn })
      : coded('bulletins.standing.cards', { asOf, issuedOn: signals.issuedOn })

function levelHead(level: NoticeLevel, word: string | undefined, count: number, ordinal: number): NoticeBlock {
  const params = { n: chineseOrdinal(ordinal), level: `bulletins.level.${level}`, count }
  return {
    kind: 'subsection',
    text: word ? coded('bulletins.levelHeadWorded', { ...params, word }) : coded('bulletins.levelHead', params),
  }
}

function signalItem(signal: Signal, index: number): NoticeBlock {
  const lead = coded('bulletins.projectLead', { n: index + 1, project: signal.project, unit: signal.unit })
  const quoted: Sentence[] = signal.quoted ? [[coded('bulletins.cardQuoted', { ...signal.quoted })]] : []
  const reasons = [...quoted, ...signal.reasons.map((reason): Sentence => [reason])]
  if (!signal.ask) return paragraph([lead], ...reasons)
  const { of, what, until } = signal.ask
  return paragraph([lead], ...reasons, [coded('bulletins.askUntil', { of: [of], until }), what])
}

/** Only when the office hands the list over; a list of whom to ring, without judgement. */
export function missingReportsSection(missing: NonNullable<NoticeInput['missingReports']>): Section | null {
  if (missing.length === 0) return null
  return (n) => [
    head('bulletins.missing', n),
    paragraph([coded('bulletins.missingCount', { count: missing.length })]),
    ...missing.map(({ project, unit }, i) => paragraph([coded('bulletins.projectLead', { n: i + 1, project, unit })])),
  ]
}

/** 下一步要求: who, until when, what; null without requirements. */
export function requirementsSection(requirements: readonly Requirement[]): Section | null {
  if (requirements.length === 0) return null
  return (n) => [
    head('bulletins.requirements', n),
    ...requirements.map(({ of, what, until }, i) => {
      const asked = until ? coded('bulletins.askUntil', { of, until }) : coded('bulletins.askOpen', { of })
      return paragraph([coded('bulletins.itemNumber', { n: i + 1 }), asked, what])
    }),
  ]
}
