import { printDocumentNumber } from '@guatu/domain/bulletins/document-number'
import type {
  NoticeInput,
  NoticeLevel,
  OverallFigures,
  Ranking,
  RankingRow,
  Requirement,
  Signal,
} from '@guatu/domain/bulletins/notice-input'
import type { CivilDate } from '@guatu/domain/calendar/civil-date'
import { addWorkingDays, type WorkingCalendar } from '@guatu/domain/calendar/working-calendar'
import { coded } from '@guatu/domain/kernel/coded'
import { rankChange } from '@guatu/domain/reports/competition-ranks'
import { periodLabel } from '@guatu/domain/reports/periods'
import { say } from '@guatu/words/say'
import { currentCalendar } from '../calendar/reads.ts'
import { type IssuedCardRow, listIssuedCards } from '../cards/public-card-reads.ts'
import { headHash } from '../platform/audit-reads.ts'
import { civilDateOf } from '../platform/clock.ts'
import type { Db } from '../platform/db.ts'
import type { ReadScope } from '../platform/scope.ts'
import { loadGroupNames } from '../projects/rate-reads.ts'
import { groupsOf } from '../projects/rates-table.ts'
import { type RateFigures, ratesOf, readMembers } from '../projects/read-rates.ts'
import { type ClosedPeriod, closedBefore, loadPeriodHistory } from '../reports/closed-period.ts'
import { headOfNotice } from './head-of-notice.ts'
import { quotedOf } from './read-card-papers.ts'
import { campaignOn, type LitProjectRow, listLitProjects } from './reads.ts'

/** Working days within which a project's unit answers, by level†; the paper names the day. */
const ANSWER_WITHIN: Readonly<Record<Exclude<NoticeLevel, 'commend'>, number>> = { severe: 3, warn: 5, remind: 5 }
const AUDIT_DIGITS = 16

/** Everything a notice on a closed period prints, by the functions that the screens use; official: as known at the lock. */
export async function readNotice(
  db: Db,
  scope: ReadScope,
  wish: { readonly closed: ClosedPeriod; readonly number: number | null; readonly now: Date },
): Promise<NoticeInput & { readonly lights: readonly Signal[] }> {
  const { closed, number } = wish
  const date = civilDateOf(wish.now)
  const before = closedBefore(closed, await loadPeriodHistory(db))
  const [members, membersBefore, names, lit, issued, head, campaign, auditHead, calendar] = await Promise.all([
    readMembers(db, scope, closed.calendar, closed.at),
    readMembers(db, scope, before.calendar, before.at),
    loadGroupNames(db),
    listLitProjects(db, scope, closed.period.key),
    listIssuedCards(db, scope, { from: '2000-01-01', to: date }),
    headOfNotice(db),
    campaignOn(db, scope, closed.period.closesOn),
    headHash(db),
    currentCalendar(db),
  ])
  const overall = ratesOf(members, closed.at)
  const lights = lit.map((row) => signalOf(row, date, calendar))
  const rank = (of: typeof members, at: ClosedPeriod['at']) => groupsOf(of, 'headquarters', names, at, 'zh')
  const ranksBefore = new Map(rank(membersBefore, before.at).map((g) => [g.key, g.rank]))
  const total = say({ code: 'projects.rates.total', params: {} })
  const ranking: Ranking = {
    group: 'headquarters',
    criterion: 'lagPoints',
    rows: rank(members, closed.at).map((g) =>
      rankingRow(g.name, g.figures, g.rank, rankChange(ranksBefore.get(g.key), g.rank)),
    ),
    total: rankingRow(total, overall, null, null),
  }
  return {
    issuer: head.issuer,
    documentNumber: number === null ? null : printDocumentNumber(head.mark, Number(date.slice(0, 4)), number),
    campaign: campaign === null ? '' : say({ code: 'bulletins.campaignQuoted', params: { campaign } }),
    periodLabel: say(periodLabel(closed.period)),
    recipients: head.recipients,
    signer: null,
    date,
    asOf: overall.asOf ?? closed.period.closesOn,
    basis: 'dispatch',
    overall: overallOf(overall),
    rankings: [ranking],
    // Papers quote issued cards with their date; lights stay on the desk, beside the preview. Only a district that has never
    // issued a card tells of its lights, and says that they are none.
    signals: issued.length > 0 ? cardSignals(issued, date) : { standing: 'lights', items: lights },
    lights,
    requirements: requirementsOf(issued, date, calendar),
    copies: head.copies,
    auditHead: auditHead.slice(0, AUDIT_DIGITS),
  }
}

