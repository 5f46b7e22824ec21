import { type Refusal, refuse } from '../kernel/coded.ts'
import { parseDecimal } from '../kernel/exact.ts'
import type { ContestAct, Contestant, ContestItem, Hundredths, OpenedContest, PanelJudge } from './contest-events.ts'
import { type ContestNow, type ContestState, pairOf } from './contest-state.ts'
import { isOfOneUnit, isRecused } from './recusal.ts'

/** In which states an act has its turn. Withdrawn is for good; marks once sealed stay sealed. */
const WHEN: Readonly<Record<ContestAct['kind'], readonly ContestState[]>> = {
  drawn: ['opened'],
  recused: ['opened', 'marking'],
  recusalLifted: ['opened', 'marking'],
  closed: ['marking'],
  revealed: ['closed'],
  released: ['revealed'],
  takenDown: ['revealed'],
  withdrawn: ['opened', 'marking', 'closed', 'revealed'],
}
/** Acts that are nothing without a reason. */
const WITH_REASON: readonly ContestAct['kind'][] = ['recused', 'recusalLifted', 'takenDown', 'withdrawn']

/** Whether it is an act's turn at all: its state, and for the board and lifted recusals what there is to take back. */
export const isTurnOf = (kind: ContestAct['kind'], now: ContestNow): boolean =>
  WHEN[kind].includes(now.state) &&
  (kind !== 'released' || !now.released) &&
  (kind !== 'takenDown' || now.released) &&
  (kind !== 'recusalLifted' || now.declared.size > 0)

export const stateCode = (state: ContestState): string => `appraisal.state.${state}`

/**
 * Whether an act may be taken now: null, or why not. Who has the right at all is the server's policy. `missing`: marks still
 * owed, without which a contest is closed only with a reason.
 */
export function refuseContestAct(
  contest: OpenedContest,
  now: ContestNow,
  act: ContestAct,
  { text, missing }: { readonly text: string; readonly missing: number },
): Refusal | null {
  if (!WHEN[act.kind].includes(now.state)) return refuse('appraisal.notNow', { state: stateCode(now.state) })
  if (WITH_REASON.includes(act.kind) && text === '') return refuse('appraisal.reasonMissing')
  if (act.kind === 'closed' && missing > 0 && text === '') return refuse('appraisal.marksMissing', { count: missing })
  if (act.kind === 'released' && now.released) return refuse('appraisal.releasedAlready')
  if (act.kind === 'takenDown' && !now.released) return refuse('appraisal.notReleased')
  return act.kind === 'recused' || act.kind === 'recusalLifted' ? refuseRecusal(contest, now, act) : null
}

function refuseRecusal(
  contest: OpenedContest,
  now: ContestNow,
  act: ContestAct & { readonly kind: 'recused' | 'recusalLifted' },
): Refusal | null {
  const judge = contest.judges.find((one) => one.id === act.judgeId)
  const contestant = contest.contestants.find((one) => one.id === act.contestantId)
  if (!judge || !contestant) return refuse('appraisal.notOfContest')
  const declared = now.declared.has(pairOf(act.judgeId, act.contestantId))
  if (act.kind === 'recused') return isRecused(judge, contestant, now) ? refuse('appraisal.recusedAlready') : null
  // What follows from units can't be waived by anybody.
  if (!declared) return refuse(isOfOneUnit(judge, contestant) ? 'appraisal.recusedByUnit' : 'appraisal.notRecused')
  return null
}

/** Whether a judge may mark a contestant now, and every item of it with a mark from nought to its most. */
export function acceptMarks(
  contest: OpenedContest,
  now: ContestNow,
  who: { readonly judge: PanelJudge | undefined; readonly contestant: Contestant | undefined },
  texts: Readonly<Record<string, string>>,
): Readonly<Record<string, Hundredths>> | Refusal {
  const { judge, contestant } = who
  if (!judge || !contestant) return refuse('appraisal.notOfContest')
  if (now.state !== 'marking') return refuse('appraisal.notNow', { state: stateCode(now.state) })
  if (isRecused(judge, contestant, now)) return refuse('appraisal.recused')
  const marks: Record<string, Hundredths> = {}
  for (const item of contest.items) {
    const mark = acceptMark(item, texts[item.id])
    if (typeof mark !== 'number') return mark
    marks[item.id] = mark
  }
  const known = contest.items.map((item) => item.id)
  return Object.keys(texts).every((id) => known.includes(id)) ? marks : refuse('appraisal.notOfContest')
}

function acceptMark(item: ContestItem, text: string | undefined): Hundredths | Refusal {
  if (text === undefined || text === '') return refuse('appraisal.markMissing', { item: item.name })
  const mark = parseMarks(text)
  return mark === null || mark > item.max
    ? refuse('appraisal.markOutOfRange', { item: item.name, max: item.max / 100 })
    : mark
}

/** Hundredths of '9.25'; null for what is no mark: negative, or finer than a hundredth. */
export function parseMarks(text: string): Hundredths | null {
  const value = parseDecimal(text)
  if (!value || value.num < 0n) return null
  const scaled = value.num * 100n
  return scaled % value.den === 0n ? Number(scaled / value.den) : null
}
