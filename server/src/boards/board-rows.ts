import type { Board } from '@guatu/contract/boards'
import { competitionRanks, rankChange } from '@guatu/domain/reports/competition-ranks'
import { say } from '@guatu/words/say'
import type { Lang } from '@guatu/words/words'
import type { PublicCardRow } from '../cards/public-card-reads.ts'
import { type Member, ownRates } from '../projects/read-rates.ts'
import { wornBy } from './count-worn.ts'
import type { PublicProjectRow } from './public-reads.ts'
import type { Disclosed } from './reads.ts'
import { withoutPrivateNames } from './without-private-names.ts'

/** As many as a hall reads from afar. */
const SHOWN = 10

/** What rows are named with, and which of it may be said. */
export type BoardNames = {
  readonly projects: ReadonlyMap<string, PublicProjectRow>
  readonly headquarters: ReadonlyMap<string, string>
  readonly privateNames: readonly string[]
  readonly fields: Disclosed
  readonly lang: Lang
}

type Ranked = {
  readonly id: string
  readonly rank: number
  readonly change: number | null
  readonly completionPercent: string
  readonly lagPoints: string
}

/** Members with a lag of their own by lag, best first; ties stand in the order of names and ids that they came in. */
function rankedByLag(members: readonly Member[]): Omit<Ranked, 'change'>[] {
  const rated = members.flatMap((m) => {
    const own = ownRates(m)
    return own ? [{ id: m.id, ...own }] : []
  })
  const ranks = competitionRanks(rated.map((r) => r.lagPoints))
  return rated.map((r, i) => ({ ...r, rank: ranks[i]! })).sort((a, b) => a.rank - b.rank)
}

/** The first ten, the last ten, worst first, and those that moved most; of few projects nobody stands in both halves. */
export function rankedRows(
  members: readonly Member[],
  membersBefore: readonly Member[],
  cards: readonly PublicCardRow[],
  names: BoardNames,
): Pick<Board, 'ahead' | 'behind' | 'movers'> {
  const before = new Map(rankedByLag(membersBefore).map((r) => [r.id, r.rank]))
  const ranked: Ranked[] = rankedByLag(members)
    .filter((r) => names.projects.has(r.id))
    .map((r) => ({ ...r, change: rankChange(before.get(r.id), r.rank) }))
  const cardOf = worstCards(cards)
  const row = (r: Ranked) => boardRow(r, cardOf.get(r.id) ?? null, names)
  const ahead = Math.min(SHOWN, Math.ceil(ranked.length / 2))
  const behind = Math.min(SHOWN, ranked.length - ahead)
  const moved = (sign: 1 | -1) =>
    ranked
      .filter((r) => r.change !== null && r.change * sign > 0)
      .sort((a, b) => (b.change! - a.change!) * sign || a.rank - b.rank)
      .slice(0, SHOWN / 2)
      .map(row)
  return {
    ahead: ranked.slice(0, ahead).map(row),
    behind: behind === 0 ? [] : ranked.slice(-behind).reverse().map(row),
    movers: { up: moved(1), down: moved(-1) },
  }
}

/** A project's card in force, the worst where it has several; they come worst first. */
function worstCards(cards: readonly PublicCardRow[]): ReadonlyMap<string, PublicCardRow> {
  const found = new Map<string, PublicCardRow>()
  for (const card of cards) if (card.projectId !== null && !found.has(card.projectId)) found.set(card.projectId, card)
  return found
}

function boardRow(r: Ranked, card: PublicCardRow | null, names: BoardNames): Board['ahead'][number] {
  const { fields, privateNames, lang } = names
  const { project, unit } = names.projects.get(r.id)!
  const name = fields.project ? withoutPrivateNames(project, privateNames) : ''
  return {
    rank: r.rank,
    change: r.change,
    project: name || say({ code: 'boards.unnamed', params: {} }, lang),
    unit: withoutPrivateNames(unit, privateNames),
    completionPercent: fields.completion ? r.completionPercent : null,
    lagPoints: fields.lag ? r.lagPoints : null,
    card: card ? wornBy(card, names.lang) : null,
  }
}
