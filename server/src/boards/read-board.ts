import { createHash } from 'node:crypto'
import type { Board } from '@guatu/contract/boards'
import { cardPeriodLabel } from '@guatu/domain/cards/card-period-label'
import { yuanOfFen } from '@guatu/domain/kernel/exact'
import { rankChange } from '@guatu/domain/reports/competition-ranks'
import { periodLabel } from '@guatu/domain/reports/periods'
import { say } from '@guatu/words/say'
import type { Lang } from '@guatu/words/words'
import { districtName } from '../bulletins/reads.ts'
import { listPublicCards, type PublicCardRow } from '../cards/public-card-reads.ts'
import type { Db } from '../platform/db.ts'
import { scopeOfBoard } from '../platform/scope.ts'
import { groupsOf } from '../projects/rates-table.ts'
import { type Member, type RateFigures, ratesOf, readMembers } from '../projects/read-rates.ts'
import { type ClosedPeriod, closedBefore, lastClosedPeriod, loadPeriodHistory } from '../reports/closed-period.ts'
import { readBoardContest } from './board-contest.ts'
import { type BoardNames, rankedRows } from './board-rows.ts'
import { countsOf, wornBy } from './count-worn.ts'
import { districtRules } from './district-rules.ts'
import { listPrivateNames, listPublicHeadquarters, listPublicProjects } from './public-reads.ts'
import { type Disclosed, findDisclosure } from './reads.ts'
import { withoutPrivateNames } from './without-private-names.ts'

/** As many cards as a hall can turn through; the rest is a number. */
const CARDS_SHOWN = 60

/** The board without what belongs to one address: its pages and the way to its explanation. */
export type SharedBoard = Omit<Board, 'playlist' | 'code'>

/**
 * The public board. Figures and ranks are of the last closed period, as known when it was locked; cards are those issued,
 * released by a named approver and in force. Live lights stay on the desks.
 */
export async function readBoard(db: Db, now: Date, lang: Lang): Promise<SharedBoard> {
  const scope = scopeOfBoard()
  const [closed, history] = await Promise.all([lastClosedPeriod(db, now), loadPeriodHistory(db)])
  const before = closedBefore(closed, history)
  const [members, membersBefore, projects, headquarters, privateNames, cards, disclosure, district] = await Promise.all(
    [
      readMembers(db, scope, closed.calendar, closed.at),
      readMembers(db, scope, before.calendar, before.at),
      listPublicProjects(db, scope),
      listPublicHeadquarters(db, scope),
      listPrivateNames(db),
      listPublicCards(db, scope),
      findDisclosure(db),
      districtName(db),
    ],
  )
  const { fields } = disclosure
  const names: BoardNames = {
    projects: new Map(projects.map((p) => [p.id, p])),
    privateNames,
    headquarters,
    fields,
    lang,
  }
  const { set } = await districtRules(db, closed.at)
  const overall = ratesOf(members, closed.at)
  const groups = { members, closed, membersBefore, before, fields, lang }
  const shown = {
    title: say({ code: 'boards.title', params: {} }, lang),
    district,
    asOf: overall.asOf,
    period: say(periodLabel(closed.period), lang),
    counts: countsOf(cards, set, lang),
    cards: cards.slice(0, CARDS_SHOWN).map((card) => boardCard(card, names)),
    moreCards: Math.max(0, cards.length - CARDS_SHOWN),
    headquarters: groupRows({ ...groups, by: 'headquarters', names: headquarters }),
    ...rankedRows(members, membersBefore, cards, names),
    chains: fields.chain ? groupRows({ ...groups, by: 'chain', names: null }) : [],
    contest: await readBoardContest(db, names),
    overall: {
      projects: overall.projects,
      completionPercent: fields.completion ? overall.completionPercent : null,
      calendarSharePercent: fields.completion ? overall.calendarSharePercent : null,
      onSchedulePercent: fields.lag ? overall.onSchedulePercent : null,
      planYuan: fields.investment ? yuanOfFen(overall.planFen) : null,
      doneYuan: fields.investment ? yuanOfFen(overall.doneFen) : null,
    },
  }
  const version = createHash('sha256').update(JSON.stringify(shown)).digest('base64url').slice(0, 22)
  return { ...shown, version, at: now.toISOString() }
}

/** A card as the public sees it: no private firm's name, and only disclosed fields. */
export function boardCard(card: PublicCardRow, names: BoardNames): Board['cards'][number] {
  const { fields, privateNames, lang } = names
  const of = card.projectId === null ? undefined : names.projects.get(card.projectId)
  const named = fields.project || card.subjectType !== 'project'
  const subject = named ? withoutPrivateNames(card.subject, privateNames) : ''
  return {
    ...wornBy(card, lang),
    subject: subject || say({ code: 'boards.unnamed', params: {} }, lang),
    unit: withoutPrivateNames(card.unit, privateNames),
    headquarters: of?.headquartersId ? (names.headquarters.get(of.headquartersId) ?? null) : null,
    period: say(cardPeriodLabel(card.period), lang),
    issuedOn: card.issuedOn as Board['cards'][number]['issuedOn'],
    publishedOn: card.publishedOn as Board['cards'][number]['publishedOn'],
    notice: fields.notice ? card.notice : null,
  }
}

type Groups = {
  readonly members: readonly Member[]
  readonly closed: ClosedPeriod
  readonly membersBefore: readonly Member[]
  readonly before: ClosedPeriod
  readonly fields: Disclosed
  readonly lang: Lang
  readonly by: 'headquarters' | 'chain'
  /** Names of the groups that are public; null: the key is the name. */
  readonly names: ReadonlyMap<string, string> | null
}

function groupRows({ members, closed, membersBefore, before, fields, lang, by, names }: Groups): Board['headquarters'] {
  const groupNames = { headquarters: names ?? new Map(), region: new Map(), administration: new Map() }
  const keyOf = (m: Member) => (by === 'chain' ? m.head.chain || null : m.head.headquartersId)
  const isPublic = (m: Member) => {
    const key = keyOf(m)
    return key !== null && (names === null || names.has(key))
  }
  const group = (of: readonly Member[], at: ClosedPeriod['at']) =>
    groupsOf(of.filter(isPublic), by, groupNames, at, lang)
  const ranksBefore = new Map(group(membersBefore, before.at).map((g) => [g.key, g.rank]))
  const figure = (f: RateFigures) => ({
    projects: f.projects,
    completionPercent: fields.completion ? f.completionPercent : null,
    lagPoints: fields.lag ? f.lagPoints : null,
  })
  return group(members, closed.at).map((g) => ({
    name: g.name,
    ...figure(g.figures),
    rank: g.rank,
    change: rankChange(ranksBefore.get(g.key), g.rank),
  }))
}
