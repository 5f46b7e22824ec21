import { createHash } from 'node:crypto'
import type { Board } from '@guatu/contract/boards'
import { LEVELS } from '@guatu/domain/cards/level'
import { attireOf, type Palette } from '@guatu/domain/cards/palette'
import { yuanOfFen } from '@guatu/domain/kernel/exact'
import { competitionRanks, rankChange } from '@guatu/domain/reports/competition-ranks'
import { periodLabel } from '@guatu/domain/reports/periods'
import { say } from '@guatu/words/say'
import type { Lang } from '@guatu/words/words'
import { districtName } from '../bulletins/reads.ts'
import { ruleSetAt } from '../cards/judge-at.ts'
import { wordOf } from '../cards/present.ts'
import { loadRuleSets } from '../cards/rule-set-reads.ts'
import type { Db } from '../platform/db.ts'
import { scopeOfBoard } from '../platform/scope.ts'
import { groupsOf } from '../projects/rates-table.ts'
import { type Member, ownRates, ratesOf, readMembers } from '../projects/read-rates.ts'
import { type ClosedPeriod, closedBefore, lastClosedPeriod, loadPeriodHistory } from '../reports/closed-period.ts'
import { listPrivateNames, listPublicHeadquarters, listPublicProjects, type PublicProjectRow } from './public-reads.ts'
import { withoutPrivateNames } from './without-private-names.ts'

/** As many as a hall reads from afar. */
const SHOWN = 10

/**
 * The public board: everything on it is of the last closed period, as known when it was locked, so that figures, ranks and
 * levels on one screen are of one date and nothing unchecked is shown. Live lights stay on the desks.
 */
export async function readBoard(db: Db, now: Date, lang: Lang): Promise<Board> {
  const scope = scopeOfBoard()
  const [closed, history] = await Promise.all([lastClosedPeriod(db, now), loadPeriodHistory(db)])
  const before = closedBefore(closed, history)
  const [members, membersBefore, projects, headquarters, privateNames, ruleSets, district] = await Promise.all([
    readMembers(db, scope, closed.calendar, closed.at),
    readMembers(db, scope, before.calendar, before.at),
    listPublicProjects(db, scope, closed.period.key),
    listPublicHeadquarters(db, scope),
    listPrivateNames(db),
    loadRuleSets(db),
    districtName(db),
  ])
  const overall = ratesOf(members, closed.at)
  const palette = ruleSetAt(ruleSets, closed.at).palette
  const shown = {
    title: say({ code: 'boards.title', params: {} }, lang),
    district,
    asOf: overall.asOf,
    period: say(periodLabel(closed.period), lang),
    counts: countsOf(projects, palette, lang),
    headquarters: headquartersOf(members, closed, membersBefore, before, headquarters, lang),
    ...aheadAndBehind(members, membersBefore, projects, privateNames, lang),
    overall: {
      projects: overall.projects,
      completionPercent: overall.completionPercent,
      calendarSharePercent: overall.calendarSharePercent,
      onSchedulePercent: overall.onSchedulePercent,
      planYuan: yuanOfFen(overall.planFen),
      doneYuan: yuanOfFen(overall.doneFen),
    },
  }
  const version = createHash('sha256').update(JSON.stringify(shown)).digest('base64url').slice(0, 22)
  return { ...shown, version, at: now.toISOString() }
}

const countsOf = (projects: readonly PublicProjectRow[], palette: Palette, lang: Lang): Board['counts'] =>
  [...LEVELS].reverse().map((level) => ({
    level,
    word: wordOf(palette, level, lang),
    colour: attireOf(palette, level)?.colour ?? null,
    count: projects.filter((p) => p.level === level).length,
  }))

function headquartersOf(
  members: readonly Member[],
  closed: ClosedPeriod,
  membersBefore: readonly Member[],
  before: ClosedPeriod,
  names: ReadonlyMap<string, string>,
  lang: Lang,
): Board['headquarters'] {
  const groupNames = { headquarters: names, region: new Map(), administration: new Map() }
  const group = (of: readonly Member[], at: ClosedPeriod['at']) =>
    groupsOf(
      of.filter((m) => m.head.headquartersId !== null && names.has(m.head.headquartersId)),
      'headquarters',
      groupNames,
      at,
      lang,
    )
  const ranksBefore = new Map(group(membersBefore, before.at).map((g) => [g.key, g.rank]))
  return group(members, closed.at).map((g) => ({
    name: g.name,
    projects: g.figures.projects,
    completionPercent: g.figures.completionPercent,
    lagPoints: g.figures.lagPoints,
    rank: g.rank,
    change: rankChange(ranksBefore.get(g.key), g.rank),
  }))
}

type Ranked = {
  readonly id: string
  readonly rank: number
  readonly completionPercent: string
  readonly lagPoints: string
}

/** Members with a lag of their own by lag, best first; ties stand in the order of names and ids that they came in. */
function rankedByLag(members: readonly Member[]): Ranked[] {
  const rated = members.flatMap((m) => {
    const own = ownRates(m)
    return own ? [{ id: m.id, ...own }] : []
  })
  const ranks = competitionRanks(rated.map((r) => r.lagPoints))
  return rated.map((r, i) => ({ ...r, rank: ranks[i]! })).sort((a, b) => a.rank - b.rank)
}

/** The first ten and the last ten, worst first; of fewer than twenty each half, so that nobody stands in both. */
function aheadAndBehind(
  members: readonly Member[],
  membersBefore: readonly Member[],
  projects: readonly PublicProjectRow[],
  privateNames: readonly string[],
  lang: Lang,
): Pick<Board, 'ahead' | 'behind'> {
  const known = new Map(projects.map((p) => [p.id, p]))
  const ranked = rankedByLag(members).filter((r) => known.has(r.id))
  const ranksBefore = new Map(rankedByLag(membersBefore).map((r) => [r.id, r.rank]))
  const row = (r: Ranked): Board['ahead'][number] => {
    const { project, unit, level } = known.get(r.id)!
    return {
      rank: r.rank,
      project: withoutPrivateNames(project, privateNames) || say({ code: 'boards.unnamed', params: {} }, lang),
      unit: withoutPrivateNames(unit, privateNames),
      completionPercent: r.completionPercent,
      lagPoints: r.lagPoints,
      level,
      change: rankChange(ranksBefore.get(r.id), r.rank),
    }
  }
  const ahead = Math.min(SHOWN, Math.ceil(ranked.length / 2))
  const behind = Math.min(SHOWN, ranked.length - ahead)
  return {
    ahead: ranked.slice(0, ahead).map(row),
    behind: behind === 0 ? [] : ranked.slice(-behind).reverse().map(row),
  }
}
