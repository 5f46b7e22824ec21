import type { Contestant, OpenedContest, PanelJudge } from './contest-events.ts'
import { type ContestNow, pairOf } from './contest-state.ts'

/** A judge of the contestant's unit is out of its count (domain.md §7). */
export const isOfOneUnit = (judge: PanelJudge, contestant: Contestant): boolean =>
  judge.unitIds.some((id) => contestant.unitIds.includes(id))

/** 回避: by unit, or as declared. Who is recused gives no mark, and one given before a recusal was declared does not count. */
export const isRecused = (judge: PanelJudge, contestant: Contestant, now: Pick<ContestNow, 'declared'>): boolean =>
  isOfOneUnit(judge, contestant) || now.declared.has(pairOf(judge.id, contestant.id))

/** Judges who may mark a contestant, in the order of the panel. */
export const judgesOf = (
  contest: OpenedContest,
  contestant: Contestant,
  now: Pick<ContestNow, 'declared'>,
): readonly PanelJudge[] => contest.judges.filter((judge) => !isRecused(judge, contestant, now))