function overallOf(f: RateFigures): OverallFigures {
  return {
    projects: f.projects,
    planFen: f.planFen,
    doneFen: f.doneFen,
    completionRate: f.completionPercent,
    calendarShare: f.calendarSharePercent,
    lagPoints: f.lagPoints,
    onScheduleShare: f.onSchedulePercent,
    fundsInPlaceRate: f.fundsInPlacePercent,
    newProjects: f.newProjects,
    startedProjects: f.startedProjects,
    startRate: f.startPercent,
    dueStartRate: f.dueStartPercent,
    startOrResumeRate: f.startOrResumePercent,
    ...(f.openingPlanFen !== f.planFen && {
      openingPlan: { planFen: f.openingPlanFen, completionRate: f.openingCompletionPercent },
    }),
  }
}

const rankingRow = (name: string, f: RateFigures, rank: number | null, change: number | null): RankingRow => ({
  rank,
  name,
  members: f.projects,
  planFen: f.planFen,
  doneFen: f.doneFen,
  completionRate: f.completionPercent,
  calendarShare: f.calendarSharePercent,
  lagPoints: f.lagPoints,
  onScheduleShare: f.onSchedulePercent,
  rankChange: change,
})

function signalOf(row: LitProjectRow, date: CivilDate, calendar: WorkingCalendar): Signal {
  const level = row.level as NoticeLevel
  const base = { level, project: row.project, unit: row.unit, reasons: [row.sentence] }
  if (level === 'commend') return base
  const until = addWorkingDays(calendar, date, ANSWER_WITHIN[level])
  // Fair clock: what waits for another office is asked of that office.
  const { waitsFor } = row.sentence.params
  if (typeof waitsFor === 'string')
    return { ...base, ask: { of: waitsFor, what: coded('bulletins.asked.waiting'), until } }
  return { ...base, ask: { of: row.unit, what: coded(`bulletins.asked.${level}`), until } }
}

function cardSignals(cards: readonly IssuedCardRow[], date: CivilDate): NoticeInput['signals'] {
  const items = cards.map((row): Signal => {
    const card = quotedOf(row)
    const { number, issuedOn, period, word } = card
    const base = { level: card.level, project: card.subject, unit: card.unit, reasons: [card.reason] }
    const quoted = { number, issuedOn, period, word }
    if (!card.rectifyBy) return { ...base, quoted }
    const ask = { of: card.unit, what: coded('bulletins.asked.rectify'), until: card.rectifyBy }
    return { ...base, quoted, ask }
  })
  const palette = Object.fromEntries(cards.map((c) => [c.level, c.word]))
  return { standing: 'cards', issuedOn: date, inForceOn: date, palette, items }
}

function requirementsOf(cards: readonly IssuedCardRow[], date: CivilDate, calendar: WorkingCalendar): Requirement[] {
  const of = (unit: string) => [say({ code: unit, params: {} })]
  const check: Requirement = {
    of: of('bulletins.allUnits'),
    what: coded('bulletins.asked.check'),
    until: addWorkingDays(calendar, date, ANSWER_WITHIN.severe),
  }
  const adverse = cards.filter((row) => row.level !== 'commend').length
  if (adverse === 0) return [check]
  const follow: Requirement = {
    of: of('bulletins.allHeadquarters'),
    what: coded('bulletins.asked.follow', { count: adverse }),
    until: addWorkingDays(calendar, date, ANSWER_WITHIN.warn),
  }
  return [check, follow]
}
