import type { Contestant, Hundredths, MarkSheet, OpenedContest } from './contest-events.ts'
import { type ContestNow, pairOf } from './contest-state.ts'
import { type JudgeTotal, type PanelScore, panelScore } from './panel-score.ts'
import { type Ranked, rankContestants } from './rank-contestants.ts'
import { judgesOf } from './recusal.ts'

/** One contestant's line of the result sheet, with all that its score is made of. */
export type SheetLine = {
  readonly contestantId: string
  /** Place in the drawn order, from 1. */
  readonly drawn: number
  /** Totals of the judges who count for it, in the order of the panel. */
  readonly totals: readonly JudgeTotal[]
  /** Judges who may have marked it and did not. */
  readonly missing: readonly string[]
  readonly recused: readonly string[]
  readonly panel: PanelScore
  readonly score: string | null
  readonly untrimmed: string | null
  readonly median: string | null
  readonly firsts: number
}

export const totalOf = (sheet: MarkSheet): Hundredths => Object.values(sheet.marks).reduce((sum, m) => sum + m, 0)

/** The marks that stand, by judge and contestant; a correction comes later than what it corrects. */
const standing = (marks: readonly MarkSheet[]): ReadonlyMap<string, MarkSheet> =>
  new Map(marks.map((sheet) => [pairOf(sheet.judgeId, sheet.contestantId), sheet]))

/**
 * The result of a contest, best first: recusals left out before the panel is counted, then score and rank. A first place is a
 * judge's highest total among those whom the judge counts for; several may share it.
 */
export function resultSheet(
  contest: OpenedContest,
  now: ContestNow,
  marks: readonly MarkSheet[],
): readonly Ranked<SheetLine>[] {
  const given = standing(marks)
  const lines = contestantsDrawn(contest, now).map((contestant, i) => lineOf(contest, contestant, now, given, i + 1))
  const best = new Map<string, Hundredths>()
  for (const { judgeId, total } of lines.flatMap((line) => line.totals))
    best.set(judgeId, Math.max(total, best.get(judgeId) ?? 0))
  return rankContestants(
    lines.map((line) => ({ ...line, firsts: line.totals.filter((t) => t.total === best.get(t.judgeId)).length })),
  )
}

function lineOf(
  contest: OpenedContest,
  contestant: Contestant,
  now: ContestNow,
  given: ReadonlyMap<string, MarkSheet>,
  drawn: number,
): SheetLine {
  const may = judgesOf(contest, contestant, now).map((judge) => judge.id)
  const sheetOf = (judgeId: string) => given.get(pairOf(judgeId, contestant.id))
  const totals = may.flatMap((judgeId) => {
    const sheet = sheetOf(judgeId)
    return sheet ? [{ judgeId, total: totalOf(sheet) }] : []
  })
  const panel = panelScore(totals)
  return {
    ...{ contestantId: contestant.id, drawn, totals, panel, firsts: 0 },
    missing: may.filter((id) => !sheetOf(id)),
    recused: contest.judges.map((judge) => judge.id).filter((id) => !may.includes(id)),
    ...{ score: panel.score, untrimmed: panel.untrimmed, median: panel.median },
  }
}

/** Contestants in the drawn order. */
export function contestantsDrawn(contest: OpenedContest, now: Pick<ContestNow, 'order'>): readonly Contestant[] {
  const known = new Map(contest.contestants.map((c) => [c.id, c]))
  return now.order.flatMap((id) => known.get(id) ?? [])
}

/** How many marks each judge owes and has given: who has marked, never what. */
export function marksGiven(
  contest: OpenedContest,
  now: ContestNow,
  marked: readonly { readonly judgeId: string; readonly contestantId: string }[],
): readonly { readonly judgeId: string; readonly due: number; readonly given: number }[] {
  const pairs = new Set(marked.map((one) => pairOf(one.judgeId, one.contestantId)))
  return contest.judges.map(({ id }) => {
    const due = contest.contestants.filter((c) => judgesOf(contest, c, now).some((judge) => judge.id === id))
    return { judgeId: id, due: due.length, given: due.filter((c) => pairs.has(pairOf(id, c.id))).length }
  })
}
